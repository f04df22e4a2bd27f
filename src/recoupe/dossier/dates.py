"""Calendar days of TIMEX3 values, for ordering and for printing."""

import re
from datetime import date

from babel.dates import format_date

# TIMEX3 values that begin with a calendar year, longest first.
_PRECISIONS = (
    ("day", re.compile(r"\d{4}-\d{2}-\d{2}")),
    ("week", re.compile(r"\d{4}-W\d{2}")),
    ("season", re.compile(r"\d{4}-(?:SP|SU|FA|WI)")),
    ("quarter", re.compile(r"\d{4}-[QH]\d")),
    ("month", re.compile(r"\d{4}-\d{2}")),
    ("year", re.compile(r"\d{4}(?![\dX])")),
)


def place(value: str | None) -> tuple[str, str] | None:
    """Return the calendar prefix of a TIMEX3 value and its precision.

    Returns:
        None for what no calendar holds: durations, sets, PRESENT_REF.

    >>> place("2024-08-19TNI"), place("P2D"), place("PRESENT_REF")
    (('2024-08-19', 'day'), None, None)
    """
    for precision, pattern in _PRECISIONS:
        match = pattern.match(value or "")
        if match:
            return match.group(), precision
    return None


def say_day(value: str, language: str) -> str | None:
    """Return a day, a month or a year as a reader writes it, None for anything else.

    >>> say_day("2025-05-13T17:00", "fr"), say_day("2025-05", "fr")
    ('13 mai 2025', 'mai 2025')
    """
    found = place(value)
    if found is None:
        return None
    text, precision = found
    if precision == "year":
        return text
    if precision == "month":
        return format_date(date.fromisoformat(f"{text}-01"), "MMMM y", locale=language)
    if precision == "day":
        return format_date(date.fromisoformat(text), "d MMMM y", locale=language)
    return None


def first_day(values: list[str | None]) -> str | None:
    """Return the earliest calendar prefix among TIMEX3 values."""
    placed = [found[0] for value in values if (found := place(value)) is not None]
    return min(placed, default=None)
