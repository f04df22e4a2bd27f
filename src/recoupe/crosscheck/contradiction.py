"""Do two short texts contradict each other? Signs that a reader can verify.

A sign is a function of two statements that returns how strong it is, 0 to 1, and the
words that show it. Most speak for a contradiction; a negative weight marks those that
speak against one.
"""

import math
from collections.abc import Iterator
from decimal import Decimal
from typing import NamedTuple

from recoupe.crosscheck.likeness import Pair
from recoupe.crosscheck.statements import Statement
from recoupe.lang.contraries import Contraries

ENOUGH = 0.25  # share of what is denied that the other text must hold to answer it
REGARDLESS = 0.3  # what a denial tells where the other text has nothing of it
LONG = 10.0  # rarity that two texts of some length add up to
ARGUMENTS = frozenset(
    {"amod", "appos", "flat", "iobj", "nmod", "nsubj", "nummod", "obj", "obl"}
) | {"ccomp", "xcomp"}
DEEP = 3  # arcs below what is denied that are part of it
CLOSE = Decimal("1.03")  # figures that differ by less are one, rounded twice

# What each sign adds: a logistic regression over 369 pairs of DACCORD's development
# half (sources whose hash is even), drawn towards round values and with no sign against
# its meaning (``python -m training.contradiction``).
WEIGHTS: dict[str, float] = {}
BIAS = 0.0


class Sign(NamedTuple):
    """One reason to take two texts for contradictory, or not, with what shows it."""

    name: str
    strength: float  # 0 to 1
    detail: str


class Verdict(NamedTuple):
    """Whether two texts contradict each other, and the signs that say so."""

    score: float  # above 0, they do
    signs: tuple[Sign, ...]

    @property
    def is_contradiction(self) -> bool:
        """Whether the signs for a contradiction outweigh those against."""
        return self.score > 0


def denies(pair: Pair, contraries: Contraries) -> Sign | None:
    """One text denies, the other does not; it tells more where they share the matter."""
    del contraries
    stance = abs(pair.left.stance - pair.right.stance)
    answered = max((_answered(*way) for way in pair.ways), default=0.0)
    strength = stance * (REGARDLESS + (1 - REGARDLESS) * min(1.0, answered / ENOUGH))
    return _sign("denies", strength, _cues(pair))


def denies_briefly(pair: Pair, contraries: Contraries) -> Sign | None:
    """One text denies, and neither says much else."""
    del contraries
    stance = abs(pair.left.stance - pair.right.stance)
    return _sign("denies_briefly", stance * _brevity(pair), _cues(pair))


def both_deny(pair: Pair, contraries: Contraries) -> Sign | None:
    """Both texts deny."""
    del contraries
    stance = min(pair.left.stance, pair.right.stance)
    return _sign("both_deny", stance, _cues(pair))


def brief(pair: Pair, contraries: Contraries) -> Sign | None:
    """Neither text says much: those that elaborate on one another are longer."""
    del contraries
    return Sign("brief", _brevity(pair), "")


def _brevity(pair: Pair) -> float:
    return math.exp(-(pair.left.mass + pair.right.mass) / LONG)


def _cues(pair: Pair) -> str:
    told = (
        ", ".join(text.tokens[denial.cue].text for denial in text.denials) or "—"
        for text in (pair.left, pair.right)
    )
    return " / ".join(told)


def _answered(one: Statement, other: Statement, links: object) -> float:
    """Return how much of something that one text denies the other affirms, 0 to 1."""
    assert isinstance(links, dict)
    best = 0.0
    for head in {denial.head for denial in one.denials}:
        total = held = 0.0
        for at, depth in _argument(one, head):
            weight = one.rarity[at] / (1 + depth / 2) * (0.5 if at in one.names else 1)
            total += weight
            link = links.get(at)
            if link is not None and link.token not in other.denied:
                held += weight * link.likeness
        best = max(best, held / (total + 0.4))
    return best


def _argument(text: Statement, head: int) -> Iterator[tuple[int, int]]:
    """Yield the content words of what is denied, and how far below they stand."""
    cues = {denial.cue for denial in text.denials}
    front, seen = [head], {head}
    for depth in range(DEEP + 1):
        for at in front:
            if at in text.rarity and at not in cues:
                yield at, depth
        front = [
            below
            for at in front
            for below in text.children.get(at, ())
            if text.tokens[below].dep.split(":")[0] in ARGUMENTS and below not in seen
        ]
        seen.update(front)
