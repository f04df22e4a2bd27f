"""Figures: bounds, units, what is measured, and what is no figure."""

from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from recoupe.annotate.figures.quantities import find_quantities
from recoupe.annotate.times.timexes import find_timexes
from recoupe.model import Document, DocumentId, Parse

NO_PARSE = Parse((), ())


def annotate(text):
    document = Document(
        id=DocumentId("d"), outlet="o", text=text, published=date(2024, 8, 20)
    )
    timexes, _ = find_timexes(document, NO_PARSE)
    return find_quantities(document, NO_PARSE, timexes)


def read(text):
    return [(q.value, q.low, q.high, q.unit) for q in annotate(text)[0]]


def measures(text):
    return [(q.value, q.measures) for q in annotate(text)[0]]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Il y avait 38 tables.", ("38", "38", "38", "table")),
        ("Il y avait plus de 38 tables.", ("38", "38", None, "table")),
        ("Il y avait au moins 38 tables.", ("38", "38", None, "table")),
        ("Il y avait moins de 40 tables.", ("40", None, "40", "table")),
        ("Il y avait près de 40 tables.", ("40", "36", "40", "table")),
        ("Il y avait environ 40 tables.", ("40", "36", "44", "table")),
        ("Il y avait un peu plus de 40 tables.", ("40", "40", "44", "table")),
        ("Il y avait entre 30 et 40 tables.", (None, "30", "40", "table")),
        ("Il y avait une douzaine de tables.", ("12", "10", "14", "table")),
        ("Il y avait des centaines de tables.", (None, "200", "1000", "table")),
        ("Il y avait plusieurs tables.", (None, "2", None, "table")),
    ],
)
def test_every_approximator_has_its_bounds(text, expected):
    assert read(text) == [expected]


@pytest.mark.parametrize("figure", ["282.710", "282 710", "282'710", "282\u202f710"])
def test_thousands_are_read_whatever_separates_them(figure):
    assert read(f"On a compté {figure} pins.") == [
        ("282710", "282710", "282710", "pin")
    ]


@pytest.mark.parametrize(
    ("text", "value", "unit"),
    [
        ("Le pont coûte 4,2 milliards d'euros.", "4200000000", "EUR"),
        ("À Montréal, le pain vaut 6 dollars.", "6", "CAD"),
        ("Le pain vaut 6 dollars.", "6", "USD"),
        ("À Genève, le pain vaut 6 francs.", "6", "CHF"),
        ("Le sac coûte deux euros cinquante.", "2.5", "EUR"),
        ("Elle mesure 1 200 km².", "1200", "km2"),
        ("L'indice a perdu 1,5 %.", "1.5", "%"),
        ("Il fait 31 °C.", "31", "Cel"),
    ],
)
def test_units_have_codes(text, value, unit):
    assert [(v, u) for v, _, _, u in read(text)] == [(value, unit)]


def test_a_unit_left_out_is_that_of_the_figure_before():
    text = "Elle a vendu 41 200 vélos, contre 38 900 un an plus tôt."

    assert [row[3] for row in read(text)] == ["vélo", "vélo"]


def test_a_move_from_one_figure_to_another_is_two_figures():
    assert [row[0] for row in read("La liste passe de 18 à 23 % des voix.")] == [
        "18",
        "23",
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("La crue a fait 38 morts.", ("38", "dead")),
        ("L'incendie a coûté la vie à 38 personnes.", ("38", "dead")),
        ("Le nombre de blessés atteint 300.", ("300", "injured")),
        ("Cent dix personnes ont été interpellées.", ("110", "arrested")),
        ("Quelque 12 000 personnes ont défilé.", ("12000", "participants")),
        ("Trois pompiers ont été blessés.", ("3", "injured")),
        ("Au moins 12 randonneurs sont portés disparus.", ("12", "missing")),
    ],
)
def test_a_figure_says_what_it_measures(text, expected):
    assert measures(text) == [expected]


def test_a_local_count_and_a_national_one_never_meet():
    text = "Ils étaient 136 000 en France et 8 000 à Paris, selon la préfecture."

    scopes = [q.scope for q in annotate(text)[0]]

    assert scopes == ["France ; source : préfecture", "Paris ; source : préfecture"]


@pytest.mark.parametrize("slip", ["104.0000", "230O", "1 80"])
def test_a_typing_accident_is_a_problem_not_a_number(slip):
    quantities, problems = annotate(f"On a vu {slip} personnes.")

    assert [q.value for q in quantities] == []
    assert [p.code for p in problems] == ["number-mistyped"]


@pytest.mark.parametrize(
    "text",
    [
        "La COP 29 et le G20.",
        "L'accord est naturel1 pour eux.",
        "Le Boeing 737 et l'Airbus A320.",
        "L'article 49 alinéa 3 de la loi 1905.",
        "Le texte HR5632 est bloqué.",
        "Il habite le XVe arrondissement.",
        "Le Premier ministre parle.",
        "Appelez le 06 12 34 56 78.",
        "Il joue à Formule 1 sur France 2.",
    ],
)
def test_labels_are_no_figures(text):
    assert read(text) == []


def test_no_figure_lies_inside_a_date():
    assert read("Il est né le 3 mars 2021 à 19 h 30.") == []


def test_a_length_stays_a_time_unless_it_measures_something():
    assert read("Il a dormi deux jours.") == []


@given(st.text(alphabet="0123456789 -/.,% deux millions'«»€\n", max_size=60))
def test_any_text_is_read_with_offsets_that_fit(text):
    for quantity in annotate(text)[0]:
        assert 0 <= quantity.start < quantity.end <= len(text)


SENTENCES = [
    line.split("\t")
    for line in (Path(__file__).parent / "figures.tsv").read_text("utf-8").splitlines()
    if line and not line.startswith("#")
]


@pytest.mark.parametrize(("text", "expected"), SENTENCES)
def test_units_and_labels(text, expected):
    found = [
        f"{low}..{high} {unit}" if value is None else f"{value} {unit}"
        for value, low, high, unit in read(text)
    ]
    assert "; ".join(found) == expected
