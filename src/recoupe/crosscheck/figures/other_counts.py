"""When two unlike counts are of two things, and so no dispute.

Of other things, of a whole and a part, by two who are named, of a day and of more days:
« 21 000 billets », « 16 400 pizzas » say nothing of each other.
"""

from datetime import date

from recoupe.crosscheck.checks.roles import cast
from recoupe.crosscheck.checks.tallies import DIFFERS
from recoupe.crosscheck.figures.slot_likeness import nouns_alike
from recoupe.crosscheck.items.amounts import HEADCOUNTS
from recoupe.crosscheck.items.item import DAY, Item
from recoupe.crosscheck.items.slots import COUNT, fits
from recoupe.lang.words import Words

ACTOR = "actor"
ABOUT_FIGURES = frozenset({"measured", "gauged"})  # roles that only figures have


def count_otherwise(left: Item, right: Item, words: Words) -> bool:
    """Tell whether two figures of unlike values count by two, or more days, or more.

    « Aéris a annulé 340 vols », « Norda … 260 vols »; « 3 200 visiteurs samedi »,
    « 5 100 ce week-end »; « 320 camions », « 410 camions de plus ».
    """
    if left.slot is None or right.slot is None or fits(left.slot, right.slot):
        return False
    if left.slot.kind != COUNT or right.slot.kind != COUNT:
        return False
    if not HEADCOUNTS.isdisjoint({left.assertion.measures, right.assertion.measures}):
        return False  # who counts the dead or a crowd is not who they are
    if _is_compared(left, words) != _is_compared(right, words):
        return True
    return _act_by_name(left, right, words) or _is_of_more_days(left, right)


def count_other_things(left: Item, right: Item, words: Words) -> bool:
    """Tell whether two figures of unlike values count what no table joins.

    Each is what its clause acts on or who acts in it: « a vendu 21 000 billets », « a
    vendu 16 400 pizzas »; not « 40 engins », « 120 personnes ».
    """
    a, b = left.slot, right.slot
    if a is None or b is None or fits(a, b) or a.kind != COUNT or b.kind != COUNT:
        return False
    if not {a.noun, b.noun}.isdisjoint(words.anyone | words.whoever | words.victims):
        return False
    if nouns_alike(left, right, (a, b), words) != 0.0:
        return False
    return _is_filled(left, a.noun) and _is_filled(right, b.noun)


def _is_filled(item: Item, noun: str) -> bool:
    heads = {
        argument.lemmas[0]
        for argument in item.assertion.arguments
        if argument.role not in ABOUT_FIGURES and argument.lemmas
    }
    return noun in heads


def _is_compared(item: Item, words: Words) -> bool:
    """Tell whether a count is as many more, or fewer, than another."""
    behind = item.told_in[item.assertion.head.end - item.sentence[0] :].lower()
    return words.compared is not None and bool(words.compared.match(behind))


def _act_by_name(left: Item, right: Item, words: Words) -> bool:
    """Tell whether two act who are named, and neither is said in the other sentence."""
    ours, theirs = _named_actors(left), _named_actors(right)
    if not ours or not theirs or cast(left, right, words).agents != DIFFERS:
        return False
    known = left.context | left.names, right.context | right.names
    return ours.isdisjoint(known[1]) and theirs.isdisjoint(known[0])


def _named_actors(item: Item) -> frozenset[str]:
    """Return the names of who acts; who counts is no part of what is counted."""
    return frozenset(
        lemma
        for argument in item.assertion.arguments
        if argument.role == ACTOR
        for lemma in argument.lemmas[:1]
        if lemma in item.names
    )


def _is_of_more_days(left: Item, right: Item) -> bool:
    """Tell whether one count is of some days and the greater of more around them."""
    less, more = sorted((left, right), key=lambda i: i.slot.value if i.slot else 0)
    inner, outer = _days(less), _days(more)
    if inner is None or outer is None or outer == inner:
        return False
    return outer[0] <= inner[0] and inner[1] <= outer[1]


def _days(item: Item) -> tuple[date, date] | None:
    a = item.assertion
    if not a.first or not a.last:
        return None
    return date.fromisoformat(a.first[:DAY]), date.fromisoformat(a.last[:DAY])
