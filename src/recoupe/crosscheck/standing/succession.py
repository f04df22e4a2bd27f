"""When unlike values of one slot are earlier and later ones, and when rivals."""

from collections.abc import Sequence
from decimal import Decimal
from itertools import combinations, pairwise

from recoupe.crosscheck.figures.retelling import are_revised
from recoupe.crosscheck.items.amounts import CUMULATIVE
from recoupe.crosscheck.items.item import Item
from recoupe.crosscheck.items.slots import COUNT
from recoupe.lang.words import Words


def tell_order(positions: Sequence[Sequence[Item]], words: Words) -> str | None:
    """Return why the values of several positions are earlier and later ones.

    None where they are rivals. A stale value still in print after a newer one changes
    nothing: what counts is the day on which each value first appears. On one day a
    value takes the place of a lower bound (« au moins trois morts »), and of another
    value where the count is known to have moved, unless two sources stand for one each
    and no later value is greater than both. Where no day tells two values of a toll
    apart, only two such sources contest it. An article that prints both values in one
    voice tells how the figure changed.
    """
    if _are_retold(positions, words):
        return "an article tells how the value changed"
    items = [item for position in positions for item in position]
    first = [_first_day(position) for position in positions]
    if _are_stages(positions, first):
        return "the values follow one another in time"
    recounted = all(map(_is_recounted, items))
    if not recounted and not _are_developing(items):
        return None
    moves = None in first or len(set(first)) > 1
    for x, y in combinations(range(len(positions)), 2):
        if first[x] != first[y] and first[x] and first[y]:
            continue
        pair, day = (positions[x], positions[y]), first[x] or first[y]
        if _is_outgrown(*pair):
            continue
        overtaken = any(
            day and later and later > day and _is_more(position, pair)
            for position, later in zip(positions, first, strict=True)
        )
        if not moves or (_are_rivals(*pair, day) and not overtaken):
            return None
    if None in first:
        return "a count of victims that is made anew; no day is known"
    return "the values follow one another in time"


def _is_recounted(item: Item) -> bool:
    return any(amount.measures in CUMULATIVE for amount in item.amounts)


def _are_stages(
    positions: Sequence[Sequence[Item]], first: Sequence[str | None]
) -> bool:
    """Tell whether each value is said not to last, or its follower to replace it.

    « après dépouillement de 92 % des bulletins », and two days later another.
    """
    if None in first or len(set(first)) < len(first):
        return _are_marked(positions)
    order = sorted(range(len(first)), key=lambda rank: first[rank] or "")
    return all(
        any(item.is_early for item in positions[one])
        or any(item.is_late for item in positions[other])
        for one, other in pairwise(order)
    )


def _are_marked(positions: Sequence[Sequence[Item]]) -> bool:
    """Tell whether one value alone stands as the last, where no day orders them.

    Every other is said not to last, or it alone to take the place of another.
    """
    if any(_are_rivals(*pair, None) for pair in combinations(positions, 2)):
        return False
    lasting = [p for p in positions if not any(item.is_early for item in p)]
    latest = [p for p in positions if any(item.is_late for item in p)]
    return len(lasting) == 1 or len(latest) == 1


def _are_developing(items: Sequence[Item]) -> bool:
    """Tell whether what is counted, or measured, goes on as long as an event lasts.

    Of areas one says it for all: « 2 650 hectares » burned in another article.
    """
    measured = all(item.slot is not None and item.slot.kind != COUNT for item in items)
    developing = [item.is_developing or _is_recounted(item) for item in items]
    return any(developing) if measured else all(developing)


def _is_outgrown(one: Sequence[Item], other: Sequence[Item]) -> bool:
    """Tell whether of two values the less was given as a lower bound."""
    values = [_least(position) for position in (one, other)]
    if None in values:
        return False
    less = one if (values[0] or 0) < (values[1] or 0) else other
    return any(_is_bound(item) for item in less)


def _is_bound(item: Item) -> bool:
    return item.assertion.low is not None and item.assertion.high is None


def _least(position: Sequence[Item]) -> Decimal | None:
    values = [item.slot.value for item in position if item.slot is not None]
    return min(values, default=None)


def _is_more(one: Sequence[Item], others: Sequence[Sequence[Item]]) -> bool:
    values = [_least(position) or 0 for position in (one, *others)]
    return values[0] > max(values[1:])


def _are_rivals(one: Sequence[Item], other: Sequence[Item], day: str | None) -> bool:
    """Tell whether on one day two sources stand for one value each."""
    said = [
        {_said_by(item) for item in position if item.as_of in (None, day)}
        for position in (one, other)
    ]
    named = all(who and None not in who for who in said)
    return named and said[0].isdisjoint(said[1])


def _are_retold(positions: Sequence[Sequence[Item]], words: Words) -> bool:
    """Tell whether articles that print two values each link all of them.

    Of a toll, or of a sum that is estimated anew: what the police and the organisers
    count is no earlier and later value. Of anything, where a sentence says so.
    """
    printed = [[i for i in p if i.assertion.kind == "figure"] for p in positions]
    figures = [item for position in printed for item in position]
    one_way = len({item.assertion.polarity for item in figures}) == 1
    if not one_way:
        return False
    linked, rest = printed[0], printed[1:]
    while found := [p for p in rest if _tell_of_both(linked, p, words)]:
        linked = linked + [item for position in found for item in position]
        rest = [position for position in rest if position not in found]
    return not rest


def _tell_of_both(one: Sequence[Item], other: Sequence[Item], words: Words) -> bool:
    """Tell whether an article prints values of both, not on the word of two sources."""
    return any(
        a.document == b.document and (_are_one_count(a, b) or are_revised(a, b, words))
        for a in one
        for b in other
    )


def _are_one_count(a: Item, b: Item) -> bool:
    said = _said_by(a), _said_by(b)
    apart = None not in said and said[0] != said[1]
    return _is_revisable(a) and _is_revisable(b) and not apart


def _is_revisable(item: Item) -> bool:
    return any(
        amount.measures in CUMULATIVE or (amount.unit or "").isupper()
        for amount in item.amounts
    )


def _said_by(item: Item) -> str | None:
    return item.chain[0].entity if item.chain else None


def _first_day(position: Sequence[Item]) -> str | None:
    days = [item.as_of for item in position]
    return min(day for day in days if day) if all(days) else None
