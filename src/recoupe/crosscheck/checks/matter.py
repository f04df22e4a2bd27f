"""How much of what one clause says another says too."""

from typing import NamedTuple

from recoupe.crosscheck.items.item import Item
from recoupe.lang.concepts import Meanings
from recoupe.lang.words import Words

DAMPING = 0.8  # in rarity: two words shared of two tell less than six of six
OF_NAME = 0.4  # what a word of a name counts beside an ordinary one as rare
NEAR = 0.7  # what a near-synonym counts, times its score


class Content(NamedTuple):
    """Content lemmas, and what they can stand for."""

    lemmas: frozenset[str]
    meanings: Meanings


def content_of(item: Item) -> Content:
    """Return what a clause says."""
    return Content(item.lemmas, item.meanings)


class Shared(NamedTuple):
    """What two sets of lemmas have in common."""

    held: float  # 0 to 1: how much of the better held of the two the other holds
    rarity: float  # how much rarity is in common, whatever their length


def shared_content(
    left: Item, right: Item, a: frozenset[str], b: frozenset[str], words: Words
) -> Shared:
    """Compare some lemmas of two items, both ways.

    Args:
        left: The item that ``a`` is taken from.
        right: The item that ``b`` is taken from.
        a: Content lemmas.
        b: Content lemmas.
        words: What is known of words.
    """
    names = left.names | right.names
    here, there = Content(a, left.meanings), Content(b, right.meanings)
    ways = held_of(here, there, names, words), held_of(there, here, names, words)
    return Shared(
        max(held / (total + DAMPING) for held, total in ways),
        min(held for held, _ in ways),
    )


def held_of(
    part: Content, whole: Content, names: frozenset[str], words: Words
) -> tuple[float, float]:
    """Return the rarity of what another set of lemmas holds of one, and of all of it.

    Words of names weigh little: whom a clause is about is not what it says of them.
    """
    total = held = 0.0
    for lemma in sorted(part.lemmas):
        rarity = words.rarity(lemma) * (OF_NAME if lemma in names else 1.0)
        total += rarity
        held += rarity * likeness(lemma, part.meanings, whole, words)
    return held, total


def likeness(lemma: str, meanings: Meanings, whole: Content, words: Words) -> float:
    """Return how surely a lemma, or another word for it, is among others."""
    if lemma in whole.lemmas:
        return 1.0
    found = (
        word_likeness(lemma, other, meanings, whole.meanings, words)
        for other in whole.lemmas
    )
    return max(found, default=0.0)


def word_likeness(
    one: str, other: str, meant: Meanings, theirs: Meanings, words: Words
) -> float:
    """Return how surely two lemmas stand for one thing, 0 to 1.

    Args:
        one: A lemma.
        other: A lemma of the other text.
        meant: What lemmas of the one's text can stand for.
        theirs: What lemmas of the other's can.
        words: What is known of words.
    """
    if one == other:
        return 1.0
    near = NEAR * words.nearness(one, other)
    if one not in meant or other not in theirs:
        return near
    return max(near, words.concepts.likeness(meant[one], theirs[other]))
