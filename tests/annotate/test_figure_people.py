"""What happened to counted people, read from the clause; whose count it is."""

from datetime import date

import pytest

from recoupe.annotate.figures.quantities import find_quantities
from recoupe.annotate.times.timexes import find_timexes
from recoupe.lang.parser import load_parser
from recoupe.model import Document, DocumentId


def read(text):
    document = Document(
        id=DocumentId("d"), outlet="o", text=text, published=date(2024, 8, 20)
    )
    parse = load_parser("fr").parse(text)
    timexes, _ = find_timexes(document, parse)
    return find_quantities(document, parse, timexes)[0]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Deux blessés ont succombé dans la nuit.", ["dead"]),
        ("Trois cents habitations ont disparu sous la boue.", [None]),
        ("Quatre ministres ont défilé.", [None]),
        ("Le virus a tué 3 000 volailles.", [None]),
        ("L'attaque a fait 7 morts, dont deux enfants.", ["dead", "dead"]),
        ("Ils étaient 900 à défiler à Brest.", ["participants"]),
        ("Douze Palestiniens ont été tués.", ["dead"]),
    ],
)
def test_the_clause_says_what_is_counted(text, expected):
    assert [q.measures for q in read(text)] == expected


def test_two_sides_share_the_place_and_keep_their_names():
    text = "Ils étaient 900 à défiler à Brest, selon la police, 2 000 selon la CGT."

    assert [q.scope for q in read(text)] == [
        "Brest ; source : police",
        "Brest ; source : CGT",
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # men are soldiers where an army is told of
        ("Deux hommes ont été condamnés.", [None]),
        ("Le contingent de 500 hommes a rejoint la frontière.", ["soldiers"]),
        ("Moscou a perdu 2 000 hommes à Bakhmout.", ["soldiers"]),
        # who is counted by the police or a union is no crowd
        ("120 salariés seront licenciés, selon la CGT.", [None]),
        ("80 pompiers ont été mobilisés pour éteindre l'incendie.", [None]),
        ("3 000 personnes ont défilé, selon la police.", ["participants"]),
        # who is looked for is not always lost
        ("La police recherche deux suspects.", [None]),
        ("Les secours recherchent trois skieurs.", ["missing"]),
        # a complement, a base or another clause has no toll
        (
            "L'attentat a tué 12 personnes dans une ville de 40 000 habitants.",
            ["dead", None],
        ),
        ("Sur les 30 passagers, 12 sont morts.", [None, "dead"]),
        ("Aucun des 52 passagers n'a été blessé.", [None]),
        ("Deux des cinq blessés sont décédés.", ["dead", "injured"]),
        ("Douze passagers n'ont pas survécu.", ["dead"]),
        ("Douze ouvriers ont été asphyxiés.", ["dead"]),
    ],
)
def test_a_fate_is_of_whom_it_befell(text, expected):
    assert [q.measures for q in read(text)] == expected


@pytest.mark.parametrize(
    ("text", "unit"),
    [
        ("Le plan prévoit 12 millions d'économies.", "EUR"),
        ("Le site a 3 millions d'années.", "a"),
        ("La ville a reçu 3 millions de touristes.", "touriste"),
    ],
)
def test_millions_of_what_is_spent_are_money(text, unit):
    assert [q.unit for q in read(text)] == [unit]


@pytest.mark.parametrize(
    ("text", "scope"),
    [
        ("Séisme : 12 morts.", None),
        ("Brest : 900 manifestants.", "Brest"),
        ("Le maire a annoncé que 12 écoles fermeront.", "source : maire"),
    ],
)
def test_a_title_word_is_no_place_and_a_conjunction_no_source(text, scope):
    assert [q.scope for q in read(text)] == [scope]
