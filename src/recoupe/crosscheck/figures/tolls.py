"""When two unlike counts of people are one: victims counted anew, a crowd by two."""

import math
import re
from collections.abc import Mapping
from datetime import date, timedelta

from recoupe.crosscheck.checks.tallies import BY_SOURCE, scope_of
from recoupe.crosscheck.checks.times import DEVELOPING, is_history
from recoupe.crosscheck.figures.siblings import are_of_two_places, sites_of
from recoupe.crosscheck.figures.slot_likeness import (
    gauges_alike,
    nouns_alike,
    shared_context,
    weigh,
)
from recoupe.crosscheck.items.amounts import HEADCOUNTS
from recoupe.crosscheck.items.item import DAY, Item
from recoupe.crosscheck.items.slots import Slot, folded, ratio
from recoupe.lang.words import Words
from recoupe.model import EntityId

# Whoever is freed, still held and killed among hostages and prisoners are three counts.
RECOUNTED = HEADCOUNTS - {"hostages", "prisoners"}
GAUGED_ALIKE = 0.4
MANY = frozenset({"arrested", "prisoners"})  # an affair has one toll, and many of these
FOUND = "missing"  # they get fewer
REACH = 60  # characters behind a count
NEWS = 4  # days before it is printed in which what an article tells happened

TOLLS: Mapping[str, float] = {
    "bias": 0.0,
    "same noun": 0.6,
    "other noun": -0.8,
    "other restriction": -0.8,
    "same gauge": 0.6,
    "same place": 0.8,
    "same entities": 1.0,
    "same words": 1.2,
    "other story": -1.0,
    "other site": -1.5,
    "long after": -0.7,
    "many": -0.4,
    "both lead": 0.5,
    "other days": -0.8,
    "grows": 0.5,
    "shrinks": -0.3,
}
CROWDS: Mapping[str, float] = {
    "bias": -0.6,
    "near": 1.0,
    "same site": 0.8,
    "other voice": 0.6,
    "same noun": 0.4,
    "same entities": 0.5,
    "same words": 0.8,
}


def weigh_tolls(
    left: Item, right: Item, slots: tuple[Slot, Slot], words: Words
) -> float:
    """Return how surely two values are one count of the dead, the injured …."""
    a, b = slots
    if _are_two_tolls(left, right, slots, words):
        return -math.inf
    found: dict[str, float] = shared_context(left, right, words)
    if a.noun and b.noun:
        anyone = not {a.noun, b.noun}.isdisjoint(words.anyone | words.victims)
        alike = nouns_alike(left, right, slots, words) or 0.0
        if a.noun == b.noun:
            found["same noun"] = 1.0
        elif not anyone and alike < GAUGED_ALIKE:
            found["other noun"] = 1.0
    here, there = (frozenset(map(folded, slot.beside)) for slot in slots)
    found["other restriction"] = float(bool(here and there) and here.isdisjoint(there))
    found["same gauge"] = gauges_alike(left, right, slots, words) or 0.0
    found["same place"] = float(
        left.assertion.place is not None
        and left.assertion.place == right.assertion.place
    )
    found["other story"] = float(left.story != right.story)
    sites = sites_of(left), sites_of(right)
    found["other site"] = float(all(sites) and sites[0].isdisjoint(sites[1]))
    found["long after"] = min(2.0, days_between(left, right) / DEVELOPING)
    found["many"] = float(left.assertion.measures in MANY)
    found["both lead"] = float(left.is_lead and right.is_lead)
    if left.as_of and right.as_of and left.as_of != right.as_of:
        later = left.as_of < right.as_of
        grows = later == (a.value < b.value)
        expected = grows != (left.assertion.measures == FOUND)
        found["grows" if expected else "shrinks"] = 1.0
    return weigh(found, TOLLS)


