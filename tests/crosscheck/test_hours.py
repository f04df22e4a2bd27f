"""Times of day: which two can be of one happening."""

import pytest
from tests.crosscheck.articles import dossier

from recoupe.crosscheck.items.hours import are_hours_apart, meet_in_hours
from recoupe.model import Assertion, Span


def at(time):
    return Assertion(
        id="a",
        kind="event",
        start=0,
        end=1,
        head=Span(start=0, end=1),
        predicate="lemma:brûler",
        time=time,
    )


@pytest.mark.parametrize(
    ("left", "right", "wanted"),
    [
        ("2025-03-11TNI", "2025-03-12T00:00", True),
        ("2025-03-11TNI", "2025-03-12TMO", True),
        ("2025-03-11TEV", "2025-03-12T00:10", True),
        ("2025-03-11T23:30", "2025-03-12T00:30", True),
        ("2025-03-12TMO", "2025-03-12T09:00", True),
        ("2025-03-12TMO", "2025-03-12T20:00", False),
        ("2025-03-12TMO", "2025-03-12TEV", False),
        ("2025-03-12TAF", "2025-03-12TEV", True),
        ("2025-03-11TNI", "2025-03-12T16:00", False),
        ("2025-03-12T03:45", "2025-03-12T15:45", True),  # told in words
        ("2025-03-12T03:45", "2025-03-12T14:45", False),
        ("2025-03-12T15:45", "2025-03-13T15:45", False),
        ("2025-03-12TAF", "2025-03-12T00:00", False),
        ("2025-03-12T08:00/2025-03-12T12:00", "2025-03-12T11:00", True),
        ("2025-03-12T09:00+03:00", "2025-03-12T20:00", None),
        ("2025-03-12", "2025-03-12T20:00", None),
        (None, "2025-03-12T20:00", None),
        ("2025-03-12T99:00", "2025-03-12T20:00", None),
    ],
)
def test_two_times_of_day_meet_or_do_not(left, right, wanted):
    assert meet_in_hours(at(left), at(right)) is wanted
    assert meet_in_hours(at(right), at(left)) is wanted


@pytest.mark.parametrize(
    ("left", "right", "apart"),
    [
        ("2025-03-12TMO", "2025-03-12TAF", True),
        ("2025-03-12TAF", "2025-03-12TEV", False),
        ("2025-03-12TMO", "2025-03-12T09:00", False),
        ("2025-03-12T09:00", "2025-03-12T09:45", False),
        ("2025-03-12T09:00", "2025-03-12T11:30", True),
        ("2025-03-12T03:45", "2025-03-12T15:45", False),  # told in words
        ("2025-03-12", "2025-03-12TAF", False),
    ],
)
def test_two_parts_of_one_day_are_no_time_in_common(left, right, apart):
    assert are_hours_apart(at(left), at(right)) is apart
    assert are_hours_apart(at(right), at(left)) is apart


NIGHT = "Un entrepôt de Brive a pris feu dans la nuit de mardi à mercredi."
TOLD = "Le feu a pris ce mercredi {when} dans un entrepôt de Brive."


def are_corroborated(*texts):
    made = dossier(*texts, day="2025-03-12")
    return any(claim.standing == "corroborated" for claim in made.claims)


@pytest.mark.parametrize(
    ("one", "other", "wanted"),
    [
        (NIGHT, TOLD.format(when="peu après minuit"), True),
        (
            "Un car s'est renversé mercredi matin à Brive.",
            "Un car s'est renversé mercredi vers 9 heures à Brive.",
            True,
        ),
        (
            "Un car s'est renversé mercredi matin à Brive.",
            "Un car s'est renversé mercredi à 20 heures à Brive.",
            False,
        ),
    ],
)
def test_clauses_of_one_time_of_day_corroborate(one, other, wanted):
    assert are_corroborated(one, other) is wanted
