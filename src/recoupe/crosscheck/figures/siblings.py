"""What the figures of one article tell of one another."""

import re
from collections import defaultdict
from collections.abc import Sequence
from decimal import Decimal

import msgspec

from recoupe.crosscheck.checks.times import is_history
from recoupe.crosscheck.figures.retelling import has_stem
from recoupe.crosscheck.items.amounts import CUMULATIVE, HEADCOUNTS
from recoupe.crosscheck.items.item import Item
from recoupe.crosscheck.items.setting import STATE
from recoupe.crosscheck.items.slots import COUNT, Slot
from recoupe.crosscheck.items.wholes import DEAD
from recoupe.lang.words import Words
from recoupe.model import EntityId

CASUALTIES = "casualties"  # measure of victims, dead or hurt
AREA = "m2"  # the unit that areas are compared in


def mark_siblings(items: Sequence[Item], words: Words) -> list[Item]:
    """Mark the figures of one article that are alone, of one place, or developing.

    Args:
        items: Those of one article.
        words: What is known of words.
    """
    items = [_read_again(item, words) for item in items]
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
            slot=msgspec.structs.replace(
                item.slot, is_of_group=_is_of_group(item, items, words)
            ),
            is_local=_is_local(item, items),
            is_developing=_is_told_of(item, words, words.developing, words.gathered),
            is_gathered=_is_told_of(item, words, words.gathered),
            is_early=_is_said(item, words.early) or _is_of_hour(item),
            is_late=_is_said(item, words.late),
        )
        for item in items
    ]


def _read_again(item: Item, words: Words) -> Item:
    """Read what the sentence of a figure says of its victims, and of its year.

    The victims of « les obsèques des douze victimes » are dead; those behind « le plus
    meurtrier depuis 1980, où » died then.
    """
    if item.slot is None:
        return item
    a = item.assertion
    told = {item.slot.noun, *item.slot.gauged}
    if a.measures in CUMULATIVE and not words.saved.isdisjoint(told):
        a = msgspec.structs.replace(a, measures=None)
    if a.measures == CASUALTIES and has_stem(item.told_in, words.mourning):
        a = msgspec.structs.replace(a, measures=DEAD)
    before = item.told_in[: a.head.start - item.sentence[0]]
    if words.since is not None and (found := words.since.search(before)):
        year = re.search(r"\d{4}", found[0])
        a = msgspec.structs.replace(a, as_of=a.as_of or (year and year[0]))
    if a.polarity == "-" and _is_before_denial(item, words):
        a = msgspec.structs.replace(a, polarity="+")
    slot = _restricted(item.slot, a.scope or "", words)
    if a is item.assertion and slot is item.slot:
        return item
    return msgspec.structs.replace(item, assertion=a, slot=slot)


def _is_before_denial(item: Item, words: Words) -> bool:
    """Tell whether a clause denies something of those it counts, not their number.

    « 8 000 foyers n'ont plus de courant », but not « il n'y a pas eu 12 morts ».
    """
    if words.negation is None:
        return False
    start, head, end = item.assertion.start, item.assertion.head, item.assertion.end
    text = item.told_in.lower().replace("’", "'")
    at = [place - item.sentence[0] for place in (start, head.start, head.end, end)]
    before, behind = text[max(0, at[0]) : at[1]], text[at[2] : at[3]]
    return not words.negation.search(before) and bool(words.negation.search(behind))


def _restricted(slot: Slot, scope: str, words: Words) -> Slot:
    """Leave out of what restricts a count what restricts it to nothing.

    Other words for what is counted (« 6 000 suppressions de postes »), words that there
    were no more (« seuls 19 000 foyers »), and places, times and sources, which are
    compared by themselves (« 12 000 manifestants selon la police », « mardi »).
    """
    told = frozenset(re.findall(r"\w+", scope.lower())) | words.only | words.calendar
    same = {x for x in slot.beside if words.counts_alike(slot.noun, x)}
    if not (same | told) & slot.beside:
        return slot
    return msgspec.structs.replace(slot, beside=slot.beside - same - told)


def _is_of_hour(item: Item) -> bool:
    """Tell whether a value is of an hour: « 48 % à 17 heures »."""
    return (item.assertion.as_of or "").startswith("T")


def _is_said(item: Item, pattern: re.Pattern[str] | None) -> bool:
    return pattern is not None and bool(pattern.search(item.told_in.lower()))


def _is_told_of(item: Item, words: Words, *growing: frozenset[str]) -> bool:
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
    if words.leaning.issuperset(item.slot.gauged):  # « restent sans électricité »
        told.update(item.assertion.lemmas)
    return not all(told.isdisjoint(every) for every in growing)


def _is_local(item: Item, siblings: Sequence[Item]) -> bool:
    """Tell whether a count is of one place, and another of the article of more.

    « 480 000 manifestants en France …, à Paris ils étaient 67 000 ».
    """
    here = places_of(item)
    if item.assertion.measures not in HEADCOUNTS or not here:
        return False
    return any(
        _is_greater_count(other, item)
        and (_is_of_state(other) or here.isdisjoint(sites_of(other)))
        for other in siblings
    )


def _is_of_group(item: Item, siblings: Sequence[Item], words: Words) -> bool:
    """Tell whether a toll is of some, and another of the article of more people.

    « 27 morts …, quatre policiers ont été tués ».
    """
    if item.slot is None or item.assertion.measures not in CUMULATIVE:
        return False
    everybody = words.anyone | words.victims
    if item.slot.noun in everybody or not words.names_people(item.slot.noun):
        return False
    return any(
        other.slot is not None
        and other.slot.noun in everybody
        and _is_greater_count(other, item)
        for other in siblings
    )


def _is_greater_count(other: Item, item: Item) -> bool:
    """Tell whether one count is of the same fate as another, of today, and greater."""
    alike = other.assertion.measures == item.assertion.measures
    return (
        alike
        and not other.is_part
        and _is_more(other, item)
        and not is_history(other, item)
    )


def _is_of_state(item: Item) -> bool:
    """Tell whether a figure is said of a whole state and of no place in it."""
    said = {item.assertion.place} if item.assertion.place is not None else item.around
    return not places_of(item) and any(e.startswith(STATE) for e in said)


def are_of_two_places(left: Item, right: Item) -> bool:
    """Tell whether one of two figures is of a place, the other of more than it."""
    shared = places_of(left) & places_of(right)
    return left.is_local != right.is_local and not shared


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
