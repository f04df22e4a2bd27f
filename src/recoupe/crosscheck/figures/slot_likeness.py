"""What two figures have in common, and how much each of it tells.

The tables are read like a tariff: what a pair of figures shows is looked up and added.
"""

import math
from collections.abc import Mapping

from recoupe.crosscheck.checks.matter import OF_NAME, Content, likeness
from recoupe.crosscheck.checks.names import is_named
from recoupe.crosscheck.checks.tallies import AGREES
from recoupe.crosscheck.checks.times import same_days
from recoupe.crosscheck.items.item import Item
from recoupe.crosscheck.items.slots import COUNT, Slot, folded
from recoupe.lang.words import Words

DOZEN = 13  # counts below are common
TWO, HUNDRED = 2, 100
SIGNATURE = 3  # digits that nobody prints twice by chance
TALLIED = 0.7  # likeness of nouns that are counted alike
ALIKE = 0.3  # likeness from which two words may name one thing
TELLING = 3.0  # in rarity: shared words that tell two thirds of what can be told
BODIES = ("org:", "state:", "company:", "gpe:")  # ids of who may gain or lose
PERCENT = "1"  # base unit of shares

EQUAL: Mapping[str, float] = {
    "bias": 1.55,
    "few": -1.3,
    "one digit": -0.8,
    "below a hundred": -0.7,
    "two digits": -0.5,
    "rounded": -1.2,
    "vague": -0.8,  # by hand: « des dizaines » are fired, and shot down
    "same noun": 0.9,
    "near noun": 1.0,
    "people": 0.1,
    "other people": -0.9,
    "other noun": -1.4,
    "other noun of a few": -1.0,
    "people and things": -1.2,
    "same restriction": 0.6,
    "other restriction": -1.1,
    "the rest": -1.1,
    "same gauge": 0.6,
    "other gauge": -0.4,
    "same entities": 0.6,
    "same words": 1.0,
    "same days": 0.5,
    "other days": -1.0,
}


def weigh(found: Mapping[str, float], table: Mapping[str, float]) -> float:
    """Add up what is found of a pair."""
    return table["bias"] + sum(table.get(name, 0.0) * n for name, n in found.items())


def describe_equal(
    left: Item, right: Item, slots: tuple[Slot, Slot], words: Words
) -> dict[str, float]:
    """Return what two figures of compatible values show, by the names of ``EQUAL``."""
    a, b = slots
    found = {_size(a, b): 1.0, **_nouns(left, right, slots, words)}
    if a.value != b.value:
        found["rounded"] = 1.0
    if a.is_vague:
        found["vague"] = 1.0
    found.update(_restrictions(a, b))
    # « deux usines » and « deux autres usines » are four
    if bool(a.beside & words.others) != bool(b.beside & words.others):
        found["the rest"] = 1.0
    gauge = gauges_alike(left, right, slots, words)
    if gauge is not None:
        found["same gauge" if gauge >= ALIKE else "other gauge"] = max(gauge, ALIKE)
        if gauge < ALIKE:
            found["other gauge"] = float(a.kind != COUNT)
    found.update(shared_context(left, right, words))
    return found


def _size(a: Slot, b: Slot) -> str:
    """Return the name of what sharing a value tells by its digits."""
    least = min(a.value, b.value)
    if a.kind == COUNT and least < DOZEN:
        return "few"
    digits = min(len(s.value.normalize().as_tuple().digits) for s in (a, b))
    if a.kind == PERCENT:
        digits -= 1  # there are only a hundred of them
    if digits == TWO and least < HUNDRED:
        return "below a hundred"
    return ("one digit", "one digit", "two digits", "digits")[min(digits, SIGNATURE)]


