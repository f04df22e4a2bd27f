"""When two unlike values are one figure: a toll that grows, a sum estimated anew."""

import math
import re
from collections import Counter
from collections.abc import Mapping, Sequence
from decimal import Decimal

from recoupe.crosscheck.checks.names import PEOPLE
from recoupe.crosscheck.checks.tallies import AGREES
from recoupe.crosscheck.checks.times import DEVELOPING, is_history
from recoupe.crosscheck.figures.growth import is_outgrown, weigh_growth
from recoupe.crosscheck.figures.occasions import is_one_occasion, months_of
from recoupe.crosscheck.figures.other_counts import count_otherwise
from recoupe.crosscheck.figures.retelling import is_provisional, is_told_anew
from recoupe.crosscheck.figures.slot_likeness import (
    DOZEN,
    PERCENT,
    TALLIED,
    bodies_of,
    gauges_alike,
    nouns_alike,
    shared_context,
    weigh,
)
from recoupe.crosscheck.figures.stocks import weigh_stocks
from recoupe.crosscheck.figures.tolls import (
    GAUGED_ALIKE,
    RECOUNTED,
    days_between,
    weigh_crowds,
    weigh_tolls,
)
from recoupe.crosscheck.items.amounts import CUMULATIVE
from recoupe.crosscheck.items.item import DAY, Item
from recoupe.crosscheck.items.slots import CLOSE, COUNT, Slot, fits, folded, ratio
from recoupe.lang.words import Words

ANEW = Decimal("0.3")  # of two values, where one is said to be an early or a late one
REESTIMATED = Decimal("0.5")  # of two estimates of one sum, the less of the greater
NEAR = Decimal("0.9")  # of two counts, from which one may correct the other
DAMAGE = "damage"  # one event has one amount of it
REMEASURED = Decimal("0.25")  # of two measurements

# What makes two values of one count, or of one sum, a figure that changed.
COUNTS: Mapping[str, float] = {
    "bias": -1.6,
    "same noun": 1.2,
    "near noun": 0.8,
    "sole": 0.8,
    "near": 0.3,
    "told anew": 0.6,
    "same measure": 0.9,
    "same restriction": 0.5,
    "same gauge": 1.3,
    "other gauge": -0.4,
    "same entities": 0.6,
    "same words": 1.0,
}
SUMS: Mapping[str, float] = {
    "bias": -2.1,
    "near": 1.0,
    "provisional": 1.5,
    "told anew": 0.8,
    "same damage": 1.2,
    "same owner": 0.5,
    "other owner": -1.5,
    "same gauge": 1.3,
    "other gauge": -0.4,
    "same entities": 0.6,
    "same words": 1.0,
}
MEASURED: Mapping[str, float] = {
    "bias": -0.9,
    "another time": -2.0,
    "sole": 0.8,
    "same gauge": 1.0,
    "unlike gauge": -0.4,
    "same entities": 0.8,
    "same words": 1.4,
    "same days": 0.3,
    "other days": -1.0,
}


def weigh_unlike(
    left: Item, right: Item, slots: tuple[Slot, Slot], words: Words
) -> float:
    """Return how surely two figures of unlike values are one, above 0 for one."""
    a, b = slots
    apart = _are_of_two_periods(left, right) or count_otherwise(left, right, words)
    apart = apart or (not a.is_sum and is_history(left, right))
    affirmed = left.assertion.polarity == right.assertion.polarity == "+"
    apart = apart or a.is_vague or b.is_vague  # « des milliers » grow into nothing
    # « au moins 30 000 » neither says nor denies 34 000
    silent = affirmed and a.amount.meets(b.amount)
    if apart or (silent and not is_outgrown(left, right)):
        return -math.inf
    if a.kind == COUNT:
        return _weigh_counts(left, right, slots, words)
    if a.is_sum:
        return _weigh_sums(left, right, slots, words)
    return _weigh_measurements(left, right, slots, words)


