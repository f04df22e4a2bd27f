"""When two printed figures may be one, and when two figures measure one thing."""

from decimal import Decimal

import pytest
from tests.crosscheck.articles import items

from recoupe.crosscheck.items.amounts import Amount, Number, decimal_of, is_rounded


def number(value, low=None, high=None, measures=None):
    """Return a figure; exact unless a bound is given."""
    exact = low is None and high is None
    bounds = (value, value) if exact else (low, high)
    low, high = (None if b is None else Decimal(b) for b in bounds)
    return Number(Decimal(value), "EUR", low, high, measures)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (number("33800000"), number("34000000", low="30600000", high="34000000")),
        (number("52000"), number("50000", low="50000")),
        (number("409600"), number("410000", low="369000", high="451000")),
        (number("4230000000"), number("4200000000")),
    ],
)
def test_figures_said_more_or_less_exactly_agree(one, other):
    assert one.agrees_with(other)
    assert other.agrees_with(one)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (number("38"), number("39")),
        (number("52"), number("50")),
        (number("136000"), number("100000", low="100000")),
        (number("-5"), number("5")),
    ],
)
def test_other_figures_do_not(one, other):
    assert not one.agrees_with(other)


def test_rounding_leaves_two_digits_at_least():
    assert is_rounded(Decimal("4.23"), Decimal("4.2"))
    assert not is_rounded(Decimal(52), Decimal(50))
    assert not is_rounded(Decimal("4.27"), Decimal("4.2"))


@pytest.mark.parametrize("text", [None, "", "NaN", "sNaN", "Infinity", "douze"])
def test_what_is_no_number_is_compared_with_nothing(text):
    assert decimal_of(text) is None


def count(value, *, floor=False):
    """Return a count of victims, or the least that they were known to be."""
    return Amount(None, "arrested", Decimal(value), Decimal(value), is_floor=floor)


@pytest.mark.parametrize(
    ("floor", "told", "allowed"),
    [
        (count(8, floor=True), count(11), True),
        (count(8, floor=True), count(8), True),
        (count(3, floor=True), count(9), False),  # counted later
        (count(11, floor=True), count(8), False),
        (count(8), count(11), False),
        (Amount(None, "arrested", None, None, is_floor=True), count(8), False),
    ],
)
def test_a_floor_allows_a_count_that_is_not_far_above_it(floor, told, allowed):
    assert floor.allows(told) is allowed
    assert told.allows(floor) is allowed


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("La crue a tué deux personnes. L'une d'elles repose à Merrin.", [False, True]),
        ("Dix blessés sont soignés, deux d'entre eux sont morts.", [False, True]),
        ("Deux personnes sont mortes.", [False]),
    ],
)
def test_some_of_them_are_a_part_of_the_count(text, parts):
    counts = [item for item in items(text) if item.assertion.kind == "figure"]
    assert [item.is_part for item in counts] == parts
