"""When two figures fill one slot: same thing counted or gauged, compatible in value.

Figures are told apart by what they count and what they are the amount of, not by what
else their clauses say: whoever resigned over it, « la perte de 751 millions » is one.
Equal values need little more than their digits (nobody prints 751 twice by chance);
unlike ones are one slot only where all that is said of them agrees, and where they lie
as close as two counts of one thing do or are sums that get estimated anew.
"""

import math
from collections.abc import Iterable, Iterator
from operator import attrgetter

import msgspec

from recoupe.crosscheck.checks.acts import share_a_sense
from recoupe.crosscheck.checks.class_names import same_class_names
from recoupe.crosscheck.checks.exclusive import figures_apart
from recoupe.crosscheck.checks.homonyms import same_bearers
from recoupe.crosscheck.checks.names import is_person
from recoupe.crosscheck.checks.origins import are_apart, origins_of
from recoupe.crosscheck.checks.places import same_place
from recoupe.crosscheck.checks.roles import cast, describe_roles, have_other_owners
from recoupe.crosscheck.checks.stages import same_stage
from recoupe.crosscheck.checks.tallies import AGREES, DIFFERS, are_near, same_scope
from recoupe.crosscheck.checks.times import same_time
from recoupe.crosscheck.figures.growth import is_stage
from recoupe.crosscheck.figures.retelling import are_revised
from recoupe.crosscheck.figures.revisions import are_restricted_apart, weigh_unlike
from recoupe.crosscheck.figures.slot_likeness import DOZEN, EQUAL, describe_equal, weigh
from recoupe.crosscheck.items.amounts import AGE, HEADCOUNTS
from recoupe.crosscheck.items.item import DAY, Item
from recoupe.crosscheck.items.slots import Slot, fits, share_unit
from recoupe.lang.words import Words
from recoupe.model import Check

FEW_FIGURES, FEWEST = 30, 10  # in a coverage
PER_RIVALRY = 0.35
REVISED = 0.1  # above 0: a sentence tells how a figure changed; joined after equal ones


def slot_keys(item: Item) -> Iterator[str]:
    """Yield what a figure is found by, in a fixed order."""
    if item.slot is not None:
        yield from item.slot.keys(item.meanings, item.assertion.measures)


def fit_together(left: Item, right: Item) -> bool:
    """Tell whether two figures have values that can both hold."""
    a, b = left.slot, right.slot
    return a is not None and b is not None and share_unit(a, b) and fits(a, b)


def may_fill_one(left: Item, right: Item, words: Words) -> bool:
    """Tell whether two figures of one article may be one slot told twice."""
    if left.sentence == right.sentence:
        return are_revised(left, right, words)
    return fit_together(left, right)


def weigh_slots(
    left: Item, right: Item, words: Words, rivalry: float
) -> tuple[float, tuple[Check, ...]]:
    """Return how surely two figures are one slot, above 0 for one, and the reasons."""
    a, b = left.slot, right.slot
    if a is None or b is None:
        return -math.inf, ()
    if are_revised(left, right, words):
        return REVISED, (Check("same_value", DIFFERS, "told as it was and as it is"),)
    if not share_unit(a, b):
        return -math.inf, (Check("same_unit", DIFFERS, f"{a.kind} / {b.kind}"),)
    if (apart := _told_apart(left, right, (a, b), words)) is not None:
        return -math.inf, (apart,)
    asked = PER_RIVALRY * (rivalry - 1.0)
    values = f"{a.value} / {b.value}"
    if fits(a, b):
        found = describe_equal(left, right, (a, b), words)
        return weigh(found, EQUAL) - asked, (Check("same_value", AGREES, values),)
    total = weigh_unlike(left, right, (a, b), words)
    return total - asked, (Check("same_value", DIFFERS, values),)


def are_told_apart(left: Item, right: Item, words: Words) -> bool:
    """Tell whether two figures are known to be of two slots, whatever their values.

    By whom, where or when: « 32 opérations prévues » may be rivals of « 45 ».
    """
    left, right = sorted((left, right), key=attrgetter("key"))
    a, b = left.slot, right.slot
    if a is None or b is None:
        return False
    apart = _told_apart(left, right, (a, b), words)
    if apart is not None and apart.name != "same_scope":
        return True
    # « 26 députés », « 18 députés de la majorité »; but « 15 000 doses de vaccin »
    people = a.noun == b.noun and words.names_people(a.noun) and not fits(a, b)
    return people and are_restricted_apart(a, b, words)