def _weigh_sums(
    left: Item, right: Item, slots: tuple[Slot, Slot], words: Words
) -> float:
    a, b = slots
    early = is_provisional(left if a.value < b.value else right, words)
    anew = _is_told_anew(left, right)
    if ratio(a, b) < (ANEW if anew else REESTIMATED) and not early:
        return -math.inf
    found = _shared(left, right, slots, words)
    if is_one_occasion(left, right, words):  # « un bénéfice de », « a gagné »
        found["same gauge"], found["other gauge"] = 1.0, 0.0
    found["provisional"] = float(early)
    found["told anew"] = float(anew and not early)
    measures = left.assertion.measures, right.assertion.measures
    found["same damage"] = float(measures == (DAMAGE, DAMAGE))
    if not early:
        near = (ratio(a, b) - REESTIMATED) / (1 - REESTIMATED)
        found["near"] = max(0.0, float(near))
    bodies = bodies_of(left), bodies_of(right)
    if all(bodies):
        found["same owner" if bodies[0] & bodies[1] else "other owner"] = 1.0
    return weigh(found, SUMS)


def _weigh_measurements(
    left: Item, right: Item, slots: tuple[Slot, Slot], words: Words
) -> float:
    if slots[0].kind == PERCENT and _are_of_others(left, right):
        return -math.inf
    if ratio(*slots) < REMEASURED:
        return weigh_growth(left, right, slots, words)
    found = _shared(left, right, slots, words)
    found["sole"] = float(left.is_sole and right.is_sole)
    found["another time"] = float(days_between(left, right) > DEVELOPING)
    return max(weigh(found, MEASURED), weigh_growth(left, right, slots, words))


def _are_of_others(left: Item, right: Item) -> bool:
    """Tell whether two shares are of two people: who is named just before each.

    « Kolo l'emporte avec 51 % des voix », « Sénou (47 %) ».
    """
    named = _named_before(left), _named_before(right)
    if all(named):
        return named[0] != named[1]
    people = [
        frozenset(e for e in item.parties if e.startswith(PEOPLE))
        for item in (left, right)
    ]
    return all(people) and people[0].isdisjoint(people[1])


def _named_before(item: Item) -> str | None:
    before = item.told_in[: item.assertion.head.start - item.sentence[0]].lower()
    found = [word for word in re.findall(r"[\w-]+", before) if word in item.names]
    return found[-1] if found else None


def _weigh_counts(
    left: Item, right: Item, slots: tuple[Slot, Slot], words: Words
) -> float:
    a, b = slots
    measures = left.assertion.measures, right.assertion.measures
    recounted = measures[0] == measures[1] and measures[0] in RECOUNTED
    if recounted and measures[0] in CUMULATIVE:
        return weigh_tolls(left, right, slots, words)
    if are_restricted_apart(a, b, words):
        return -math.inf
    if recounted:
        return weigh_crowds(left, right, slots, words)
    growth = weigh_growth(left, right, slots, words)
    growth = max(growth, weigh_stocks(left, right, slots, words))
    alike = nouns_alike(left, right, slots, words)
    if alike == 0.0:
        return growth  # « 21 000 billets », « 16 400 pizzas »
    alike = alike or 0.0
    anew = _is_told_anew(left, right)
    anew = anew or (alike >= TALLIED and _is_said_to_be_all(left, right, words))
    near = alike >= TALLIED or (alike >= GAUGED_ALIKE and bool(a.beside & b.beside))
    one = near and is_one_occasion(left, right, words)
    least = ANEW if anew or one else CLOSE
    if ratio(a, b) < least or (min(a.value, b.value) < DOZEN and not one):
        return growth
    found = _shared(left, right, slots, words)
    found["told anew"] = float(anew)
    found["near"] = float(ratio(a, b) >= NEAR)
    if alike == AGREES:
        found["same noun"] = 1.0
        found["sole"] = float(left.is_sole and right.is_sole)
        found["same restriction"] = float(bool(a.beside & b.beside))
    elif alike >= GAUGED_ALIKE:
        found["near noun"] = alike
    if alike < AGREES and measures[0] == measures[1] and measures[0] is not None:
        found["same measure"] = 1.0
    return max(growth, weigh(found, COUNTS))


def _is_said_to_be_all(left: Item, right: Item, words: Words) -> bool:
    """Tell whether the less of two counts is said to be all there were.

    « Seuls 19 000 foyers », « n'ont été que 19 000 », « 19 000 foyers seulement ».
    """
    less = min((left, right), key=lambda i: (i.slot.value if i.slot else 0, i.key))
    head, start = less.assertion.head, less.sentence[0]
    before, behind = (
        less.told_in[: head.start - start],
        less.told_in[head.end - start :],
    )
    return any(
        pattern is not None and bool(pattern.search(said.lower().replace("’", "'")))
        for pattern, said in ((words.no_more, before), (words.no_more_behind, behind))
    )


