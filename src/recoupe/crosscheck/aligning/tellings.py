"""How alike the sentences of two articles are, and which are each other's nearest.

Two reporters of one fact each have one sentence for it. Clauses that resemble each
other because their articles tell of one affair stand in sentences that resemble others
more.
"""

import math
from collections import defaultdict
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from recoupe.crosscheck.checks.matter import DAMPING, Content, held_of
from recoupe.crosscheck.checks.tallies import shared_numbers
from recoupe.crosscheck.items.amounts import Number
from recoupe.crosscheck.items.item import Item
from recoupe.crosscheck.items.setting import Days
from recoupe.lang.words import Words
from recoupe.model import Check, EntityId

# What a figure, a day or an entity in common adds to the likeness of the words.
PER_NUMBER, PER_DAY, OF_ENTITIES = 0.2, 0.15, 0.1
EVEN = 0.5  # the score where another sentence is as near
BY_CHANCE = 0.15  # how near sentences come that tell of two things

Home = tuple[str, tuple[int, int]]  # a document, and the bounds of a sentence in it


class Sentence(NamedTuple):
    """What a sentence says and names."""

    content: Content
    names: frozenset[str]
    entities: frozenset[EntityId]
    numbers: frozenset[Number]
    days: frozenset[Days]


class Tellings:
    """The sentences of a coverage, and how near they come to one another.

    Only sentences of pairs worth comparing are rivals: cost stays linear in the story.
    """

    def __init__(
        self, items: Sequence[Item], pairs: Iterable[tuple[int, int]], words: Words
    ) -> None:
        self._words = words
        self._homes = [_home(item) for item in items]
        self._named = {r for r, i in enumerate(items) if i.assertion.presupposed}
        grouped: dict[Home, list[Item]] = defaultdict(list)
        for home, item in zip(self._homes, items, strict=True):
            grouped[home].append(item)
        self._sentences = {home: _gather(told) for home, told in grouped.items()}
        self._found: dict[tuple[Home, Home], float] = {}
        self._nearest: dict[tuple[Home, str], dict[Home, float]] = defaultdict(dict)
        for x, y in pairs:
            a, b = self._homes[x], self._homes[y]
            if a[0] != b[0]:
                likeness = self._likeness(a, b)
                self._nearest[a, b[0]][b] = likeness
                self._nearest[b, a[0]][a] = likeness

    def compare(self, x: int, y: int) -> tuple[Check, ...]:
        """Compare the sentences of two items, by rank.

        Nothing within one article, nor of what a sentence names in passing: it is about
        something else.
        """
        a, b = self._homes[x], self._homes[y]
        if a[0] == b[0] or x in self._named or y in self._named:
            return ()
        likeness = self._likeness(a, b)
        rival = max(self._rival(a, b), self._rival(b, a), BY_CHANCE)
        lead = min(1.0, max(0.0, EVEN + likeness - rival))
        return (
            Check("same_telling", round(min(1.0, likeness), 3), f"{likeness:.2f}"),
            Check("nearest_telling", round(lead, 3), f"{likeness:.2f} / {rival:.2f}"),
        )

    def _rival(self, home: Home, other: Home) -> float:
        """Return how near the nearest of the other sentences of an article comes."""
        near = self._nearest.get((home, other[0]), {})
        return max((s for rival, s in near.items() if rival != other), default=0.0)

    def _likeness(self, a: Home, b: Home) -> float:
        pair = (a, b) if a < b else (b, a)
        if pair not in self._found:
            left, right = (self._sentences[home] for home in pair)
            self._found[pair] = _compare(left, right, self._words)
        return self._found[pair]


def _home(item: Item) -> Home:
    return item.document, item.sentence


def _gather(items: Sequence[Item]) -> Sentence:
    lemmas = frozenset[str]().union(*(item.context for item in items))
    meanings = {lemma: m for item in items for lemma, m in item.meanings.items()}
    one = items[0]
    days = frozenset(one.days)
    return Sentence(Content(lemmas, meanings), one.names, one.around, one.numbers, days)


def _compare(a: Sentence, b: Sentence, words: Words) -> float:
    """Return how alike two sentences are: the cosine of words, and what is named."""
    names = a.names | b.names
    (ours, all_ours), (theirs, all_theirs) = (
        held_of(part, whole, names, words)
        for part, whole in ((a.content, b.content), (b.content, a.content))
    )
    lengths = math.sqrt((all_ours + DAMPING) * (all_theirs + DAMPING))
    numbers = shared_numbers(a.numbers, b.numbers, words)
    named = math.sqrt(len(a.entities) * len(b.entities))
    return (
        (ours + theirs) / 2 / lengths
        + PER_NUMBER * len(numbers)
        + PER_DAY * len(a.days & b.days)
        + OF_ENTITIES * (len(a.entities & b.entities) / named if named else 0.0)
    )
