"""Which predicate a date belongs to."""

from datetime import date

import pytest

from recoupe.model import Document
from recoupe.pipeline import annotate


def times(text: str, predicate: str) -> set[str | None]:
    """Return the times that the assertions of a predicate have."""
    found = annotate(
        Document(
            id="a",
            outlet="Titre",
            title="",
            text=text,
            language="fr",
            published=date(2025, 3, 5),
        )
    )
    return {
        a.time
        for a in found.assertions
        if a.predicate == predicate and a.kind != "figure"
    }


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("Il a quitté Paris dans la journée de lundi.", "2025-03-03"),
        ("Il a quitté Paris au cours de l'année 2024.", "2024"),
        ("Il a quitté Paris au cours de 2024.", "2024"),
    ],
)
def test_a_date_inside_a_stretch_of_time_is_the_verbs(text, day):
    assert times(text, "withdraw") == {day}


def test_a_whole_year_is_of_its_own_clause_not_of_the_sentence_before():
    text = (
        "Au dernier trimestre, le trafic a reculé. "
        "Sur l'ensemble de 2024, la banque a vendu trois filiales."
    )
    assert times(text, "sell") == {"2024"}


def test_all_of_a_year_that_is_named_is_that_year():
    text = "Sur toute l'année 2024, la banque a vendu trois filiales."
    assert times(text, "sell") == {"2024"}


def test_an_event_keeps_its_date():
    text = "Le ministre a annulé la réunion de mardi."
    assert times(text, "meet") == {"2025-03-04"}
    assert times(text, "cancel") == {None}
