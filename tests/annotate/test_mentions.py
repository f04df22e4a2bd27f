"""Whom an article speaks of: names, roles, pronouns, seats of power."""

from datetime import date

import pytest

from recoupe.annotate.mentions import find_mentions
from recoupe.lang.parser import load_parser
from recoupe.model import Document, DocumentId, Mention

DAY = date(2024, 9, 3)


def read(text: str, day: date = DAY) -> tuple[Mention, ...]:
    """Return the mentions of a text published that day."""
    document = Document(id=DocumentId("d"), outlet="", text=text, published=day)
    return find_mentions(document, load_parser("fr").parse(document.blanked))


def meant(text: str, words: str, day: date = DAY) -> set[str]:
    """Return the names of those whom ``words`` stand for, at their last occurrence."""
    start = text.rindex(words)
    place = (start, start + len(words))
    return {m.name for m in read(text, day) if (m.start, m.end) == place}


@pytest.mark.parametrize(
    "text", ["", "   ", "«»!?…", "\n\n", "—", "😀 ???", "M.", "il"]
)
def test_text_that_names_nobody_gives_no_name(text: str) -> None:
    assert not [m for m in read(text) if m.form == "name"]


def test_a_name_comes_without_its_title() -> None:
    text = "Le maire a reçu Mme Solveig Karoun à Lyon."
    names = {text[m.start : m.end]: m.type for m in read(text) if m.form == "name"}
    assert names["Solveig Karoun"] == "PER"
    assert names["Lyon"] == "GPE"


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Selon Mme Torrent, les cuves ont tenu.", "Torrent"),
        ("Le texte sera revu, a expliqué hier M. Astier.", "Astier"),
        ("Pour M. Kerviel, le projet est mort.", "Kerviel"),
        ("Le Dr Vasseur a alerté la préfecture.", "Vasseur"),
        ("Me Lantier a fait appel.", "Lantier"),
        ("Hier, M. d'Estreville a fait appel.", "d'Estreville"),
        ("Le virologue Delpuech a été arrêté.", "Delpuech"),
    ],
)
def test_only_somebody_stands_behind_a_title(text: str, name: str) -> None:
    named = [m for m in read(text) if text[m.start : m.end].endswith(name)]
    assert [(m.name, m.type, m.form) for m in named] == [(name, "PER", "name")]


def test_a_name_behind_a_particle_is_whose_full_name_ends_so() -> None:
    text = "Clara de La Tour a fait appel. Mme de La Tour a été entendue."
    assert len({m.entity for m in read(text) if m.form == "name"}) == 1


@pytest.mark.parametrize(
    "text",
    [
        "M. Dupont a été arrêté lundi. Mme Dupont a été hospitalisée.",
        "Jean Dupont a été arrêté lundi. Mme Dupont a été hospitalisée.",
    ],
)
def test_monsieur_and_madame_of_one_name_are_two(text: str) -> None:
    named = {m.entity for m in read(text) if m.form == "name"}
    assert len(named) == 2


def test_a_title_without_a_name_behind_it_names_nobody() -> None:
    text = "Madame la préfète a signé. Le docteur a été entendu."
    assert not [m for m in read(text) if m.form == "name"]


def test_a_full_name_has_the_same_local_id_in_every_article() -> None:
    first = read("Le politologue Zelmo Kartanian doute de ce projet.")
    second = read("Selon le chercheur Zelmo Kartanian, rien ne presse.")
    ids = {m.entity for m in (*first, *second) if m.name == "Zelmo Kartanian"}
    assert ids == {"per:zelmo-kartanian"}


def test_a_family_name_joins_the_full_name() -> None:
    text = "Le politologue Zelmo Kartanian doute. Pour Kartanian, rien ne presse."
    assert meant(text, "Kartanian") == {"Zelmo Kartanian"}


def test_a_repeated_role_takes_up_who_bore_it() -> None:
    text = "Le politologue Zelmo Kartanian doute. Le politologue a publié une note."
    assert meant(text, "politologue") == {"Zelmo Kartanian"}


