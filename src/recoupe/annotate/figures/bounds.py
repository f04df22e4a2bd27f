"""What an approximator makes of a number: bounds, and which of them is exclusive."""

import re
from decimal import ROUND_CEILING, ROUND_FLOOR, Decimal
from functools import cache
from typing import Literal

import msgspec

from recoupe.lang.frames import read_rows

Open = Literal["low", "high"]
_SIDES: dict[str, Open] = {"low": "low", "high": "high"}


class Approximator(msgspec.Struct, frozen=True):
    """Words that turn a number into bounds, as factors of it."""

    start: int
    end: int
    words: str
    low: Decimal | None
    high: Decimal | None
    open: Open | None


class Bounds(msgspec.Struct, frozen=True):
    """Two ends, None where there is none."""

    low: Decimal | None
    high: Decimal | None
    open: Open | None = None


# An adverb and an article may stand between: « avoisine désormais les 4 milliards ».
_BEFORE = (
    r"(?<!\w)(?:{})(?: (?:cette fois|désormais|déjà|même|ainsi|encore|largement"
    r"|nettement|légèrement|aujourd'hui|toujours|alors|bientôt))?"
    r"(?: (?:les?|la|des?|d'))?\s?$"
)


class ApproximatorReader:
    """Finds approximators before and after numbers, from the table of a language."""

    def __init__(self, language: str) -> None:
        rows = read_rows(language, "approximators")
        self._before = [
            _row(
                row,
                _BEFORE,
            )
            for row in rows
            if row[1] == "before"
        ]
        self._after = [
            _row(row, r",? (?:{})(?!\w)") for row in rows if row[1] == "after"
        ]

    def before(self, folded: str, start: int) -> Approximator | None:
        """Return the longest approximator that ends where a number starts."""
        left = folded[max(0, start - 36) : start]
        best: Approximator | None = None
        for pattern, low, high, side in self._before:
            found = pattern.search(left)
            if found and (
                best is None or start - len(left) + found.start() < best.start
            ):
                begin = start - len(left) + found.start()
                words = found[0].strip()
                best = Approximator(begin, start, words, low, high, side)
        return best

    def after(self, folded: str, end: int) -> Approximator | None:
        """Return the approximator that follows a number and its unit."""
        for pattern, low, high, side in self._after:
            if found := pattern.match(folded, end):
                return Approximator(
                    end, found.end(), found[0].strip(" ,"), low, high, side
                )
        return None


def _row(
    row: list[str], frame: str
) -> tuple[re.Pattern[str], Decimal | None, Decimal | None, Open | None]:
    side = _SIDES.get(row[4] if len(row) > 4 else "")
    low, high = (None if cell == "-" else Decimal(cell) for cell in row[2:4])
    return re.compile(frame.format(row[0])), low, high, side


def bounds_of(value: Decimal, approximator: Approximator | None) -> Bounds:
    """Return the bounds of a stated number."""
    if approximator is None:
        return Bounds(value, value)
    low = None if approximator.low is None else value * approximator.low
    high = None if approximator.high is None else value * approximator.high
    return Bounds(low, high, approximator.open)


def around(value: Decimal, *, good: bool) -> Bounds:
    """Return the bounds of « une dizaine »: four fifths to six fifths, whole inside."""
    low = (value * Decimal("0.8")).to_integral_value(ROUND_CEILING)
    high = (value * Decimal("1.2")).to_integral_value(ROUND_FLOOR)
    if good:
        low = value
    return Bounds(low, high)


@cache
def approximator_reader(language: str) -> ApproximatorReader:
    """Return the reader of a language, built once per process."""
    return ApproximatorReader(language)
