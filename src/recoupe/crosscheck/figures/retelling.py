"""When a sentence tells how a figure changed: « ramené de 430 à 365 »."""

import re

from recoupe.crosscheck.items.item import Item
from recoupe.crosscheck.items.slots import fits
from recoupe.lang.words import Words

JUST_BEFORE = 40  # characters
JUST_AFTER = 30  # characters


def is_provisional(item: Item, words: Words) -> bool:
    """Tell whether a value is said not to have lasted: « alors estimée à »."""
    return has_stem(_before(item), words.provisional)


def is_told_anew(left: Item, right: Item, words: Words) -> bool:
    """Tell whether a sentence says that one figure took the place of another."""
    return has_stem(_between(left, right), words.revised)


def are_revised(left: Item, right: Item, words: Words) -> bool:
    """Tell whether a sentence prints one figure twice, as it was and as it is.

    « ramené de 430 à 365 », « 2,6 milliards, contre 1,9 milliard prévu », « 215 au lieu
    de 280 », « d'abord évalué à 40 millions, pourrait dépasser 65 millions ». What only
    went up or down (« est passé de 8 à 7 % en un an ») is of two times.
    """
    if not _may_be_two(left, right):
        return False
    between = _between(left, right)
    if re.search(r"[.;?!]", between):
        return False
    first, second = sorted((left, right), key=lambda i: i.assertion.head.start)
    if first.is_past:
        return has_stem(_before(first), words.revised)
    plain = between.lower().strip(" ,")
    if plain.rpartition(" ")[2] in words.against:
        days_before = first.is_developing and has_stem(_after(second), words.lately)
        return days_before or has_stem(_after(second), words.planned)
    measured = first.assertion.measures in (None, second.assertion.measures)
    # « récupéra alors le quart de l'un et le tiers de l'autre » tells of two things.
    joined = _is_one_clause(left, right) and not words.joining.isdisjoint(plain.split())
    anew = measured and not joined and is_provisional(first, words)
    return plain.endswith(words.instead) or anew


def _is_one_clause(left: Item, right: Item) -> bool:
    a, b = left.assertion, right.assertion
    return (a.start, a.end) == (b.start, b.end)


def _may_be_two(left: Item, right: Item) -> bool:
    """Tell whether two unlike values of one kind stand in one sentence."""
    a, b = left.slot, right.slot
    if a is None or b is None or left.document != right.document:
        return False
    one_way = left.assertion.polarity == right.assertion.polarity
    alike = a.kind == b.kind and not fits(a, b)
    return left.sentence == right.sentence and one_way and alike


def _between(left: Item, right: Item) -> str:
    heads = left.assertion.head, right.assertion.head
    first = min(head.end for head in heads)
    second = max(head.start for head in heads)
    return left.told_in[first - left.sentence[0] : second - left.sentence[0]]


def _before(item: Item) -> str:
    at = item.assertion.head.start - item.sentence[0]
    return item.told_in[max(0, at - JUST_BEFORE) : at]


def _after(item: Item) -> str:
    at = item.assertion.head.end - item.sentence[0]
    return item.told_in[at : at + JUST_AFTER]


def has_stem(text: str, stems: tuple[str, ...]) -> bool:
    """Tell whether a word of a text begins with one of some stems."""
    return any(w.startswith(stems) for w in re.findall(r"[^\W\d_]+", text.lower()))
