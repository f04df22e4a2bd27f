"""When two figures fill one slot: same thing counted or gauged, compatible in value.

Figures are told apart by what they count and what they are the amount of, not by what
else their clauses say: whoever resigned over it, « la perte de 751 millions » is one.
Equal values need little more than their digits (nobody prints 751 twice by chance);
unlike ones are one slot only where all that is said of them agrees, and where they lie
as close as two counts of one thing do or are sums that get estimated anew.
"""

import math
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal

from recoupe.crosscheck.amounts import AGE, HEADCOUNTS
from recoupe.crosscheck.checks import same_place
from recoupe.crosscheck.items import Item
from recoupe.crosscheck.matter import OF_NAME, Content, likeness
from recoupe.crosscheck.roles import is_named, is_person
from recoupe.crosscheck.slots import CLOSE, COUNT, Slot, fits, folded, ratio
from recoupe.crosscheck.tallies import AGREES, DIFFERS, are_near
from recoupe.crosscheck.times import same_days, same_time
from recoupe.lang.words import Words
from recoupe.model import Check

FEW_FIGURES = 30  # of one kind in a coverage
SIGNATURE = 3  # digits that nobody prints twice by chance
DOZEN = 13  # counts below are common

# What makes two figures of equal value one, tuned by hand on three coverages.
BIAS = -1.7
PER_RIVALRY = 0.35
DIGITS = (0.6, 1.5, 2.0, 3.0)  # a few, one significant digit, two, three and more
NOUN, NOUN_OTHER, NOUN_OTHER_FEW = 1.2, -0.5, -1.6
GAUGE, GAUGE_OTHER = 1.3, -0.4
DAYS, DAYS_OTHER = 0.6, -1.5
ENTITIES, WORDS, STORY = 0.6, 1.0, -0.5
ALIKE = 0.3  # likeness from which two words may name one thing

# Two unlike values that are one slot.
FAR = Decimal("0.34")  # below, two counts are of two things, whatever is said of them
REESTIMATED = Decimal("0.5")  # the same of two estimates of one sum
UNLIKE_BIAS = -1.6
BESIDE = 0.5
GAUGED_ALIKE = 0.4
OWNER, OWNER_OTHER = 0.5, -1.5
BODIES = ("org:", "state:", "company:", "gpe:")  # ids of who may gain or lose


def slot_keys(item: Item) -> Iterator[str]:
    """Yield what a figure is found by, in a fixed order."""
    if item.slot is not None:
        yield from item.slot.keys(item.meanings, item.assertion.measures)


def fit_together(left: Item, right: Item) -> bool:
    """Tell whether two figures have values that can both hold."""
    a, b = left.slot, right.slot
    return a is not None and b is not None and a.kind == b.kind and fits(a, b)


def are_two_values(left: Item, right: Item, words: Words) -> bool:
    """Tell whether one article prints two values of what may be one slot.

    It tells how a figure changed, or who disputes it: that neither joins them nor keeps
    them apart. In one sentence only where it says so (« réévaluées depuis à »).
    """
    a, b = left.slot, right.slot
    if a is None or b is None or left.document != right.document or fits(a, b):
        return False
    if a.kind != b.kind or _are_restricted_apart(a, b, near=True, words=words):
        return False
    if left.sentence == right.sentence and not _is_revised(left, right, words):
        return False
    if a.kind == COUNT:
        return a.noun == b.noun
    gauge = _gauges_alike(left, right, (a, b), words)
    return a.is_sum and (gauge is None or gauge > 0)


def _is_revised(left: Item, right: Item, words: Words) -> bool:
    """Tell whether a sentence says that one figure took the place of another."""
    heads = left.assertion.head, right.assertion.head
    first = min(head.end for head in heads)
    second = max(head.start for head in heads)
    between = left.told_in[first - left.sentence[0] : second - left.sentence[0]]
    found = re.findall(r"[^\W\d_]+", between.lower())
    return any(word.startswith(words.revised) for word in found)


def may_fill_one(left: Item, right: Item) -> bool:
    """Tell whether two figures of one article may be one slot told twice."""
    a, b = left.slot, right.slot
    if a is None or b is None or left.sentence == right.sentence:
        return False
    return a.kind == b.kind and fits(a, b)


