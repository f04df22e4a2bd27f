"""What speaks for two short texts contradicting each other, and what against it.

The signs that lie in what they deny are in ``denials``.
"""

from decimal import Decimal, InvalidOperation
from itertools import product
from typing import NamedTuple

from recoupe.crosscheck.amounts import Amount, in_base_unit
from recoupe.crosscheck.denials import (
    both_deny,
    denied_there,
    denies,
    denies_briefly,
    said_there,
)
from recoupe.crosscheck.likeness import Pair
from recoupe.crosscheck.sign import Finder, Sign, brevity, make_sign
from recoupe.crosscheck.statements import Statement
from recoupe.lang.contraries import Contraries
from recoupe.model import EntityId, Quantity

STRAY = 0.5  # what two opposite words tell that have nothing near them in common
AGREED, DIFFERS = 0.3, 0.2  # what figures of one unit tell with nothing near them
CLOSE = Decimal("1.03")  # figures that differ by less are one, rounded twice
PLACES = frozenset({"GPE", "LOC"})


def brief(pair: Pair, contraries: Contraries) -> Sign | None:
    """Neither text says much: texts that elaborate on each other are longer."""
    del contraries
    return make_sign("brief", brevity(pair), f"{pair.left.mass + pair.right.mass:.1f}")


def opposite_words(pair: Pair, contraries: Contraries) -> Sign | None:
    """The texts use words that cannot both be true of one thing, of the same thing.

    Where one of the words is denied, they say the same.
    """
    found: dict[str, tuple[float, bool]] = {}
    for a, b in product(pair.left.content, pair.right.content):
        strength = _opposition(pair, a, b, contraries)
        if strength > 0:
            same = (a in pair.left.denied) == (b in pair.right.denied)
            detail = f"{pair.left.lemmas[a]} / {pair.right.lemmas[b]}"
            found[detail] = max(found.get(detail, (0.0, same)), (strength, same))
    if not found:
        return None
    detail, (strength, same) = max(found.items(), key=lambda x: (x[1], x[0]))
    return make_sign("opposite_words", strength if same else -strength, detail)


def _opposition(pair: Pair, a: int, b: int, contraries: Contraries) -> float:
    """Return how surely two words say contrary things of one thing, 0 to 1."""
    left, right, words = pair.left, pair.right, pair.words
    x, y = left.lemmas[a], right.lemmas[b]
    if contraries.are_opposites(x, y):
        if x in right.lemmas and y in left.lemmas:
            return 0.0
        return min(1.0, STRAY + pair.shared_around(a, b))
    if (
        x in right.lemmas
        or y in left.lemmas
        or left.tokens[a].pos != right.tokens[b].pos
    ):
        return 0.0
    meant, other = left.meanings.get(x, {}), right.meanings.get(y, {})
    if not words.concepts.are_opposites(meant, other):
        return 0.0
    if words.concepts.likeness(meant, other) > 0:
        return 0.0
    return min(1.0, pair.shared_around(a, b))


def other_time(pair: Pair, contraries: Contraries) -> Sign | None:
    """Both texts say when, and no day of one is a day of the other."""
    del contraries
    left, right = _days(pair.left), _days(pair.right)
    meet = any(a[0] <= b[1] and b[0] <= a[1] for a, b in product(left, right))
    if not left or not right or meet:
        return None
    return make_sign("other_time", 1.0, f"{left[0][0]} / {right[0][0]}")


def _days(text: Statement) -> list[tuple[str, str]]:
    return [
        (timex.first, timex.last)
        for timex in text.annotated.timexes
        if timex.first and timex.last and timex.type in {"DATE", "TIME"}
    ]


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
    """Both texts name places, and none of them in common."""
    del contraries
    left, right = _places(pair.left), _places(pair.right)
    if not left or not right or left & right:
        return None
    detail = f"{', '.join(sorted(left))} / {', '.join(sorted(right))}"
    return make_sign("other_place", 1.0, detail)


def _places(text: Statement) -> frozenset[EntityId]:
    return frozenset(
        mention.entity
        for mention in text.annotated.mentions
        if mention.type in PLACES and mention.form == "name"
    )


def hearsay(pair: Pair, contraries: Contraries) -> Sign | None:
    """One text reports what circulates, the other does not."""
    told = [text.where(contraries.hearsay) for text in (pair.left, pair.right)]
    if bool(told[0]) == bool(told[1]):
        return None
    shown = pair.left if told[0] else pair.right
    return make_sign("hearsay", 1.0, shown.tokens[(told[0] or told[1])[0]].text)


def only(pair: Pair, contraries: Contraries) -> Sign | None:
    """One text restricts what it says: that seldom contradicts, mostly it completes."""
    told = [text.where(contraries.only) for text in (pair.left, pair.right)]
    if bool(told[0]) == bool(told[1]):
        return None
    shown = pair.left if told[0] else pair.right
    return make_sign("only", 1.0, shown.tokens[(told[0] or told[1])[0]].text)


def before_and_after(pair: Pair, contraries: Contraries) -> Sign | None:
    """One text puts something before what the other puts it after."""
    for one, other, links in pair.ways:
        for a, b in product(
            one.where(contraries.before), other.where(contraries.after)
        ):
            near = other.around(b, steps=1)
            shared = (links[at].token for at in one.around(a, steps=1) if at in links)
            if any(token in near for token in shared):
                detail = f"{one.tokens[a].text} / {other.tokens[b].text}"
                return make_sign("before_and_after", 1.0, detail)
    return None


SIGNS: tuple[Finder, ...] = (
    denies,
    denies_briefly,
    both_deny,
    denied_there,
    said_there,
    opposite_words,
    other_time,
    other_figure,
    other_place,
    before_and_after,
    hearsay,
    only,
    brief,
)
