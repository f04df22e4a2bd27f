"""How much a clause says there was, in a form that can be compared."""

import re
from bisect import bisect_left
from collections.abc import Mapping, Sequence
from decimal import ROUND_HALF_UP, Context, Decimal, InvalidOperation
from itertools import zip_longest
from typing import NamedTuple, TypeVar

import msgspec

from recoupe.crosscheck.items.durations import how_long, lasting
from recoupe.crosscheck.items.factors import as_change, figure_as_change
from recoupe.lang.words import Words
from recoupe.model import (
    AnnotatedDocument,
    Assertion,
    Mention,
    Quantity,
    Span,
    Timex,
)

Spanned = TypeVar("Spanned", Assertion, Mention, Quantity, Timex)

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
CLOCK = re.compile(r"T(?P<hour>\d\d):(?P<minute>\d\d)")
AGE = "age"  # the measure of a figure that says who, not how much
FRACTION = "1"  # the unit of « un tiers », which is said of 32 % and of 35
ROUGHLY = Decimal("0.1")
NEARLY = Decimal("0.07")  # of a duration: « huit jours » and « une semaine »
COUNTED, GAUGED = "measured", "gauged"  # roles of a figure's arguments
REACH = 300  # characters from the start of a clause to a noun in it
RANK = "ordinal"  # the unit of ranks: a clause may name several
CLOSE = Decimal("0.1")  # of the greater of two values that may be one
FLOOR = Decimal("0.7")  # of a count, from which a floor is of the same hour
ROUNDED = 2  # significant digits that rounding leaves
GREAT, ROUND = Decimal(10) ** 6, Decimal("0.97")


