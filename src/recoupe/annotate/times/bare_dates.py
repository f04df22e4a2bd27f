"""Dates that are not when anything happened: beginnings, records, bases.

« depuis 2019 » begins something; « le premier depuis 1941 » and « par rapport à 2023 »
only measure it.
"""

import re
from collections.abc import Sequence
from functools import cache
from typing import NamedTuple

from recoupe.lang.rules import load_rules
from recoupe.model import Timex

_REACH, _CLAUSE = 12, 120  # characters before an expression
_MARK = re.compile(r"[.!?…;:]")


class Bounds(NamedTuple):
    """Indexes of expressions that begin something, and of those that date nothing."""

    begun: frozenset[int]
    apart: frozenset[int]


def find_bounds(text: str, timexes: Sequence[Timex], language: str) -> Bounds:
    """Tell which expressions begin a stretch, and which are only measured against.

    Args:
        text: What the expressions stand in.
        timexes: The expressions, with offsets into ``text``.
        language: Code of its language.
    """
    since, unequalled, base = _patterns(language)
    before = [_before(text, timex.start) for timex in timexes]
    begun = {i for i, left in enumerate(before) if since.search(left[-_REACH:])}
    apart = {i for i in begun if unequalled.search(before[i])}
    apart |= {i for i, left in enumerate(before) if base.search(left)}
    return Bounds(frozenset(begun), frozenset(apart))


@cache
def _patterns(language: str) -> tuple[re.Pattern[str], ...]:
    """Return what stands before a beginning, an unequalled one, and a base."""
    pack = load_rules(language, "tense")
    base = pack.ending("base")
    return pack.ending("since"), pack.compile("{unequalled}"), base


def _before(text: str, position: int) -> str:
    """Return what a clause says before a position, in lower case."""
    left = text[max(0, position - _CLAUSE) : position]
    return _MARK.split(left)[-1].lower().replace("’", "'")