def _told_apart(
    left: Item, right: Item, slots: tuple[Slot, Slot], words: Words
) -> Check | None:
    """Return why two figures cannot fill one slot: other days, places, fates."""
    a, b = slots
    measures = _fate(left), _fate(right)
    # « dont quelque 80 chefs d'État » and « 80 chefs d'État » are one; what a figure
    # was before (« ramené de sept à six ») was a whole.
    one_thing = a.noun == b.noun or (measures[0] == measures[1] is not None)
    retold = one_thing and a.value == b.value and a.value >= DOZEN
    parts = [item.is_part and not item.is_past for item in (left, right)]
    if parts[0] != parts[1] and not retold:
        return _check("same_part", *map(str, parts))
    if all(parts) and not retold:
        units = left.assertion.unit or "", right.assertion.unit or ""
        if units[0] != units[1] and not are_near(*units, words):
            return _check("same_part", *units)
    two = _name_others(left, right) or not fits(*slots)
    if measures == (AGE, AGE) and two and not _is_about_one(left, right):
        return _check("same_person", left.quote, right.quote)
    if measures[0] != measures[1] and all(m in HEADCOUNTS for m in measures):
        return _check("same_measure", *map(str, measures))
    timed = _at_its_day(left), _at_its_day(right)
    for check in _APART[is_stage(left, right) :]:
        found = check(*timed, words)
        if found is not None and found.score == DIFFERS:
            return found
    return None


def _fate(item: Item) -> str | None:
    """Return what a figure measures, or what is predicated of those it counts.

    « Ses deux enfants, réfugiés sur le toit » are no toll, nor among the dead.
    """
    a = item.assertion
    told = a.predicate if a.predicate in HEADCOUNTS else None
    return a.measures or told


def _same_owner(left: Item, right: Item, words: Words) -> Check | None:
    """Whose figure it is: « Télior a perdu 200 000 abonnés », « Fréquor … »."""
    del words
    if not have_other_owners(left, right):
        return None
    return _check("same_owner", describe_roles(left), describe_roles(right))


def _same_origin(left: Item, right: Item, words: Words) -> Check | None:
    """Whose people are counted: « douze soldats russes », « douze Ukrainiens »."""
    ours, theirs = (_origins(item, words) for item in (left, right))
    if not are_apart(ours, theirs):
        return None
    return _check("same_people", *(", ".join(sorted(x)) for x in (ours, theirs)))


def _origins(item: Item, words: Words) -> frozenset[str]:
    slot = item.slot
    told = () if slot is None else (slot.noun, *slot.beside)
    return origins_of(told, item.names, words)


def _same_parts(left: Item, right: Item, words: Words) -> Check | None:
    """Who paid 40 millions to whom: worth saying only where they trade places."""
    if not share_a_sense(left, right, words):
        return None
    casting = cast(left, right, words)
    other = casting.is_inverted and casting.agents == DIFFERS
    if not other and not casting.is_swapped:
        return None
    return _check("same_roles", describe_roles(left), describe_roles(right))


def _same_kinds(left: Item, right: Item, words: Words) -> Check | None:
    """What is counted, and by or of whom: « 300 maisons », « 300 bateaux »."""
    if not share_a_sense(left, right, words):
        return None
    told = figures_apart(left, right, words)
    return Check("same_kinds", DIFFERS, told) if told else None


# The first is left out of what an event goes on doing: its figures are of many days.
_APART = (
    same_time,
    same_place,
    same_bearers,
    same_scope,
    same_stage,
    _same_parts,
    _same_owner,
    _same_origin,
    _same_kinds,
    same_class_names,
)


def _at_its_day(item: Item) -> Item:
    """Give a figure the day it is stated of, where its clause tells of another.

    « 310 000 personnes ont défilé jeudi, loin des 480 000 du 9 octobre ».
    """
    a = item.assertion
    stated = item.as_of or ""
    if not a.as_of or len(stated) < DAY or not a.first or not a.last:
        return item
    if a.first[:DAY] <= stated <= a.last[:DAY] or stated == item.published:
        return item
    own = msgspec.structs.replace(a, first=stated, last=stated, time=stated)
    return msgspec.structs.replace(item, assertion=own)


def _is_about_one(left: Item, right: Item) -> bool:
    """Tell whether two clauses are about one person by name."""
    return any(is_person(entity) for entity in left.parties & right.parties)


def _name_others(left: Item, right: Item) -> bool:
    """Tell whether two sentences name people, and none of them the same."""
    named = [{e for e in item.around if is_person(e)} for item in (left, right)]
    return all(named) and named[0].isdisjoint(named[1])


def _check(name: str, a: str, b: str) -> Check:
    return Check(name, DIFFERS, f"{a} / {b}")


def count_rival_figures(items: Iterable[Item]) -> float:
    """Return by what factor a coverage asks for more in common, or less.

    The more figures there are, the more of them agree by chance.
    """
    count = sum(1 for item in items if item.assertion.kind == "figure")
    return 1.0 + math.log(max(FEWEST, count) / FEW_FIGURES)
