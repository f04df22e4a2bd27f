"""One name in several articles: one id, whatever each takes it for."""

from msgspec.structs import replace
from tests.entities.test_resolve_entities import article, ids

from recoupe.model import AnnotatedDocument

FIRM = ("Valtor", "org:valtor", "Valtor")
PLACE = ("Valtor", "gpe:valtor", "Valtor")
UNION = ("Union ferme", "org:union-ferme", "Union ferme")
CALLED = "syndicat Union ferme"
CALLED_UNION = (CALLED, "org:syndicat-union-ferme", CALLED)


def test_a_name_taken_for_two_kinds_is_what_most_articles_say() -> None:
    articles = [
        article("a", "Valtor embauche.", FIRM),
        article("b", "La fermeture de Valtor inquiète.", FIRM),
        article("c", "À Valtor, rien ne bouge.", PLACE),
    ]

    assert ids(*articles) == [{"org:valtor"}] * 3
    assert ids(*articles[::-1]) == [{"org:valtor"}] * 3


def test_most_mentions_count_before_most_articles() -> None:
    twice = article("a", "Valtor embauche.", FIRM)
    again = replace(twice.mentions[0], start=0, end=6)
    twice = replace(twice, mentions=(*twice.mentions, again, again))
    others = [article(name, "À Valtor.", PLACE) for name in "bc"]

    assert ids(twice, *others) == [{"org:valtor"}] * 3


def test_a_name_with_the_noun_for_its_kind_is_the_bare_name() -> None:
    bare = article("a", "Union ferme appelle à la grève.", UNION)
    noun = article("b", "Le syndicat Union ferme appelle à la grève.", CALLED_UNION)

    assert ids(bare, noun) == [{"org:union-ferme"}] * 2
    assert ids(noun, bare) == [{"org:union-ferme"}] * 2


def test_one_name_behind_the_nouns_for_two_kinds_is_two_bodies() -> None:
    party = ("parti Union ferme", "org:parti-union-ferme", "parti Union ferme")
    left = article("a", "Le syndicat Union ferme appelle à la grève.", CALLED_UNION)
    right = article("b", "Le parti Union ferme appelle à voter.", party)

    assert ids(left, right) == [{"org:syndicat-union-ferme"}, {"org:parti-union-ferme"}]


def _known(given: AnnotatedDocument, qid: str) -> AnnotatedDocument:
    return replace(given, mentions=tuple(replace(m, qid=qid) for m in given.mentions))


def test_a_state_and_a_club_that_the_base_knows_are_two() -> None:
    state = ("Monaco", "state:MC", "Monaco")
    club = ("Monaco", "org:monaco", "Monaco")
    left = _known(article("a", "Monaco ratifie le traité.", state), "Q235")
    right = _known(article("b", "Monaco a gagné le match.", club), "Q180305")

    assert ids(left, right) == [{"state:MC"}, {"org:monaco"}]


def test_whoever_joined_a_person_is_left_alone() -> None:
    whole = ("Irma Solanes", "per:irma-solanes", "Irma Solanes")
    family = ("Solanes", "per:solanes", "Solanes")
    firm = ("Solanes", "org:solanes", "Solanes")
    her = article("a", "Irma Solanes a parlé, puis Solanes est partie.", whole)
    bare = article("b", "Pour Solanes, tout va.", family)
    shop = article("c", "Solanes recrute.", firm)
    spare = article("d", "Chez Solanes, on recrute.", firm)

    assert ids(her, bare, shop, spare) == [
        {"per:irma-solanes"},
        {"per:irma-solanes"},
        {"org:solanes"},
        {"org:solanes"},
    ]


def test_an_acronym_is_of_the_body_that_its_own_article_spells_out() -> None:
    carriers = "Syndicat national des transporteurs"
    weavers = "Syndicat national des tisserands"
    acronym = ("SNT", "org:snt", "SNT")
    defined = article(
        "a",
        f"Le {carriers} (SNT) appelle à la grève.",
        (carriers, "org:snt-transporteurs", carriers),
    )
    spelt = article(
        "b",
        f"Le {weavers} défile. Pour le SNT, rien ne va.",
        (weavers, "org:snt-tisserands", weavers),
        acronym,
    )
    bare = article("c", "Pour le SNT, tout va.", acronym)

    assert ids(defined, spelt, bare) == [
        {"org:snt-transporteurs"},
        {"org:snt-tisserands"},
        {"org:snt-transporteurs"},
    ]


def test_who_only_speaks_is_who_bears_the_name_elsewhere() -> None:
    voice = article("a", "Valtor dément.", ("Valtor", "voice:~valtor", "Valtor"))
    firm = article("b", "La société Valtor embauche.", FIRM)
    other = article("c", "La commune de Valtor vote.", PLACE)

    assert ids(voice, firm) == [{"org:valtor"}] * 2
    assert ids(voice) == [{"voice:~valtor"}]
    assert ids(voice, other, firm, firm)[0] == ids(other, firm, firm)[1]