def _is_told_anew(left: Item, right: Item) -> bool:
    """Tell whether a value is said not to last, or to take the place of another.

    « La ville a porté sa subvention à … » says nothing of what the region gives.
    """
    said = left.is_early or right.is_early or left.is_late or right.is_late
    actors = [_actors(item) for item in (left, right)]
    return said and not (all(actors) and actors[0].isdisjoint(actors[1]))


def _actors(item: Item) -> frozenset[str]:
    """Return the words for whoever acts in the clause of a figure, itself left out."""
    gauged = item.slot.gauged if item.slot is not None else ()
    return frozenset(
        lemma
        for argument in item.assertion.arguments
        if argument.role == "actor"
        for lemma in argument.lemmas
        if lemma.isalpha() and lemma not in gauged
    )


def _shared(
    left: Item, right: Item, slots: tuple[Slot, Slot], words: Words
) -> dict[str, float]:
    found = shared_context(left, right, words)
    gauge = gauges_alike(left, right, slots, words)
    found["unlike gauge"] = float(gauge == 0.0)
    gauge = gauge or 0.0
    found["same gauge" if gauge >= GAUGED_ALIKE else "other gauge"] = gauge or 1.0
    return found


def _are_of_two_periods(left: Item, right: Item) -> bool:
    """Tell whether two amounts were reached in two quarters, half-years, years ….

    « Au premier semestre » and « de janvier à juin » are one.
    """
    periods = [item.assertion.as_of or "" for item in (left, right)]
    if not all(periods) or months_of(periods[0]) == months_of(periods[1]):
        return False
    if all(len(p) < DAY or "/" in p for p in periods):
        return True
    # « estimée le 10 octobre à 100 millions », « 948 millions au premier semestre »
    return any("H" in p or "Q" in p or "/" in p for p in periods)


def are_two_values(left: Item, right: Item, words: Words) -> bool:
    """Tell whether one article prints two values of what may be one slot.

    It tells how a figure changed, or who disputes it: that neither joins them nor keeps
    them apart. In one sentence only where it says so (« réévaluées depuis à »).
    """
    a, b = left.slot, right.slot
    if a is None or b is None or left.document != right.document or fits(a, b):
        return False
    if a.kind != b.kind or are_restricted_apart(a, b, words):
        return False
    if left.sentence == right.sentence and not is_told_anew(left, right, words):
        return False
    if a.kind == COUNT:
        return a.noun == b.noun or words.counts_alike(a.noun, b.noun)
    gauge = gauges_alike(left, right, (a, b), words)
    return a.is_sum and (gauge is None or gauge > 0)


def may_be_estimates(
    left: Sequence[Item], right: Sequence[Item], *, told_together: bool
) -> bool:
    """Tell whether two groups of unlike sums may be estimates of one.

    The bodies named most beside them are not others; and are the same, or one article
    prints both sums.
    """
    if (slot := left[0].slot) is None or not slot.is_sum:
        return True
    measures = {item.assertion.measures for item in (*left, *right)}
    most = [_most_named(items) for items in (left, right)]
    anew = measures == {DAMAGE} or any(i.is_early or i.is_late for i in (*left, *right))
    if anew and not all(most):
        return True
    return told_together or not most[0].isdisjoint(most[1])


def _most_named(items: Sequence[Item]) -> frozenset[str]:
    counts = Counter(body for item in items for body in bodies_of(item))
    top = max(counts.values(), default=0)
    return frozenset(body for body, count in counts.items() if count == top)


def are_restricted_apart(a: Slot, b: Slot, words: Words) -> bool:
    """Tell whether two unlike counts are of a whole and a part, or of two parts.

    « quatorze autres otages » are not « quinze otages », « 312 athlètes français » are
    among « 10 600 athlètes ».
    """
    rest = words.others
    if bool(a.beside & rest) != bool(b.beside & rest):
        return True
    here, there = (frozenset(map(folded, slot.beside)) for slot in (a, b))
    if here and there:
        return here.isdisjoint(there)
    return here != there and ratio(a, b) < CLOSE
