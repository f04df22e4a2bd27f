"""One reason for two short texts contradicting each other, or against it.

A sign is found by a function of two linked statements, which returns how strong it is,
0 to 1 (or below 0 where it speaks the other way), and the words that show it; None
where there is nothing to see.
"""

import math
from collections.abc import Callable
from typing import NamedTuple

from recoupe.crosscheck.short_texts.likeness import Pair
from recoupe.lang.contraries import Contraries

LONG = 10.0  # rarity that two texts of some length add up to


class Sign(NamedTuple):
    """One reason for or against a contradiction, with what shows it."""

    name: str
    strength: float
    detail: str


Finder = Callable[[Pair, Contraries], Sign | None]


def make_sign(name: str, strength: float, detail: str) -> Sign | None:
    """Return a sign, none where it has no strength."""
    return Sign(name, round(strength, 3), detail) if strength else None


def brevity(pair: Pair) -> float:
    """Return how little two texts say, 0 to 1."""
    return math.exp(-(pair.left.mass + pair.right.mass) / LONG)