# UCUM units of one kind, in the one they are compared in.
BASES: Mapping[str, tuple[str, Decimal]] = {
    code: (base, Decimal(factor))
    for base, codes in {
        "m": {
            "mm": "0.001",
            "cm": "0.01",
            "dam": "10",
            "hm": "100",
            "km": "1000",
            "[in_i]": "0.0254",
            "[ft_i]": "0.3048",
            "[yd_i]": "0.9144",
            "[mi_i]": "1609.344",
            "[nmi_i]": "1852",
        },
        "m2": {"har": "10000", "km2": "1000000", "[acr_us]": "4046.856"},
        "kg": {
            "mg": "1e-6",
            "g": "0.001",
            "t": "1000",
            "100.kg": "100",
            "kt": "1e6",
            "Mt": "1e9",
            "Gt": "1e12",
            "[oz_av]": "0.02835",
            "[lb_av]": "0.45359",
        },
        "L": {
            "mL": "0.001",
            "cL": "0.01",
            "dL": "0.1",
            "hL": "100",
            "m3": "1000",
            "[gal_us]": "3.78541",
            "[bbl_us]": "158.987",
        },
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


class Number(msgspec.Struct, frozen=True):
    """A figure printed in a clause, as far as it can be compared.

    Bounds are those of its wording (« près de 34 millions »); None is an open one.
    """

    value: Decimal
    unit: str
    low: Decimal | None
    high: Decimal | None
    measures: str | None = None

    @property
    def digits(self) -> str:
        """The value as digits, without trailing zeros after the point."""
        return format(self.value.normalize(), "f")

    @property
    def size(self) -> str:
        """The value to one significant digit: what near values are found by."""
        return f"{self.value:.0e}"

    def agrees_with(self, other: "Number") -> bool:
        """Tell whether two figures may be one, said more or less exactly.

        Their intervals meet and the values lie close; of two exact ones, one is the
        other rounded.
        """
        if self.value == other.value:
            return True
        least, most = sorted((self.value, other.value))
        if least <= 0 or most - least > CLOSE * most:
            return False
        ends = _Range(self.low, self.high), _Range(other.low, other.high)
        return _meet(*ends) or is_rounded(self.value, other.value)


def numbers_of(
    annotated: AnnotatedDocument, home: tuple[int, int], up_to: frozenset[str]
) -> frozenset[Number]:
    """Return the figures, durations and hours of a sentence, as far as they compare."""
    found = set()
    timexes = inside(annotated.timexes, home)
    printed = inside(annotated.quantities, home)
    for quantity in map(as_change, current(annotated, printed, up_to)):
        value = decimal_of(quantity.value)
        says_who = quantity.unit == RANK or quantity.measures == AGE
        if value is not None and not says_who:
            found.add(_number(quantity, value))
    for timex in timexes:
        if (said := lasting(timex)) is not None:
            unit, length = said
            found.add(Number(length, unit, length, length))
        if clock := CLOCK.search(timex.value or ""):
            minutes = Decimal(60 * int(clock["hour"]) + int(clock["minute"]))
            found.add(Number(minutes, "hour", minutes, minutes))
    return frozenset(found)


def _number(quantity: Quantity, value: Decimal) -> Number:
    unit = quantity.unit or ""
    bounds = decimal_of(quantity.low), decimal_of(quantity.high)
    if bounds == (None, None):
        bounds = value, value
    low, high = (None if b is None else in_base_unit(b, unit)[0] for b in bounds)
    value, base = in_base_unit(value, unit)
    return Number(value, base, low, high, quantity.measures)


class _Range(NamedTuple):
    """Two bounds, None where open."""

    low: Decimal | None
    high: Decimal | None


def _meet(one: _Range, other: _Range) -> bool:
    """Tell whether two intervals share a value."""
    starts = one.low is None or other.high is None or one.low <= other.high
    ends = other.low is None or one.high is None or other.low <= one.high
    return starts and ends and not _touch(one, other)


def _touch(one: _Range, other: _Range) -> bool:
    """Tell whether two stretches share no more than an end: some forty, some sixty."""
    bounded = None not in (*one, *other)
    wide = bounded and one.low != one.high and other.low != other.high
    return wide and (one.low == other.high or other.low == one.high)


def is_rounded(one: Decimal, other: Decimal) -> bool:
    """Tell whether of two values one is the other to fewer digits, two at least.

    4.2 thousand million for 4.23; 50 for 52 is another value.
    """
    coarse, fine = sorted((one.normalize(), other.normalize()), key=_digits)
    kept = _digits(coarse)
    if not ROUNDED <= kept < _digits(fine):
        return False
    return Context(prec=kept, rounding=ROUND_HALF_UP).create_decimal(fine) == coarse


def _is_said_round(one: Decimal, other: Decimal) -> bool:
    """Tell whether of two great values one is the other to one digit, or nearly.

    Five thousand million for 4.9; 50 for 49 is another value.
    """
    least, most = sorted((one, other))
    if least < GREAT or least < ROUND * most:
        return False
    coarse, fine = sorted((one, other), key=_digits)
    rounding = Context(prec=_digits(coarse), rounding=ROUND_HALF_UP)
    return rounding.create_decimal(fine) == coarse


def _digits(value: Decimal) -> int:
    return len(value.normalize().as_tuple().digits)


class Amount(msgspec.Struct, frozen=True):
    """How much of something a clause says there was; None is an open bound."""

    unit: str | None
    measures: str | None
    low: Decimal | None
    high: Decimal | None
    is_floor: bool = False  # the least that victims were known to be that day

    def meets(self, other: "Amount") -> bool:
        """Tell whether the two intervals share a value, or round to one.

        Victims are counted one by one: 120 dead are not 118.
        """
        if _meet(_Range(self.low, self.high), _Range(other.low, other.high)):
            return True
        if self.measures in CUMULATIVE or other.measures in CUMULATIVE:
            return False
        if self.low is None or other.low is None:
            return False
        if not (self.is_exact and other.is_exact):
            return False
        return is_rounded(self.low, other.low) or _is_said_round(self.low, other.low)

    def allows(self, other: "Amount") -> bool:
        """Tell whether one is a count of victims that the other is a floor of.

        « Au moins huit arrestations » and « onze arrestations »: of one day both hold.
        What is far above a floor was counted later: three dead, and nine.
        """
        floor, count = (self, other) if self.is_floor else (other, self)
        if not floor.is_floor or floor.low is None or count.low is None:
            return False
        return FLOOR * count.low <= floor.low <= count.low

    @property
    def is_exact(self) -> bool:
        """Whether one value alone fits."""
        return self.low is not None and self.low == self.high


def amounts_of(
    annotated: AnnotatedDocument,
    assertion: Assertion,
    contents: Sequence[Span],
    words: Words,
) -> tuple[Amount, ...]:
    """Return what an assertion says of how much.

    Its value if it is a figure, else the figures of the clause, of a noun what says
    how much of it (« la baisse atteint 4 % »), of an act of speech the figures and
    durations of what was said; and how long it lasted.

    Args:
        annotated: The document.
        assertion: One of its assertions.
        contents: The spans of what an act of speech said.
        words: What is known of the words of its language.
    """
    if assertion.value is not None or assertion.kind == "figure":
        return (_amount(figure_as_change(annotated, assertion)),)
    spans = [(assertion.start, assertion.end)]
    spans += [(span.start, span.end) for span in contents]
    printed = [
        quantity
        for span in spans
        for quantity in current(
            annotated, inside(annotated.quantities, span), words.up_to
        )
        if quantity.value is not None and quantity.unit != RANK
        if quantity.measures != AGE
    ]
    # « 240 salariés, deux fois plus qu'en 2022 », « 240 personnes, dont un tiers … »
    counts = [q for q in printed if q.unit != FRACTION] or printed
    found = [
        *map(_amount, map(as_change, counts)),
        *(
            _length(said)
            for span in spans[1:]
            for timex in inside(annotated.timexes, span)
            if (said := lasting(timex)) is not None
        ),
    ]
    if (own := how_long(annotated, assertion, words)) is not None:
        found.append(_length(own))
    beside = (assertion.start - REACH, assertion.end)
    gauges = inside(annotated.assertions, beside)
    gauges = [a for a in gauges if _is_gauge(a, assertion)]
    found += [_amount(figure_as_change(annotated, a)) for a in gauges]
    return tuple(dict.fromkeys(found))


def _is_gauge(figure: Assertion, event: Assertion) -> bool:
    """Tell whether a figure of the clause around a noun says how much of it."""
    if figure.kind != "figure" or figure.value is None:
        return False
    around = figure.start <= event.start and event.end <= figure.end
    head = set(event.lemmas[:1])
    gauged = (a for a in figure.arguments if a.role == GAUGED)
    return around and any(head & set(a.lemmas) for a in gauged)


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


def _length(duration: tuple[str, Decimal]) -> Amount:
    """Return how long, give or take: two weeks are a fortnight, eight days a week."""
    unit, value = duration
    return Amount(unit, None, value * (1 - NEARLY), value * (1 + NEARLY))


def _amount(figure: Quantity | Assertion) -> Amount:
    bounded = figure.low is not None or figure.high is not None
    floor = bounded and figure.measures in CUMULATIVE and figure.high is None
    bounded = bounded and not floor  # « au moins trois morts »: as counted that day
    given = (figure.low, figure.high) if bounded else (figure.value, figure.value)
    unit = figure.unit or ""
    low, high = (
        None if bound is None else in_base_unit(bound, unit)[0]
        for bound in map(decimal_of, given)
    )
    if unit == FRACTION and low is not None and low == high:
        low, high = low * (1 - ROUGHLY), low * (1 + ROUGHLY)
    base = in_base_unit(Decimal(0), unit)[1] or None
    return Amount(base, figure.measures, low, high, floor)


def decimal_of(text: str | None) -> Decimal | None:
    """Return a value as a number, None where it is none that can be compared."""
    try:
        value = Decimal(text) if text is not None else None
    except InvalidOperation:
        return None
    return value if value is None or value.is_finite() else None


def inside(values: Sequence[Spanned], home: tuple[int, int]) -> Sequence[Spanned]:
    """Return the values that begin inside a stretch; ``values`` are in text order."""
    low = bisect_left(values, home[0], key=lambda v: v.start)
    high = bisect_left(values, home[1], key=lambda v: v.start)
    return values[low:high]
