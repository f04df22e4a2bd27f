"""Dated claims in the order of what they are about."""

import re
from collections.abc import Sequence

from recoupe.model import Claim, TimelineEntry

# TIMEX3 values that begin with a calendar year, longest first.
PRECISIONS = (
    ("day", re.compile(r"\d{4}-\d{2}-\d{2}")),
    ("week", re.compile(r"\d{4}-W\d{2}")),
    ("season", re.compile(r"\d{4}-(?:SP|SU|FA|WI)")),
    ("quarter", re.compile(r"\d{4}-[QH]\d")),
    ("month", re.compile(r"\d{4}-\d{2}")),
    ("year", re.compile(r"\d{4}")),
)


def order_timeline(claims: Sequence[Claim]) -> tuple[TimelineEntry, ...]:
    """Return the claims that are about a calendar time, earliest first."""
    entries: list[TimelineEntry] = []
    for claim in claims:
        placed = _place(claim.time)
        if placed is None:
            continue
        date, precision = placed
        told = sorted({a.document for p in claim.positions for a in p.assertions})
        entries.append(
            TimelineEntry(
                date=date,
                precision=precision,
                claim=claim.id,
                text=claim.text,
                documents=tuple(told),
            )
        )
    return tuple(sorted(entries, key=lambda entry: (entry.date, entry.claim)))


def _place(value: str | None) -> tuple[str, str] | None:
    """Return the calendar prefix of a TIMEX3 value and its precision.

    >>> _place("2024-08-19T18:00"), _place("P2D")
    (('2024-08-19', 'day'), None)
    """
    for precision, pattern in PRECISIONS:
        match = pattern.match(value or "")
        if match:
            return match.group(), precision
    return None
