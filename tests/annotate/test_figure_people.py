"""What happened to counted people, read from the clause; whose count it is."""

from datetime import date

import pytest

from recoupe.annotate.quantities import find_quantities
from recoupe.annotate.timexes import find_timexes
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