def weigh_slots(
    left: Item, right: Item, words: Words, rivalry: float
) -> tuple[float, tuple[Check, ...]] | None:
    """Return how surely two figures are one slot, above 0 for one, and the reasons.

    None where this cannot tell: tolls of one measure that differ in value are told
    apart by their clauses.
    """
    a, b = left.slot, right.slot
    if a is None or b is None:
        return None
    if a.kind != b.kind:
        return -math.inf, (_check("same_unit", DIFFERS, a.kind, b.kind),)
    if (apart := _told_apart(left, right, (a, b), words)) is not None:
        return -math.inf, (apart,)
    if fits(a, b):
        return _weigh_equal(left, right, (a, b), words, rivalry)
    return _weigh_unlike(left, right, (a, b), words, rivalry)


def _is_about_one(left: Item, right: Item) -> bool:
    """Tell whether two clauses are about one person by name."""
    return any(is_person(entity) for entity in left.parties & right.parties)


def _told_apart(
    left: Item, right: Item, slots: tuple[Slot, Slot], words: Words
) -> Check | None:
    """Return why two figures cannot fill one slot: other days, places, fates."""
    if left.is_part != right.is_part:
        return _check("same_part", DIFFERS, str(left.is_part), str(right.is_part))
    if left.is_part:
        a, b = left.assertion.unit or "", right.assertion.unit or ""
        if a != b and not are_near(a, b, words):
            return _check("same_part", DIFFERS, a, b)
    measures = left.assertion.measures, right.assertion.measures
    if measures == (AGE, AGE) and not fits(*slots) and not _is_about_one(left, right):
        return _check("same_person", DIFFERS, left.quote, right.quote)
    if measures[0] != measures[1] and all(m in HEADCOUNTS for m in measures):
        return _check("same_measure", DIFFERS, *map(str, measures))
    for check in (same_time, same_place):
        found = check(left, right, words)
        if found is not None and found.score == DIFFERS:
            return found
    return None


def _weigh_equal(
    left: Item, right: Item, slots: tuple[Slot, Slot], words: Words, rivalry: float
) -> tuple[float, tuple[Check, ...]]:
    a, b = slots
    noun = _nouns_alike(left, right, slots, words)
    gauge = _gauges_alike(left, right, slots, words)
    checks = [_check("same_value", AGREES, str(a.value), str(b.value))]
    total = BIAS - PER_RIVALRY * (rivalry - 1.0) + _signature(a, b)
    if noun is not None:
        checks.append(_check("same_noun", noun, a.noun, b.noun))
        total += NOUN * noun if noun >= ALIKE else _of_others(a, b, words)
    if gauge is not None:
        checks.append(
            _check("same_gauge", gauge, ", ".join(a.gauged), ", ".join(b.gauged))
        )
        unlike = GAUGE_OTHER if a.kind != COUNT else 0.0
        total += GAUGE * gauge if gauge >= ALIKE else unlike
    days = same_days(left, right, words)
    if days is not None:
        checks.append(days)
        total += DAYS if days.score == AGREES else DAYS_OTHER
    total += _context(left, right, words)
    return total, tuple(checks)


def _of_others(a: Slot, b: Slot, words: Words) -> float:
    """Return what other nouns cost: nothing where one of them is « personnes »."""
    if a.noun in words.anyone or b.noun in words.anyone:
        return 0.0
    return NOUN_OTHER_FEW if min(a.value, b.value) < DOZEN else NOUN_OTHER


def _signature(a: Slot, b: Slot) -> float:
    """Return what sharing a value tells."""
    digits = min(len(s.value.normalize().as_tuple().digits) for s in (a, b))
    if a.kind == COUNT and min(a.value, b.value) < DOZEN:
        return DIGITS[0]
    return DIGITS[min(digits, SIGNATURE)]


def _context(left: Item, right: Item, words: Words) -> float:
    """Return what the sentences around two figures add."""
    total = STORY if left.story != right.story else 0.0
    if left.around and right.around:
        shared = left.around & right.around
        told = sum(words.common.get(entity, 1.0) for entity in sorted(shared))
        total += ENTITIES * min(1.0, told)
    common = left.context & right.context
    rarity = sum(words.rarity(lemma) for lemma in sorted(common) if lemma.isalpha())
    return total + WORDS * (1 - math.exp(-rarity / 3))


