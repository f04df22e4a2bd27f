"""What the figures of one article tell of one another."""

from collections import defaultdict
from collections.abc import Sequence
from decimal import Decimal

import msgspec

from recoupe.crosscheck.amounts import HEADCOUNTS
from recoupe.crosscheck.items import Item
from recoupe.crosscheck.setting import STATE
from recoupe.model import EntityId


def mark_siblings(items: Sequence[Item]) -> list[Item]:
    """Mark the figures of one article that are alone, and those that are of one place.

    Args:
        items: Those of one article.
    """
    values = defaultdict[str, set[Decimal]](set)
    for item in items:
        if item.slot is not None:
            values[item.slot.thing].add(item.slot.value)
    return [
        item
        if item.slot is None
        else msgspec.structs.replace(
            item,
            is_sole=len(values[item.slot.thing]) == 1,
            is_local=_is_local(item, items),
        )
        for item in items
    ]


def _is_local(item: Item, siblings: Sequence[Item]) -> bool:
    """Tell whether a count is of one place, and another of the article of more.

    « 480 000 manifestants en France …, à Paris ils étaient 67 000 ».
    """
    here = places_of(item)
    if item.assertion.measures not in HEADCOUNTS or not here:
        return False
    return any(
        other.assertion.measures == item.assertion.measures
        and not other.is_part
        and _is_more(other, item)
        and here.isdisjoint(places_of(other))
        for other in siblings
    )


def places_of(item: Item) -> frozenset[EntityId]:
    """Return the places finer than states that a figure itself is said of."""
    place = item.assertion.place
    said = {place} if place is not None else item.around & item.site
    return frozenset(e for e in said if not e.startswith(STATE))


def _is_more(one: Item, other: Item) -> bool:
    if one.slot is None or other.slot is None:
        return False
    return one.slot.value > other.slot.value
