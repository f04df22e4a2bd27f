"""What a figure says it is the figure of: its unit, what it counts, what it gauges."""

import unicodedata
from collections.abc import Iterator
from decimal import Decimal

import msgspec

from recoupe.crosscheck.items.amounts import (
    BASES,
    COUNTED,
    GAUGED,
    Amount,
    decimal_of,
    in_base_unit,
)
from recoupe.lang.concepts import Meanings
from recoupe.model import Assertion

COUNT = "#"  # kind of the unit of whatever is counted one by one
UNITS = frozenset({*BASES, *(base for base, _ in BASES.values()), "a", "d", "h", "mo"})
CLOSE = Decimal("0.75")  # of two counts of one thing, the less of the greater
VAGUE = 2  # times its least: from there a range says no more than « des centaines »
ROUNDED = Decimal("0.9")  # of two values that may be one, said more or less exactly


class Slot(msgspec.Struct, frozen=True):
    """What a figure says it is the figure of."""

    kind: str  # currency, base unit, or COUNT
    noun: str  # what is counted, "" where elided
    beside: frozenset[str]  # what restricts the noun
    gauged: tuple[str, ...]  # what it is the amount of, the nearest first
    value: Decimal
    amount: Amount
    is_bare: bool  # « perd 600 millions »: that it is money is only supposed
    is_of_group: bool = False  # of some people, where its article has a greater toll
    is_range: bool = False  # « entre 200 et 300 »; ``value`` is the middle
    is_vague: bool = False  # « des centaines »: of those, what excludes hardly anything

    @property
    def is_sum(self) -> bool:
        """Whether it is an amount of money: currencies have codes of three capitals."""
        return len(self.kind) == len("EUR") and self.kind.isupper()

    @property
    def thing(self) -> str:
        """What values are of, as far as the unit or the counted noun says it."""
        return f"{self.kind}{self.noun}" if self.kind == COUNT else self.kind

    def keys(self, meanings: Meanings, measures: str | None) -> Iterator[str]:
        """Yield what a figure is found by, in a fixed order."""
        yield f"#{self.kind}{self.value:.1e}"
        yield f"#{self.kind}{self.value:.0e}"
        told = frozenset(self.gauged) | {self.noun} - {""}
        yield from sorted(told)
        meant = {c for lemma in told for c in meanings.get(lemma, ())}
        yield from sorted(f"~{concept}" for concept in meant)
        if measures:
            yield f"={measures}"


def slot_of(
    figure: Assertion, amount: Amount, words: str, numerals: frozenset[str]
) -> Slot | None:
    """Return the slot of a figure, None of anything else.

    Args:
        figure: An assertion.
        amount: Its value with its bounds.
        words: The words of the figure as printed.
        numerals: Lemmas of nouns that are part of a number.
    """
    printed = printed_value(figure)
    if figure.kind != "figure" or printed is None:
        return None
    told = {a.role: a.lemmas for a in figure.arguments if a.role in (COUNTED, GAUGED)}
    counted = told.get(COUNTED, ())
    unit = figure.unit or ""
    value, base = in_base_unit(printed, unit)
    is_noun = _is_noun(unit)
    noun = (unit if is_noun else "") or (counted[0] if counted else "")
    return Slot(
        kind=COUNT if is_noun else base,
        noun=noun,
        beside=frozenset(counted) - {noun},
        gauged=told.get(GAUGED, ()),
        value=value,
        amount=amount,
        is_bare=words.rpartition(" ")[2].lower().removesuffix("s") in numerals,
        is_range=figure.value is None,
        is_vague=figure.value is None and _is_wide(figure),
    )


def printed_value(figure: Assertion) -> Decimal | None:
    """Return what a figure is compared by: its value, of a range the middle.

    Of « des centaines » the least: nobody prints that for nine hundred.
    """
    value = decimal_of(figure.value)
    low, high = decimal_of(figure.low), decimal_of(figure.high)
    if value is not None or low is None or high is None:
        return value
    return low if _is_wide(figure) else (low + high) / 2


def _is_wide(figure: Assertion) -> bool:
    low, high = decimal_of(figure.low), decimal_of(figure.high)
    return low is not None and high is not None and high > VAGUE * low


def _is_noun(unit: str) -> bool:
    """Tell whether a figure counts things or people, not a unit of measurement.

    « sapeur-pompier » is a noun, « voyageur/a » a rate.
    """
    is_word = unit.islower() and unit.replace("-", "").isalpha()
    return not unit or (is_word and unit not in UNITS)


def folded(lemma: str) -> str:
    """Return a lemma as it is compared: « Etats » read as a name is « état »."""
    plain = unicodedata.normalize("NFD", lemma)
    return "".join(c for c in plain if c.isalpha()).removesuffix("s")


def fits(a: Slot, b: Slot) -> bool:
    """Tell whether two values can both hold; « des milliers » says no exact one."""
    if a.is_vague != b.is_vague:
        return False
    if a.is_range or b.is_range:
        return a.amount.meets(b.amount)
    return a.value == b.value or (ratio(a, b) >= ROUNDED and a.amount.meets(b.amount))


def share_unit(a: Slot, b: Slot) -> bool:
    """Tell whether two figures may be of one unit: one great value, bare in a text."""
    if a.kind == b.kind:
        return True
    bare = (a.is_bare and (a.is_sum or not a.noun)) or (
        b.is_bare and (b.is_sum or not b.noun)
    )
    return bare and a.value == b.value and COUNT in (a.kind, b.kind)


def ratio(a: Slot, b: Slot) -> Decimal:
    """Return how much of the greater value the less is, 0 to 1."""
    least, most = sorted((abs(a.value), abs(b.value)))
    return least / most if most else Decimal(1)
