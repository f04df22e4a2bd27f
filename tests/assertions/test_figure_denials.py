"""Which figures of a denied clause a denial leaves standing."""

from datetime import date

import pytest

from recoupe.annotate import annotate
from recoupe.assertions import read_assertions
from recoupe.model import Document


def polarities(text: str) -> list[str]:
    document = Document(id="d", outlet="o", text=text, published=date(2025, 6, 12))
    found = read_assertions(annotate(document)).assertions
    figures = sorted(
        (a for a in found if a.kind == "figure"), key=lambda a: a.head.start
    )
    return [a.polarity for a in figures]


@pytest.mark.parametrize(
    "text",
    [
        "Les 12 morts n'ont pas été identifiés.",
        "Douze blessés ne sont pas sortis de l'hôpital.",
        "La police n'a pas identifié les 12 morts.",
        "Les 12 personnes tuées n'ont pas été identifiées.",
        "Malgré les 12 morts, la course n'a pas été arrêtée.",
        "L'accident, qui a fait 12 morts, n'a pas été expliqué.",
        "Le maire, âgé de 62 ans, ne se représentera pas.",
        "Il n'y a pas de mort, mais 12 blessés.",
        "Aucun mort mais au moins 12 blessés dans l'accident.",
        "L'accident n'a pas fait de mort, mais trois personnes ont été blessées.",
    ],
)
def test_a_denial_leaves_what_its_verb_does_not_count(text: str) -> None:
    assert polarities(text) == ["+"]


@pytest.mark.parametrize(
    "text",
    [
        "L'accident n'a pas fait 12 morts.",
        "Le bilan n'est pas de 12 morts.",
        "Il n'y a pas 12 blessés.",
        "Le groupe ne supprimera pas 120 postes.",
        "Les 30 passagers n'ont pas été blessés.",
        "L'accident, qui n'a pas fait 12 morts, n'est pas expliqué.",
    ],
)
def test_a_denial_holds_of_what_its_verb_counts(text: str) -> None:
    assert polarities(text) == ["-"]


def test_what_is_set_against_a_denial_holds() -> None:
    assert polarities("Le groupe ne supprimera pas 120 postes mais 80.") == ["-", "+"]
