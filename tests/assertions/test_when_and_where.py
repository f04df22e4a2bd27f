"""When and where a clause says it happened, wherever the two stand in it."""

from datetime import date

import pytest

from recoupe.annotate import annotate
from recoupe.assertions import read_assertions
from recoupe.model import Assertion, Document, DocumentId

TUESDAY = "2025-03-04"
# Sentence, its verb, the town, the day; then the look-alikes.
ROWS = [
    # behind an object
    ("Des inconnus ont tué un journaliste à Lyon.", "tué", "lyon", None),
    ("Les députés ont adopté mardi la loi à Lyon.", "adopté", "lyon", TUESDAY),
    ("Le groupe a vendu l'usine à Lyon.", "vendu", "lyon", None),
    ("Le ministre a présenté le plan à Lyon.", "présenté", "lyon", None),
    ("Des jeunes ont incendié une voiture à Lyon.", "incendié", "lyon", None),
    ("L'armée a tué deux soldats au Mali.", "tué", "ML", None),
    # between commas
    ("La police, mardi, a arrêté Paul Vernet.", "arrêté", None, TUESDAY),
    ("L'armée, à Lyon, a bombardé l'hôpital.", "bombardé", "lyon", None),
    ("Les ministres, le 4 mars à Lyon, ont signé le traité.", "signé", "lyon", TUESDAY),
    ("Le tribunal, hier à Lyon, a relaxé Paul Vernet.", "relaxé", "lyon", TUESDAY),
    # in front, without a comma between them
    ("Mardi à Lyon, les ministres ont signé le traité.", "signé", "lyon", TUESDAY),
    ("À Lyon mardi, l'armée a bombardé l'hôpital.", "bombardé", "lyon", TUESDAY),
    ("Mardi soir à Lyon, la cour a relaxé Paul Vernet.", "relaxé", "lyon", TUESDAY),
    ("Mardi à Lyon a été arrêté Paul Vernet.", "arrêté", "lyon", TUESDAY),
    ("Lors d'une fête mardi à Lyon, il a chanté.", "chanté", "lyon", TUESDAY),
    ("A Lyon, mardi, un homme a été tué.", "tué", "lyon", TUESDAY),
    # of an event that is only named
    ("Il a parlé après l'arrestation de Paul Vernet mardi.", "arrestation", None,
     TUESDAY),
    # a place that says which, or an event of its own
    ("La France a nommé un ambassadeur à Moscou.", "nommé", None, None),
    ("Le ministre a dénoncé l'attaque à Gaza.", "dénoncé", None, None),
    ("La réunion de mardi à Lyon a été annulée.", "annulée", None, None),
]  # fmt: skip
# What befell somebody, by a participle read as a noun, an adjective or the main verb:
# sentence, participle, sense, whom it befell.
PARTICIPLES = [
    ("Arrêté mardi à Lyon, Karim Benali se tait.", "Arrêté", "arrest", "benali"),
    ("Licencié mardi par Torvex, l'homme se tait.", "Licencié", "dismiss", "homme"),
    ("Écroué mardi par le juge, l'homme se tait.", "Écroué", "imprison", "homme"),
    ("Les deux hommes, agressés mardi à Lyon, gardent le silence.", "agressés",
     "assault", "hommes"),
    ("La jeune femme, élue mardi à Lyon, garde le silence.", "élue", "elect", "femme"),
    ("La jeune femme, abattue mardi à Lyon, garde le silence.", "abattue", "kill",
     "femme"),
    ("L'homme, évacué mardi par les autorités, garde le silence.", "évacué",
     "evacuate", "homme"),
]  # fmt: skip
# Whom something is given to, a town too.
GIVEN = [
    ("Le comité a attribué les Jeux à Milan.", "attribué", "milan"),
    ("La France a vendu des avions à l'Inde.", "vendu", "IN"),
    ("Les États-Unis ont livré des chars à Kiev.", "livré", "kiev"),
]


def read(text: str, head: str) -> Assertion:
    document = Document(
        id=DocumentId("d"),
        outlet="o",
        title="",
        text=text,
        language="fr",
        published=date(2025, 3, 5),
    )
    found = read_assertions(annotate(document)).assertions
    start = text.index(head)
    return next(a for a in found if a.head.start <= start < a.head.end)


@pytest.mark.parametrize(("text", "head", "town", "day"), ROWS)
def test_a_clause_says_when_and_where(
    text: str, head: str, town: str | None, day: str | None
) -> None:
    found = read(text, head)
    assert (found.place or "").partition(":")[2] == (town or "")
    assert found.first == day
    assert "city:lyon" not in found.recipients


@pytest.mark.parametrize(("text", "head", "body"), GIVEN)
def test_a_town_may_be_given_something(text: str, head: str, body: str) -> None:
    found = read(text, head)
    assert [entity.partition(":")[2] for entity in found.recipients] == [body]


@pytest.mark.parametrize(("text", "head", "sense", "whom"), PARTICIPLES)
def test_a_participle_says_what_befell_somebody(
    text: str, head: str, sense: str, whom: str
) -> None:
    found = read(text, head)
    assert (found.predicate, found.first) == (sense, TUESDAY)
    assert len(found.recipients) == 1
    assert whom in found.recipients[0]