@pytest.mark.parametrize(
    ("day", "name"),
    [
        (date(2016, 5, 2), "François Hollande"),
        (date(2019, 5, 2), "Emmanuel Macron"),
    ],
)
def test_an_office_is_read_at_the_date_of_the_article(day: date, name: str) -> None:
    text = "Le président français a quitté Rome hier."
    assert meant(text, "président français", day) == {name}


def test_an_homologue_holds_the_same_office_elsewhere() -> None:
    text = "Emmanuel Macron a reçu son homologue polonais à Paris."
    assert meant(text, "homologue polonais") == {"Andrzej Duda"}


def test_two_leaders_are_two_entities() -> None:
    text = "Emmanuel Macron a reçu Olaf Scholz. Les deux dirigeants ont dîné ensemble."
    group = next(m for m in read(text) if text[m.start : m.end] == "deux dirigeants")
    assert group.entities == ("person:emmanuel-macron", "person:olaf-scholz")


@pytest.mark.parametrize(
    ("text", "words", "body"),
    [
        ("Moscou a rejeté cette proposition.", "Moscou", "Russie"),
        ("Les liens de Rome avec Tunis se resserrent.", "Rome", "Italie"),
        ("La ministre a accusé Madrid de mentir.", "Madrid", "Espagne"),
        ("Il est arrivé à Moscou lundi.", "Moscou", None),
        ("L'aéroport de Madrid a rouvert.", "Madrid", None),
        ("Les touristes ont visité Rome.", "Rome", None),
    ],
)
def test_a_capital_stands_for_a_government_only_when_it_acts(
    text: str, words: str, body: str | None
) -> None:
    start = text.index(words)
    place = (start, start + len(words))
    found = next(m for m in read(text) if (m.start, m.end) == place)
    assert found.metonym_for == body


def test_a_seat_and_its_state_have_one_actor() -> None:
    mentions = read("Moscou a rejeté cette proposition. La Russie menace.")
    actors = {m.actor for m in mentions if m.form == "name"}
    assert actors == {"state:RU"}


def test_a_pronoun_is_the_subject_of_the_sentence_before() -> None:
    text = "Emmanuel Macron a reçu Olaf Scholz lundi. Il a promis une réponse rapide."
    assert meant(text, "Il") == {"Emmanuel Macron"}


def test_a_feminine_pronoun_is_a_woman() -> None:
    text = "Angela Merkel a reçu Emmanuel Macron lundi. Elle a promis une réponse."
    assert meant(text, "Elle") == {"Angela Merkel"}


@pytest.mark.parametrize(
    "text",
    [
        "Emmanuel Macron est parti. Il faut attendre.",
        "Emmanuel Macron est parti. Il y a du monde.",
        "Emmanuel Macron est parti. Il pleut sur Brest.",
        "Emmanuel Macron est parti. Il s'agit d'un malentendu.",
        "Emmanuel Macron est parti. Il est probable que le vote soit reporté.",
    ],
)
def test_an_impersonal_subject_is_nobody(text: str) -> None:
    start = text.index("Il ")
    assert not [m for m in read(text) if m.start == start]


def test_an_adjective_names_its_state() -> None:
    text = "Les exportations espagnoles reculent."
    found = next(m for m in read(text) if m.form == "adjective")
    assert (text[found.start : found.end], found.entity) == ("espagnoles", "state:ES")


def test_a_body_keeps_the_state_of_its_name_inside() -> None:
    text = "Un sommet des BRICS aura lieu en Inde."
    names = {text[m.start : m.end] for m in read(text) if m.form == "name"}
    assert {"sommet des BRICS", "BRICS", "Inde"} <= names


def test_an_acronym_stands_for_the_name_it_follows() -> None:
    text = "L'Observatoire Ligure des Marées (OLM) alerte. L'OLM craint le pire."
    ids = {m.entity for m in read(text) if text[m.start : m.end] == "OLM"}
    long = {m.entity for m in read(text) if text[m.start : m.end].startswith("Observ")}
    assert ids <= long | {"org:olm"}
    assert len(ids) == 1
