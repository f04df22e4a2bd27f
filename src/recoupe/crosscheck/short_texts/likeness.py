"""Which words of one statement say what words of another say."""

from collections.abc import Mapping
from typing import NamedTuple

from recoupe.crosscheck.checks.matter import word_likeness
from recoupe.crosscheck.short_texts.statements import Statement
from recoupe.lang.words import Words

FAMILY, STEM, REST = 0.7, 5, 3  # « vacciner » and « vaccination »: letters in common
LINKED = 0.3  # likeness below which two words have nothing to do with each other
HELD = 0.5  # from which they can stand for one thing


class Link(NamedTuple):
    """The word of the other text that comes nearest, and how near."""

    token: int
    likeness: float


Links = Mapping[int, Link]


class Pair(NamedTuple):
    """Two statements, and which of their words say the same."""

    left: Statement
    right: Statement
    forth: Links
    back: Links
    words: Words

    @property
    def ways(self) -> tuple[tuple[Statement, Statement, Links], ...]:
        """Both directions of the comparison."""
        return (
            (self.left, self.right, self.forth),
            (self.right, self.left, self.back),
        )

    def shared_around(self, a: int, b: int) -> float:
        """Return how much two words, one of each text, have near them in common."""
        near = self.right.around(b)
        return sum(
            self.left.rarity[at] * self.forth[at].likeness
            for at in sorted(self.left.around(a))
            if at in self.forth and self.forth[at].token in near
        )


def pair(left: Statement, right: Statement, words: Words) -> Pair:
    """Link each word of either statement with the one of the other it comes nearest."""
    forth, back = _link(left, right, words), _link(right, left, words)
    return Pair(left, right, forth, back, words)


def _link(one: Statement, other: Statement, words: Words) -> Links:
    links: dict[int, Link] = {}
    for a in one.content:
        found = [
            (round(alike(one, a, other, b, words), 6), _kinship(one, a, other, b), -b)
            for b in other.content
        ]
        score, _, at = max(found, default=(0.0, 0, 0))
        if score >= LINKED:
            links[a] = Link(-at, score)
    return links


def _kinship(one: Statement, a: int, other: Statement, b: int) -> int:
    """Prefer, among words as near, those of one class and one polarity."""
    same_class = one.tokens[a].pos == other.tokens[b].pos
    same_sign = (a in one.denied) == (b in other.denied)
    return 2 * same_class + same_sign


def alike(one: Statement, a: int, other: Statement, b: int, words: Words) -> float:
    """Return how surely two words stand for one thing, 0 to 1."""
    x, y = one.lemmas[a], other.lemmas[b]
    likeness = word_likeness(x, y, one.meanings, other.meanings, words)
    return max(likeness, FAMILY if _of_one_family(x, y) else 0.0)


def _of_one_family(x: str, y: str) -> bool:
    least = min(len(x), len(y))
    same = next((i for i in range(least) if x[i] != y[i]), least)
    return same >= STEM and same >= least - REST
