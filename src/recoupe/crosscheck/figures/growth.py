"""When two unlike values are stages of what an event makes grow: « 2 800 hectares »."""

import math
from collections.abc import Mapping

from recoupe.crosscheck.checks.times import DEVELOPING
from recoupe.crosscheck.figures.siblings import AREA, are_of_two_places, sites_of
from recoupe.crosscheck.figures.slot_likeness import (
    ALIKE,
    gauges_alike,
    nouns_alike,
    shared_context,
    weigh,
)
from recoupe.crosscheck.figures.tolls import days_between
from recoupe.crosscheck.items.item import DAY, Item
from recoupe.crosscheck.items.slots import CLOSE, COUNT, Slot, ratio
from recoupe.lang.words import Words

ANYBODY = 0.5  # likeness of two nouns for people, where one is for any

GROWTH: Mapping[str, float] = {
    "bias": -0.9,
    "same noun": 0.6,
    "near noun": 0.6,
    "same gauge": 0.9,
    "same site": 0.5,
    "other site": -1.5,
    "same entities": 0.6,
    "same words": 0.9,
    "grows": 0.5,
    "shrinks": -0.5,
    "of a period": -2.0,
    "times": -0.25,
}


def weigh_growth(
    left: Item, right: Item, slots: tuple[Slot, Slot], words: Words
) -> float:
    """Return how surely two values are stages of one, above 0 for one.

    Of what an event goes on doing: burning, evacuating, destroying, cutting off. Both
    are of days that lie near each other. Of two areas one need say so.
    """
    a, b = slots
    days = left.as_of, right.as_of
    developing = left.is_developing, right.is_developing
    enough = all(developing) or (a.kind == AREA and any(developing))
    near = days_between(left, right) <= DEVELOPING  # 0 where a day is unknown
    if not (enough and near) or are_of_two_places(left, right):
        return -math.inf
    for rest in (words.others, words.added):
        if bool(a.beside & rest) != bool(b.beside & rest):
            return -math.inf
    found = shared_context(left, right, words)
    found.pop("other days", None)
    alike = nouns_alike(left, right, slots, words) or 0.0
    if all(map(words.names_people, (a.noun, b.noun))):
        loose = words.anyone | words.developing
        alike = max(alike, ANYBODY * (not loose.isdisjoint({a.noun, b.noun})))
    if a.kind == COUNT and alike <= ALIKE:
        return -math.inf
    found["same noun" if alike == 1.0 or a.kind != COUNT else "near noun"] = 1.0
    found["same gauge"] = gauges_alike(left, right, slots, words) or 0.0
    sites = sites_of(left), sites_of(right)
    if all(sites):
        found["other site" if sites[0].isdisjoint(sites[1]) else "same site"] = 1.0
    if days[0] and days[1] and days[0] != days[1]:
        later = days[0] < days[1]
        found["grows" if later == (a.value < b.value) else "shrinks"] = 1.0
    found["of a period"] = float(_is_of_period(left) != _is_of_period(right))
    least, most = sorted((abs(a.value), abs(b.value)))
    found["times"] = math.log(most / least) if least else math.inf
    return weigh(found, GROWTH)


def is_stage(left: Item, right: Item) -> bool:
    """Tell whether two values may be of one event at two moments, days apart."""
    developing = left.is_developing and right.is_developing
    return developing and days_between(left, right) <= DEVELOPING


def is_outgrown(left: Item, right: Item) -> bool:
    """Tell whether of two values one is a bound that the other left behind.

    « Plus de 50 000 signatures » holds of 200 000 as well; nobody prints it of them.
    « Plus de 40 000 foyers sans courant » may have been 60 000 an hour before.
    """
    a, b = left.slot, right.slot
    if a is None or b is None or not (left.is_gathered and right.is_gathered):
        return False
    return a.amount.meets(b.amount) and ratio(a, b) < CLOSE


def _is_of_period(item: Item) -> bool:
    """Tell whether a value was reached over a year, a season: « depuis janvier »."""
    stated = item.assertion.as_of or ""
    return 0 < len(stated) < DAY or "/" in stated