def _nouns_alike(
    left: Item, right: Item, slots: tuple[Slot, Slot], words: Words
) -> float | None:
    """Return how surely two counted nouns are one, None where one is elided."""
    a, b = slots
    if a.kind != COUNT or not a.noun or not b.noun:
        return None
    if a.noun == b.noun:
        return AGREES
    measures = left.assertion.measures, right.assertion.measures
    if measures[0] == measures[1] and measures[0] is not None:
        return ALIKE
    there = Content(frozenset({b.noun}) | b.beside, right.meanings)
    here = Content(frozenset({a.noun}) | a.beside, left.meanings)
    return max(
        likeness(a.noun, left.meanings, there, words),
        likeness(b.noun, right.meanings, here, words),
    )


def _gauges_alike(
    left: Item, right: Item, slots: tuple[Slot, Slot], words: Words
) -> float | None:
    """Return how surely two amounts are of one thing, None where one does not say."""
    a, b = slots
    if not a.gauged or not b.gauged:
        return None
    here = Content(frozenset(a.gauged), left.meanings)
    there = Content(frozenset(b.gauged), right.meanings)
    return max(
        *(_held(lemma, left, there, words) for lemma in a.gauged),
        *(_held(lemma, right, here, words) for lemma in b.gauged),
    )


def _held(lemma: str, item: Item, whole: Content, words: Words) -> float:
    weight = OF_NAME if lemma in item.names else 1.0
    return weight * likeness(lemma, item.meanings, whole, words)


def _weigh_unlike(
    left: Item, right: Item, slots: tuple[Slot, Slot], words: Words, rivalry: float
) -> tuple[float, tuple[Check, ...]] | None:
    a, b = slots
    detail = _check("same_value", DIFFERS, str(a.value), str(b.value))
    measures = left.assertion.measures, right.assertion.measures
    near = ratio(a, b) >= CLOSE
    if a.kind == COUNT and _are_restricted_apart(a, b, near=near, words=words):
        return -math.inf, (detail,)
    if measures[0] == measures[1] and measures[0] in HEADCOUNTS:
        return None
    gauge = _gauges_alike(left, right, slots, words) or 0.0
    if a.kind == COUNT:
        if ratio(a, b) < FAR:
            return -math.inf, (detail,)
        if not near or min(a.value, b.value) < DOZEN:
            return None
        noun = _nouns_alike(left, right, slots, words)
        total = NOUN + BESIDE * bool(a.beside & b.beside) if noun == AGREES else 0.0
    elif a.is_sum and ratio(a, b) >= REESTIMATED:
        total = _owners(left, right)
    else:
        return None
    total += UNLIKE_BIAS - PER_RIVALRY * (rivalry - 1.0)
    total += GAUGE * gauge if gauge >= GAUGED_ALIKE else GAUGE_OTHER
    total += _context(left, right, words)
    return total, (detail,)


def _owners(left: Item, right: Item) -> float:
    """Return what the bodies named beside two sums tell: whose they are."""
    bodies = _bodies(left), _bodies(right)
    if not all(bodies):
        return 0.0
    return OWNER if bodies[0] & bodies[1] else OWNER_OTHER


def _bodies(item: Item) -> frozenset[str]:
    return frozenset(e for e in item.around if e.startswith(BODIES) and is_named(e))


def may_be_estimates(
    left: Sequence[Item], right: Sequence[Item], *, told_together: bool
) -> bool:
    """Tell whether two groups of unlike sums may be estimates of one.

    The bodies named most beside them are not others; and are the same, or one article
    prints both sums.
    """
    if (slot := left[0].slot) is None or not slot.is_sum:
        return True
    most = [_most_named(items) for items in (left, right)]
    if all(most):
        return not most[0].isdisjoint(most[1])
    return told_together


def _most_named(items: Sequence[Item]) -> frozenset[str]:
    counts = Counter(body for item in items for body in _bodies(item))
    top = max(counts.values(), default=0)
    return frozenset(body for body, count in counts.items() if count == top)


def _are_restricted_apart(a: Slot, b: Slot, *, near: bool, words: Words) -> bool:
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
    return here != there and not near


def _check(name: str, score: float, a: str, b: str) -> Check:
    return Check(name, round(score, 3), f"{a} / {b}")


def count_rival_figures(items: Iterable[Item]) -> float:
    """Return by what factor a coverage full of figures asks for more in common."""
    count = sum(1 for item in items if item.assertion.kind == "figure")
    return 1.0 + math.log(max(1.0, count / FEW_FIGURES))
