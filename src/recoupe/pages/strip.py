"""The values of a figure on a line: what was said, when, by how many."""

from collections.abc import Sequence
from decimal import Decimal, InvalidOperation

import msgspec

from recoupe.model import FigureValue

WIDTH, MARGIN = 640, 56


class Tick(msgspec.Struct, frozen=True):
    """One value: where it stands, where a range ends, who gives it."""

    x: float
    end: float  # equals ``x`` for an exact value
    row: int
    value: FigureValue
    count: int


class Strip(msgspec.Struct, frozen=True):
    """Ticks in rows of as-of dates, each row one line lower."""

    ticks: tuple[Tick, ...]
    rows: tuple[str, ...]  # as-of dates, "" where unknown
    height: int


def make_strip(values: Sequence[FigureValue]) -> Strip | None:
    """Lay values out on a line; None where fewer than two differ."""
    placed = [(v, *ends) for v in values if (ends := _ends(v)) is not None]
    numbers = [n for _, low, high in placed for n in (low, high)]
    if len({(low, high) for _, low, high in placed}) < 2:
        return None
    rows = tuple(sorted({v.as_of or "" for v, _, _ in placed}))[:12]
    least, most = min(numbers), max(numbers)
    merged: dict[tuple[Decimal, Decimal, str], list[FigureValue]] = {}
    for value, low, high in placed:
        merged.setdefault((low, high, value.as_of or ""), []).append(value)

    def x(number: Decimal) -> float:
        share = float((number - least) / ((most - least) or 1))
        return round(MARGIN + share * (WIDTH - 2 * MARGIN), 1)

    ticks = tuple(
        Tick(x(low), x(high), rows.index(when), found[0], len(found))
        for (low, high, when), found in sorted(merged.items(), key=lambda m: m[0])
        if when in rows
    )
    return Strip(ticks, rows, 40 + 34 * len(rows))


def _ends(value: FigureValue) -> tuple[Decimal, Decimal] | None:
    low, high = _number(value.low or value.value), _number(value.high or value.value)
    if low is None or high is None:
        return None
    return min(low, high), max(low, high)


def _number(text: str | None) -> Decimal | None:
    try:
        number = Decimal(text) if text else None
    except InvalidOperation:
        return None
    return number if number is not None and number.is_finite() else None
