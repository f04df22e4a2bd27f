"""How much a clause says there was, in a form that can be compared."""

import re
from bisect import bisect_left
from collections.abc import Mapping, Sequence
from decimal import Decimal, InvalidOperation
from itertools import zip_longest
from typing import TypeVar

import msgspec

from recoupe.model import (
    AnnotatedDocument,
    Assertion,
    Mention,
    Quantity,
    Span,
    Timex,
)

Spanned = TypeVar("Spanned", Mention, Quantity, Timex)

# Counts that a developing event only makes grow or be corrected: two values printed on
# different days are one count at two moments.
CUMULATIVE = frozenset(
    {
        "arrested",
        "casualties",
        "dead",
        "displaced",
        "hostages",
        "injured",
        "missing",
        "prisoners",
    }
)
# One affair has one count of these; it may have many votes, prices or budgets.
HEADCOUNTS = CUMULATIVE | {"participants"}
DURATION = re.compile(r"P(?P<count>\d+(?:\.\d+)?)(?P<unit>[YMWD])")
CLOCK = re.compile(r"T\d\d:\d\d")
DAYS_OF = {"Y": 360, "M": 30, "W": 7, "D": 1}


# UCUM units of one kind, in the one they are compared in.
BASES: Mapping[str, tuple[str, Decimal]] = {
    code: (base, Decimal(factor))
    for base, codes in {
        "m": {"mm": "0.001", "cm": "0.01", "km": "1000", "[mi_i]": "1609.344"},
        "m2": {"har": "10000", "km2": "1000000", "[acr_us]": "4046.856"},
        "kg": {"g": "0.001", "t": "1000", "100.kg": "100", "kt": "1e6", "Mt": "1e9"},
        "L": {"mL": "0.001", "cL": "0.01", "hL": "100", "m3": "1000"},
        "kW": {"W": "0.001", "MW": "1000", "GW": "1e6", "TW": "1e9"},
        "kW.h": {"MW.h": "1000", "GW.h": "1e6", "TW.h": "1e9"},
        "1": {"%": "0.01", "[ppth]": "0.001"},
        "pp": {"bp": "0.01"},
    }.items()
    for code, factor in codes.items()
}


def in_base_unit(value: Decimal, unit: str) -> tuple[Decimal, str]:
    """Return a measurement in the unit its kind is compared in: 1.2 TWh, 1 200 GWh."""
    base, factor = BASES.get(unit, (unit, Decimal(1)))
    return value * factor, base


class Number(msgspec.Struct, frozen=True, order=True):
    """A figure printed in a clause, as far as it can be compared."""

    value: str
    unit: str


def numbers_of(
    annotated: AnnotatedDocument, home: tuple[int, int], up_to: frozenset[str]
) -> frozenset[Number]:
    """Return the figures, durations and hours of a sentence, as far as they compare."""
    found = set()
    timexes = inside(annotated.timexes, home)
    printed = inside(annotated.quantities, home)
    for quantity in current(annotated, printed, up_to):
        value = _decimal(quantity.value)
        if value is not None:
            value, unit = in_base_unit(value, quantity.unit or "")
            found.add(Number(format(value.normalize(), "f"), unit))
    for timex in timexes:
        if (lasting := _lasting(timex)) is not None and lasting.low is not None:
            found.add(Number(format(lasting.low, "f"), "duration"))
        if clock := CLOCK.search(timex.value or ""):
            found.add(Number(clock[0], "hour"))
    return frozenset(found)


class Amount(msgspec.Struct, frozen=True):
    """How much of something a clause says there was; None is an open bound."""

    unit: str | None
    measures: str | None
    low: Decimal | None
    high: Decimal | None

    def meets(self, other: "Amount") -> bool:
        """Tell whether the two intervals share a value."""
        starts = self.low is None or other.high is None or self.low <= other.high
        ends = other.low is None or self.high is None or other.low <= self.high
        return starts and ends

    @property
    def is_exact(self) -> bool:
        """Whether one value alone fits."""
        return self.low is not None and self.low == self.high


def amounts_of(
    annotated: AnnotatedDocument,
    assertion: Assertion,
    contents: Sequence[Span],
    up_to: frozenset[str],
) -> tuple[Amount, ...]:
    """Return what an assertion says of how much.

    Its value if it is a figure, else the figures of the clause, and of an act of speech
    the figures and durations of what was said.

    Args:
        annotated: The document.
        assertion: One of its assertions.
        contents: The spans of what an act of speech said.
        up_to: Words between what a figure was and what it is.
    """
    if assertion.value is not None or assertion.kind == "figure":
        return (_amount(assertion),)
    spans = [(assertion.start, assertion.end)]
    spans += [(span.start, span.end) for span in contents]
    found = [
        *(
            _amount(quantity)
            for span in spans
            for quantity in current(
                annotated, inside(annotated.quantities, span), up_to
            )
            if quantity.value is not None
        ),
        *(
            lasting
            for span in spans[1:]
            for timex in inside(annotated.timexes, span)
            if (lasting := _lasting(timex)) is not None
        ),
    ]
    return tuple(dict.fromkeys(found))


def current(
    annotated: AnnotatedDocument,
    quantities: Sequence[Quantity],
    up_to: frozenset[str],
) -> list[Quantity]:
    """Leave out what a figure was before: the seven of « ramené de sept à six »."""
    text = annotated.document.text
    return [
        quantity
        for quantity, following in zip_longest(quantities, quantities[1:])
        if following is None
        or text[quantity.end : following.start].strip().lower() not in up_to
    ]


def _lasting(timex: Timex) -> Amount | None:
    """Return a duration as an amount of days, so that 24 months are two years."""
    found = DURATION.fullmatch(timex.value or "") if timex.type == "DURATION" else None
    if found is None:
        return None
    days = Decimal(found["count"]) * DAYS_OF[found["unit"]]
    return Amount("duration", None, days, days)


def _amount(figure: Quantity | Assertion) -> Amount:
    bounded = figure.low is not None or figure.high is not None
    if figure.measures in CUMULATIVE and figure.high is None:
        bounded = False  # « au moins trois morts » is what was counted that day
    given = (figure.low, figure.high) if bounded else (figure.value, figure.value)
    unit = figure.unit or ""
    low, high = (
        None if bound is None else in_base_unit(bound, unit)[0]
        for bound in map(_decimal, given)
    )
    return Amount(in_base_unit(Decimal(0), unit)[1] or None, figure.measures, low, high)


def _decimal(text: str | None) -> Decimal | None:
    try:
        return Decimal(text) if text is not None else None
    except InvalidOperation:
        return None


def inside(values: Sequence[Spanned], home: tuple[int, int]) -> Sequence[Spanned]:
    """Return the values that begin inside a stretch; ``values`` are in text order."""
    low = bisect_left(values, home[0], key=lambda v: v.start)
    high = bisect_left(values, home[1], key=lambda v: v.start)
    return values[low:high]
