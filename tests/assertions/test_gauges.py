"""What a figure counts and what it is the amount of."""

from datetime import date

import pytest

from recoupe.annotate import annotate
from recoupe.assertions import read_assertions
from recoupe.model import Assertion, Document


def figure(text: str, value: str) -> Assertion:
    document = Document(id="d", outlet="o", text=text, published=date(2025, 6, 12))
    found = read_assertions(annotate(document)).assertions
    return next(a for a in found if a.kind == "figure" and a.value == value)


def told(text: str, value: str, role: str) -> tuple[str, ...]:
    arguments = figure(text, value).arguments
    return next(a.lemmas for a in arguments if a.role == role)


@pytest.mark.parametrize(
    ("text", "value", "word"),
    [
        ("La coopérative a perdu 40 millions d'euros.", "40000000", "perdre"),
        (
            "Il est parti après la perte de 40 millions d'euros.",
            "40000000",
            "perte",
        ),
        ("La perte s'élève à 40 millions d'euros.", "40000000", "perte"),
        ("Les experts évaluent les dégâts à 3 millions d'euros.", "3000000", "dégât"),
        ("Le déficit n'était que de 2 millions d'euros.", "2000000", "déficit"),
        ("Elle dispose de 8 millions d'euros de réserves.", "8000000", "réserve"),
        ("Il a écopé d'une amende de 900 euros.", "900", "amende"),
        ("La libération de 15 otages a été saluée.", "15", "libération"),
        ("Les dégâts atteignent 40 millions d'euros.", "40000000", "dégât"),
        ("Le coût pourrait dépasser 65 millions d'euros.", "65000000", "coût"),
        (
            "La surface parcourue, évaluée mardi à 800 hectares, a été revue.",
            "800",
            "surface",
        ),
    ],
)
def test_a_figure_is_of_what_it_gauges(text: str, value: str, word: str) -> None:
    assert word in told(text, value, "gauged")


@pytest.mark.parametrize(
    ("text", "value", "stranger"),
    [
        ("La perte s'élève à 40 millions d'euros.", "40000000", "élever"),
        ("Il a nié être à l'origine d'une fuite de 12 litres.", "12", "nier"),
        ("Le maire a salué la libération de 15 otages.", "15", "saluer"),
    ],
)
def test_what_is_said_of_it_is_no_gauge(text: str, value: str, stranger: str) -> None:
    assert stranger not in told(text, value, "gauged")


def test_what_restricts_a_count_stands_beside_it() -> None:
    counted = told("Quatorze autres otages américains sont rentrés.", "14", "measured")
    assert counted[0] == "otage"
    assert {"autre", "américain"} <= set(counted)


def test_what_is_counted_in_turn_restricts_nothing() -> None:
    counted = told("La ville attend 600 athlètes de 204 pays.", "600", "measured")
    assert counted == ("athlète",)


@pytest.mark.parametrize(
    "text",
    [
        "La fresque mesure neuf mètres, et non douze mètres.",
        "La fresque mesure neuf mètres, pas douze mètres.",
    ],
)
def test_a_figure_named_as_the_wrong_one_is_denied(text: str) -> None:
    assert [figure(text, value).polarity for value in ("9", "12")] == ["+", "-"]


def test_a_bound_beside_a_figure_denies_none() -> None:
    text = "Les voisins ont compté neuf camions, pas plus de douze voitures."
    assert figure(text, "12").polarity == "+"


@pytest.mark.parametrize(
    ("text", "polarity"),
    [
        ("Le rendement n'a pas dépassé 66 quintaux à l'hectare.", "+"),
        ("Le taux de chômage ne dépasse pas 66 %.", "+"),
        ("Le sinistre n'a pas détruit 66 hectares.", "-"),
    ],
)
def test_a_bound_that_says_what_its_verb_denies_is_affirmed(
    text: str, polarity: str
) -> None:
    assert figure(text, "66").polarity == polarity
