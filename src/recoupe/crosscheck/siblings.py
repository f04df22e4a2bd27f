"""What the figures of one article tell of one another."""

from collections import defaultdict
from collections.abc import Sequence
from decimal import Decimal

import msgspec

from recoupe.crosscheck.amounts import HEADCOUNTS
from recoupe.crosscheck.items import Item
from recoupe.crosscheck.retelling import has_stem
from recoupe.crosscheck.setting import STATE
from recoupe.crosscheck.slots import COUNT
from recoupe.lang.words import Words
from recoupe.model import EntityId

AREA = "m2"  # the unit that areas are compared in


def mark_siblings(items: Sequence[Item], words: Words) -> list[Item]:
    """Mark the figures of one article that are alone, of one place, or developing.

    Args:
        items: Those of one article.
        words: What is known of words.
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
            is_developing=is_developing(item, words),
            is_early=has_stem(item.told_in, words.early),
            is_late=has_stem(item.told_in, words.late),
        )
        for item in items
    ]


def is_developing(item: Item, words: Words) -> bool:
    """Tell whether an event makes a value grow as long as it lasts.

    « ont parcouru 350 hectares », « 26 maisons détruites », « 3 500 évacués ». Counts
    and areas do; « seuls 19 000 foyers ont été touchés » says that no others were.
    """
    if item.slot is None or item.slot.kind not in (COUNT, AREA):
        return False
    before = item.told_in[: item.assertion.head.start - item.sentence[0]].split()
    if before and before[-1].lower() in words.only:
        return False
    told = {item.slot.noun, *item.slot.gauged, *item.slot.beside}
    return not words.developing.isdisjoint(told)


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
        and (_is_of_state(other) or here.isdisjoint(sites_of(other)))
        for other in siblings
    )


def _is_of_state(item: Item) -> bool:
    """Tell whether a figure is said of a whole state and of no place in it."""
    said = {item.assertion.place} if item.assertion.place is not None else item.around
    return not places_of(item) and any(e.startswith(STATE) for e in said)


def places_of(item: Item) -> frozenset[EntityId]:
    """Return the places finer than states that a figure itself is said of."""
    place = item.assertion.place
    said = {place} if place is not None else item.around & item.site
    return frozenset(e for e in said if not e.startswith(STATE))


def sites_of(item: Item) -> frozenset[EntityId]:
    """Return the places a figure is said of, else those its article tells it of."""
    return places_of(item) or item.site


def _is_more(one: Item, other: Item) -> bool:
    if one.slot is None or other.slot is None:
        return False
    return one.slot.value > other.slot.value
