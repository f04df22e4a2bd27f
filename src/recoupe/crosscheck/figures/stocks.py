"""When two unlike values are of one stock: the staff, the beds of one body."""

import math
from collections.abc import Mapping
from decimal import Decimal

from recoupe.crosscheck.checks.matter import Content, likeness
from recoupe.crosscheck.checks.roles import AGENTS
from recoupe.crosscheck.checks.tallies import AGREES
from recoupe.crosscheck.figures.slot_likeness import (
    ALIKE,
    DOZEN,
    nouns_alike,
    shared_context,
    weigh,
)
from recoupe.crosscheck.items.item import Item
from recoupe.crosscheck.items.slots import Slot, ratio
from recoupe.lang.words import Words

OWNING = AGENTS | {"place"}
CERTAIN = "certain"
RECOUNTED = Decimal("0.5")  # of two counts of one stock, the less of the greater

STOCKS: Mapping[str, float] = {
    "bias": -2.2,
    "same noun": 1.0,
    "near noun": 0.8,
    "sole": 0.4,
    "same owner": 1.2,
    "some owner": 0.5,
    "all of them": 0.7,
    "near": 0.8,
    "same entities": 0.6,
    "same words": 0.8,
    "other days": -0.6,
}


def weigh_stocks(
    left: Item, right: Item, slots: tuple[Slot, Slot], words: Words
) -> float:
    """Return how surely two unlike values count what one body has, above 0 for one.

    « L'usine emploie 320 salariés », « l'effectif est de 230 salariés », « ses 230
    salariés »; « les voleurs étaient trois », « les malfaiteurs étaient quatre »; but
    not « la mairie emploie 45 agents », nor « l'usine a recruté 230 salariés ».
    """
    alike = nouns_alike(left, right, slots, words) or 0.0
    if not (_is_stock(left, words) and _is_stock(right, words)) or alike <= ALIKE:
        return -math.inf
    few = min(slot.value for slot in slots) < DOZEN
    every = _counts_all(left) and _counts_all(right)
    if ratio(*slots) < RECOUNTED or (few and alike < AGREES and not every):
        return -math.inf
    if every and left.site and right.site and left.site.isdisjoint(right.site):
        return -math.inf
    owners = _owners(left, words), _owners(right, words)
    owned = _have_one_owner(left, right, owners, words)
    if all(owners) and not owned:
        return -math.inf
    found = shared_context(left, right, words)
    found["same noun" if alike == AGREES else "near noun"] = 1.0
    found["sole"] = float(left.is_sole and right.is_sole)
    found["same owner" if owned else "some owner"] = 1.0
    found["near"] = float(ratio(*slots))
    found["all of them"] = float(every)
    return weigh(found, STOCKS)


def _is_stock(item: Item, words: Words) -> bool:
    """Tell whether a figure is of what somebody has: « compte », « dispose de ».

    Not « comptera 320 salariés », « compte 320 salariés de moins ».
    """
    a, slot = item.assertion, item.slot
    if slot is None or a.polarity != "+" or a.factuality != CERTAIN:
        return False
    before = item.told_in[: a.head.start - item.sentence[0]].lower()
    behind = item.told_in[a.head.end - item.sentence[0] :].lower()
    if words.compared is not None and words.compared.match(behind):
        return False
    if before.endswith(words.owned) and not words.others & slot.beside:
        return True
    if a.perfective:
        return False
    held = not words.having.isdisjoint({*slot.gauged, *a.lemmas})
    return held or _counts_all(item)


def _counts_all(item: Item) -> bool:
    """Tell whether a clause says how many there are, or were: « ils étaient trois »."""
    a, slot = item.assertion, item.slot
    is_told = slot is not None and slot.noun in slot.gauged[:1]
    return is_told and a.predicate == "be" and not a.perfective


def _owners(item: Item, words: Words) -> frozenset[str]:
    """Return the words for whoever has it, besides what counts and general nouns."""
    slot = item.slot
    counted = {slot.noun, *slot.beside} if slot is not None else set()
    nouns = {
        lemma
        for argument in item.assertion.arguments
        if argument.role in OWNING
        for lemma in argument.lemmas
    }
    return frozenset(nouns - counted - words.having - words.kinds)


def _have_one_owner(
    left: Item,
    right: Item,
    owners: tuple[frozenset[str], frozenset[str]],
    words: Words,
) -> bool:
    if left.parties & right.parties:
        return True
    there = Content(owners[1], right.meanings)
    return any(likeness(one, left.meanings, there, words) >= ALIKE for one in owners[0])