def _are_two_tolls(
    left: Item, right: Item, slots: tuple[Slot, Slot], words: Words
) -> bool:
    """Tell whether two tolls are of a whole and a part, of other people or years.

    « Deux nouvelles dépouilles » are added to a toll, and are none.
    """
    scopes = scope_of(left.assertion), scope_of(right.assertion)
    if all(scopes) and scopes[0].isdisjoint(scopes[1]):
        return True
    if are_of_two_places(left, right) or is_history(left, right):
        return True
    if _degree(left, words) != _degree(right, words):
        return True
    if _stretch_of(left, words) != _stretch_of(right, words):
        return True
    a, b = slots
    return a.is_of_group != b.is_of_group or any(
        bool(first) != bool(second)
        for first, second in (
            (a.beside & words.others, b.beside & words.others),
            (a.beside & words.added, b.beside & words.added),
            (words.feared & {*a.gauged}, words.feared & {*b.gauged}),
            (words.attackers & {a.noun}, words.attackers & {b.noun}),
        )
    )


def _degree(item: Item, words: Words) -> bool:
    """Tell whether a count is of those who are worst, or least, hurt."""
    at = item.assertion.head.end - item.sentence[0]
    behind = item.told_in[at : at + REACH].lower()
    said = re.split(r"[,;:]| et ", behind, maxsplit=1)[0]
    return any(word.startswith(words.degrees) for word in re.findall(r"\w+", said))


def _stretch_of(item: Item, words: Words) -> str:
    """Return what a toll is reached over that is no toll of one event, "" if of one.

    « En dix ans, les passages à niveau ont fait 400 morts », « 600 personnes meurent
    chaque année »; but not « 27 morts, l'attentat le plus meurtrier depuis 1990 ».
    """
    if words.stretches is None or words.records is None:
        return ""
    said = item.assertion.text.lower().replace("’", "'")
    found = words.stretches.search(said)
    return found[0] if found and not words.records.search(said) else ""


def weigh_crowds(
    left: Item, right: Item, slots: tuple[Slot, Slot], words: Words
) -> float:
    """Return how surely two unlike numbers of people who came are of one crowd.

    What the police and the organisers count, of one day and place.
    """
    a, b = slots
    sites = crowd_site(left), crowd_site(right)
    if are_of_two_places(left, right) or not may_share_days(left, right):
        return -math.inf
    if all(sites) and sites[0].isdisjoint(sites[1]):
        return -math.inf
    voices = _voice(left), _voice(right)
    found = shared_context(left, right, words)
    found["near"] = float(ratio(a, b))
    found["same site"] = float(not sites[0].isdisjoint(sites[1]))
    found["other voice"] = float(None not in voices and voices[0] != voices[1])
    found["same noun"] = float(a.noun == b.noun)
    return weigh(found, CROWDS)


def crowd_site(item: Item) -> frozenset[EntityId]:
    """Return where a crowd is counted: its own place, else that of its sentence."""
    place = item.assertion.place
    return frozenset({place}) if place is not None else item.site


def _voice(item: Item) -> str | None:
    """Return who counted, in the words of the article."""
    parts = (item.assertion.scope or "").split(";")
    said = [part.strip() for part in parts if part.strip().startswith(BY_SOURCE)]
    if said:
        return said[0].lower()
    return item.chain[0].entity if item.chain else None


def may_share_days(left: Item, right: Item) -> bool:
    """Tell whether what two figures count may have been on one day.

    What no day is given for happened in the days before it was printed.
    """
    (a, b), (c, d) = _days_of(left), _days_of(right)
    return a <= d and c <= b


def _days_of(item: Item) -> tuple[str, str]:
    a = item.assertion
    stated = (item.as_of or "") if item.as_of != item.published else ""
    if len(stated) >= DAY:
        return stated, stated
    if a.first and a.last:
        return a.first[:DAY], a.last[:DAY]
    if item.published is None:
        return "0", "9"
    earliest = date.fromisoformat(item.published) - timedelta(days=NEWS)
    return earliest.isoformat(), item.published


def days_between(left: Item, right: Item) -> int:
    """Return how many days lie between what two values hold of, 0 if unknown."""
    days = [item.as_of or "" for item in (left, right)]
    if any(len(day) < DAY for day in days):
        return 0
    first, second = (date.fromisoformat(day) for day in days)
    return abs((first - second).days)
