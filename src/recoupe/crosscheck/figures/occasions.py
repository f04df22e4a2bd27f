"""When two figures are of one occasion: one act, on one day or over one period."""

import re

from recoupe.crosscheck.checks.acts import ALIKE, weigh_act
from recoupe.crosscheck.checks.roles import cast
from recoupe.crosscheck.checks.tallies import DIFFERS
from recoupe.crosscheck.items.item import Item
from recoupe.lang.words import Words

_YEAR = 12  # months
_LENGTHS = {"H": 6, "Q": 3}  # months of a half-year and of a quarter
_PART = re.compile(r"(\d{4})-([HQ])(\d)")
_MONTHS = re.compile(r"(\d{4})(?:-(\d\d))?")


def is_one_occasion(left: Item, right: Item, words: Words) -> bool:
    """Tell whether two figures are of one act at one stated time, of nobody else.

    « 32 opérations ont été reportées mardi », « 45 opérations ont été reportées
    mardi »; not « Aéris a annulé 340 vols en mai », « Norda a annulé … ».
    """
    a, b = left.assertion, right.assertion
    if a.time is None or not _share_time(a.time, b.time):
        return False
    opposite = frozenset({a.predicate, b.predicate}) in words.opposite_senses
    if opposite or weigh_act(left, right, words) < ALIKE:
        return False
    return cast(left, right, words).agents != DIFFERS


def _share_time(one: str, other: str | None) -> bool:
    if other is None:
        return False
    return months_of(one.partition("T")[0]) == months_of(other.partition("T")[0])


def months_of(period: str) -> tuple[int, int] | str:
    """Return the first and the last month of a period, else what is printed of it.

    >>> months_of("2024-H1") == months_of("2024-01/2024-06")
    True
    """
    ends = [_months(end) for end in period.split("/")]
    known = [end for end in ends if end is not None]
    if not known or len(known) < len(ends):
        return period
    return known[0][0], known[-1][1]


def _months(period: str) -> tuple[int, int] | None:
    if found := _PART.fullmatch(period):
        length = _LENGTHS[found[2]]
        first = int(found[1]) * _YEAR + (int(found[3]) - 1) * length
        return first, first + length - 1
    found = _MONTHS.fullmatch(period)
    if found is None:
        return None
    first = int(found[1]) * _YEAR
    if found[2] is None:
        return first, first + _YEAR - 1
    return first + int(found[2]) - 1, first + int(found[2]) - 1
