"""The clock of the events."""

import pytest

from recoupe.dossier.dates import place, say_day
from recoupe.dossier.sentences import Sentences
from recoupe.dossier.timeline import order_timeline
from recoupe.model import Position, Standing

TEXT = "Le pont a cédé mardi. La route a rouvert jeudi."


@pytest.mark.parametrize(
    ("value", "found"),
    [
        ("2025-05-13TNI", ("2025-05-13", "day")),
        ("2025-05-13T17:00", ("2025-05-13", "day")),
        ("2025-W20", ("2025-W20", "week")),
        ("2025-SU", ("2025-SU", "season")),
        ("2025-Q2", ("2025-Q2", "quarter")),
        ("2025-05", ("2025-05", "month")),
        ("2025", ("2025", "year")),
        ("PRESENT_REF", None),
        ("P2D", None),
        ("XXXX-05", None),
        ("T17:00", None),
        ("", None),
        (None, None),
    ],
)
def test_only_calendar_times_are_placed_at_their_precision(value, found):
    assert place(value) == found


@pytest.mark.parametrize(
    ("value", "words"),
    [("2025-05-13TNI", "13 mai 2025"), ("2024", "2024"), ("2025-W20", None)],
)
def test_days_are_said_as_people_write_them(value, words):
    assert say_day(value, "fr") == words


def test_entries_are_in_the_order_of_the_events(article, stated, claim):
    a = article("a", TEXT)
    late = claim("c1", [stated(a, "La route a rouvert jeudi")], time="2025-05-15")
    early = claim("c2", [stated(a, "Le pont a cédé mardi")], time="2025-05-13T08:00")

    found = order_timeline([late, early], Sentences([a]))

    assert [(e.date, e.precision) for e in found] == [
        ("2025-05-13", "day"),
        ("2025-05-15", "day"),
    ]


def test_what_one_sentence_says_of_a_day_is_one_entry(article, stated, claim):
    a, b = article("a", TEXT), article("b", TEXT)
    whole = claim("c1", [stated(a, "Le pont a cédé mardi")], time="2025-05-13")
    again = claim("c2", [stated(a, "a cédé"), stated(b, "a cédé")], time="2025-05-13")

    (entry,) = order_timeline([whole, again], Sentences([a, b]))

    assert (entry.text, entry.documents) == ("Le pont a cédé mardi", ("a", "b"))


@pytest.mark.parametrize(
    "changes",
    [
        {"kind": "speech"},
        {"standing": Standing.SPECULATIVE},
        {"time": "PRESENT_REF"},
        {"time": None},
    ],
)
def test_words_guesses_and_undated_claims_have_no_place(
    changes, article, stated, claim
):
    a = article("a", TEXT)
    told = [stated(a, "Le pont a cédé mardi")]
    made = claim("c1", told, **{"time": "2025-05-13", **changes})

    assert order_timeline([made], Sentences([a])) == ()


def test_what_is_denied_did_not_happen(article, stated, claim):
    a = article("a", "Le pont n'a pas cédé mardi.")
    denied = Position(
        value=None,
        unit=None,
        polarity="-",
        assertions=(stated(a, "Le pont n'a pas cédé mardi"),),
    )

    assert (
        order_timeline([claim("c1", denied, time="2025-05-13")], Sentences([a])) == ()
    )
