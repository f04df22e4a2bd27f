"""Signs of a contradiction that lie in a day, a figure or a place of one thing."""

from collections.abc import Callable, Sequence
from decimal import Decimal, InvalidOperation
from itertools import product
from typing import NamedTuple

from recoupe.crosscheck.items.amounts import Amount, in_base_unit
from recoupe.crosscheck.short_texts.attachments import Attachment, attach, said_of_one
from recoupe.crosscheck.short_texts.likeness import Pair
from recoupe.crosscheck.short_texts.sign import Sign, make_sign
from recoupe.crosscheck.short_texts.statements import Statement
from recoupe.lang.contraries import Contraries
from recoupe.model import EntityId, Quantity

AGREED, DIFFERS = 0.3, 0.2  # what figures of one unit tell with nothing near them
CLOSE = Decimal("1.03")  # figures that differ by less are one, rounded twice
PLACES = frozenset({"GPE", "LOC"})
UNDATED = 0.5  # what it tells that two texts name no day in common
ELSEWHERE = 0.5  # what it tells that two texts name no place in common
FIRM = 0.7  # from which two values, beside others that agree, are of one thing


class _Value(NamedTuple):
    """A day or a place that a text names, and what it says of it."""

    first: str  # the first day, or the place
    last: str  # the last day, or what kind of place: a town may lie in a state
    shown: str
    attachment: Attachment


class _Clash(NamedTuple):
    """The two values, one of each text, that are most surely apart of one thing."""

    strength: float  # how surely they are of one thing
    shown: str


def other_time(pair: Pair, contraries: Contraries) -> Sign | None:
    """The texts put one thing on two days, or no day of one is a day of the other."""
    ours, theirs = (_days(text, contraries) for text in (pair.left, pair.right))
    clash = _clash(pair, ours, theirs, _meet)
    if clash is None:
        return None
    if any(_meet(a, b) for a, b in product(ours, theirs)):
        strength = clash.strength if clash.strength >= FIRM else 0.0
    else:
        strength = max(clash.strength, UNDATED)
    return make_sign("other_time", strength, clash.shown)


def _days(text: Statement, contraries: Contraries) -> list[_Value]:
    return [
        _Value(
            timex.first,
            timex.last,
            text.annotated.document.text[timex.start : timex.end],
            attach(text, timex.start, timex.end, contraries),
        )
        for timex in text.annotated.timexes
        if timex.first and timex.last and timex.type in {"DATE", "TIME"}
    ]


def _meet(a: _Value, b: _Value) -> bool:
    return a.first <= b.last and b.first <= a.last


def _clash(
    pair: Pair,
    ours: Sequence[_Value],
    theirs: Sequence[_Value],
    agree: Callable[[_Value, _Value], bool],
) -> _Clash | None:
    """Return the surest clash of two values that the other text says nowhere alike."""
    told = {
        (i, j): said_of_one(pair, a.attachment, b.attachment)
        for (i, a), (j, b) in product(enumerate(ours), enumerate(theirs))
    }
    alike = [(i, j) for i, j in told if agree(ours[i], theirs[j])]
    apart = [
        _Clash(sure, f"{ours[i].shown} / {theirs[j].shown}")
        for (i, j), sure in told.items()
        if (i, j) not in alike
        and all(told[x, y] < sure for x, y in alike if x == i or y == j)
    ]
    return max(apart, default=None)


def other_figure(pair: Pair, contraries: Contraries) -> Sign | None:
    """Both texts count one thing in one unit, and no figure of one is the other's."""
    del contraries
    best: dict[str | None, tuple[float, str]] = {}
    same: dict[str | None, float] = {}
    for a, b in product(_figures(pair.left), _figures(pair.right)):
        unit = a.amount.unit
        if unit != b.amount.unit:
            continue
        near = sum(
            pair.left.rarity[at] * pair.forth[at].likeness
            for at in sorted(a.around)
            if at in pair.forth and pair.forth[at].token in b.around
        )
        if _are_one(a.amount, b.amount):
            same[unit] = max(same.get(unit, 0.0), AGREED + near)
        else:
            told = (DIFFERS + near, f"{a.text} / {b.text}")
            best[unit] = max(best.get(unit, told), told)
    left = [told for unit, told in best.items() if told[0] > same.get(unit, 0.0)]
    if not left:
        return None
    strength, detail = max(left)
    return make_sign("other_figure", min(1.0, strength), detail)


class _Figure(NamedTuple):
    amount: Amount
    around: frozenset[int]
    text: str


def _figures(text: Statement) -> list[_Figure]:
    found = []
    for quantity in text.annotated.quantities:
        amount = _amount(quantity)
        if amount is not None:
            inside = [
                t.index for t in text.tokens if quantity.start <= t.start < quantity.end
            ]
            around = {near for at in inside for near in text.around(at)}
            shown = text.annotated.document.text[quantity.start : quantity.end]
            found.append(_Figure(amount, frozenset(around), shown))
    return found


def _amount(quantity: Quantity) -> Amount | None:
    bounded = quantity.low is not None or quantity.high is not None
    given = (quantity.low, quantity.high) if bounded else (quantity.value,) * 2
    unit = quantity.unit or ""
    try:
        low, high = (None if x is None else Decimal(x) for x in given)
    except InvalidOperation:
        return None
    if low is None and high is None:
        return None
    base = in_base_unit(Decimal(1), unit)
    low, high = (None if x is None else x * base[0] for x in (low, high))
    return Amount(base[1], quantity.measures, low, high)


def _are_one(a: Amount, b: Amount) -> bool:
    """Tell whether two amounts share a value, give or take a rounding."""
    below = a.low is None or b.high is None or a.low <= b.high * CLOSE
    above = b.low is None or a.high is None or b.low <= a.high * CLOSE
    return below and above


def other_place(pair: Pair, contraries: Contraries) -> Sign | None:
    """The texts put one thing in two places, or name none in common."""
    named = _names(pair.left), _names(pair.right)
    ours, theirs = (_places(text, contraries) for text in (pair.left, pair.right))
    clashes = (
        _clash(pair, [x for x in ours if x.last == kind], theirs_of_kind, _is_same)
        for kind in sorted({x.last for x in ours})
        if (theirs_of_kind := [x for x in theirs if x.last == kind])
    )
    best = max((c for c in clashes if c is not None), default=_Clash(0.0, ""))
    if all(named) and not named[0] & named[1]:
        detail = best.shown or " / ".join(", ".join(sorted(x)) for x in named)
        strength = ELSEWHERE + (1 - ELSEWHERE) * best.strength
        return make_sign("other_place", strength, detail)
    if best.strength >= FIRM:
        return make_sign("other_place", best.strength, best.shown)
    return None


def _is_same(a: _Value, b: _Value) -> bool:
    return a.first == b.first


def _names(text: Statement) -> frozenset[EntityId]:
    return frozenset(
        mention.entity
        for mention in text.annotated.mentions
        if mention.type in PLACES and mention.form == "name"
    )


def _places(text: Statement, contraries: Contraries) -> list[_Value]:
    return [
        _Value(
            mention.entity,
            mention.entity.partition(":")[0],
            mention.name,
            attach(text, mention.start, mention.end, contraries),
        )
        for mention in text.annotated.mentions
        if mention.type in PLACES and mention.form in {"name", "adjective"}
    ]