def _nouns(
    left: Item, right: Item, slots: tuple[Slot, Slot], words: Words
) -> dict[str, float]:
    a, b = slots
    alike = nouns_alike(left, right, slots, words)
    if alike is None:
        return {}
    if alike == AGREES:
        return {"same noun": 1.0}
    if alike >= ALIKE:
        return {"near noun": alike}
    people = [words.names_people(slot.noun) for slot in slots]
    of_people = all(people)
    # « des centaines de membres » may be anybody, but hundreds of them tell nothing.
    told = not (a.is_vague and b.is_vague)
    if of_people and told and not words.anyone.isdisjoint({a.noun, b.noun}):
        return {"people": 1.0}
    few = min(a.value, b.value) < DOZEN
    name = "other people" if of_people else "other noun"
    mixed = any(people) and not of_people
    return {
        name: 1.0,
        "other noun of a few": float(few),
        "people and things": float(mixed),
    }


def _restrictions(a: Slot, b: Slot) -> dict[str, float]:
    here, there = (frozenset(map(folded, slot.beside)) for slot in (a, b))
    if not here or not there:
        return {}
    return {"same restriction" if here & there else "other restriction": 1.0}


def shared_context(left: Item, right: Item, words: Words) -> dict[str, float]:
    """Return what the sentences around two figures add."""
    shared = left.around & right.around
    told = sum(words.common.get(entity, 1.0) for entity in sorted(shared))
    common = left.context & right.context
    rarity = sum(words.rarity(lemma) for lemma in sorted(common) if lemma.isalpha())
    found = {
        "same entities": min(1.0, told),
        "same words": 1 - math.exp(-rarity / TELLING),
    }
    days = same_days(left, right, words)
    if days is not None:
        found["same days" if days.score == AGREES else "other days"] = 1.0
    return found


def nouns_alike(
    left: Item, right: Item, slots: tuple[Slot, Slot], words: Words
) -> float | None:
    """Return how surely two counted nouns are one, None where one is elided."""
    a, b = slots
    if a.kind != COUNT or not a.noun or not b.noun:
        return None
    if a.noun == b.noun:
        return AGREES
    measures = left.assertion.measures, right.assertion.measures
    one_measure = measures[0] == measures[1] and measures[0] is not None
    if _are_tallied(a, b, words) or _are_tallied(b, a, words):
        return TALLIED
    there = Content(frozenset({b.noun}) | b.beside, right.meanings)
    here = Content(frozenset({a.noun}) | a.beside, left.meanings)
    return max(
        ALIKE if one_measure else 0.0,
        likeness(a.noun, left.meanings, there, words),
        likeness(b.noun, right.meanings, here, words),
    )


def _are_tallied(a: Slot, b: Slot, words: Words) -> bool:
    """Tell whether one noun, or what is said of people, is counted like another."""
    said = {a.noun, *a.gauged} if a.noun in words.anyone else {a.noun}
    return any(words.counts_alike(one, b.noun) for one in said)


def gauges_alike(
    left: Item, right: Item, slots: tuple[Slot, Slot], words: Words
) -> float | None:
    """Return how surely two amounts are of one thing, None where one does not say."""
    a, b = slots
    if not a.gauged or not b.gauged:
        return None
    measures = left.assertion.measures, right.assertion.measures
    one_measure = measures[0] == measures[1] and measures[0] is not None
    here = Content(frozenset(a.gauged), left.meanings)
    there = Content(frozenset(b.gauged), right.meanings)
    return max(
        ALIKE if one_measure else 0.0,  # « le budget », « le plan de relance »
        *(_held(lemma, left, there, words) for lemma in a.gauged),
        *(_held(lemma, right, here, words) for lemma in b.gauged),
    )


def _held(lemma: str, item: Item, whole: Content, words: Words) -> float:
    weight = OF_NAME if lemma in item.names else 1.0
    return weight * likeness(lemma, item.meanings, whole, words)


def bodies_of(item: Item) -> frozenset[str]:
    """Return the bodies that a sentence names: whose a sum may be."""
    return frozenset(e for e in item.around if e.startswith(BODIES) and is_named(e))
