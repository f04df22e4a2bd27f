"""What the sentence around an assertion names: whom, when, how much."""

from bisect import bisect_right
from collections.abc import Iterable
from datetime import date

import msgspec

from recoupe.crosscheck.amounts import Number, inside, numbers_of
from recoupe.model import AnnotatedDocument, EntityId

Days = tuple[str, str]  # first and last, ISO, inclusive
LEADS = 2  # sentences
LONGEST = 31  # days; a longer time sets no two events apart or together


class Setting(msgspec.Struct, frozen=True):
    """What the sentence around an assertion names."""

    bounds: tuple[int, int]
    around: frozenset[EntityId]
    numbers: frozenset[Number]
    days: tuple[Days, ...]
    names: frozenset[str]
    words: frozenset[str]
    is_lead: bool


def make_setting(
    annotated: AnnotatedDocument,
    home: tuple[int, int],
    words: Iterable[str],
    up_to: frozenset[str],
) -> Setting:
    """Gather what a sentence names.

    Args:
        annotated: The document.
        home: Bounds of the sentence.
        words: Content lemmas of its clauses.
        up_to: Words between what a figure was and what it is.
    """
    entities = (
        e
        for mention in inside(annotated.mentions, home)
        for e in (mention.entities or (mention.entity,))
    )
    names = (
        word
        for mention in inside(annotated.mentions, home)
        if mention.form == "name"
        for word in _words(annotated.document.text[mention.start : mention.end])
    )
    numbers = numbers_of(annotated, home, up_to)
    days = (
        (timex.first, timex.last)
        for timex in inside(annotated.timexes, home)
        if timex.first and timex.last and _span(timex.first, timex.last)
    )
    return Setting(
        home,
        frozenset(entities),
        numbers,
        tuple(sorted(set(days))),
        frozenset(names),
        frozenset(words),
        bisect_right(annotated.sentences, home[0], key=lambda s: s.start) <= LEADS,
    )


def _words(name: str) -> list[str]:
    return name.lower().replace("’", "'").replace("'", " ").split()


def _span(first: str, last: str) -> bool:
    length = date.fromisoformat(last[:10]) - date.fromisoformat(first[:10])
    return length.days < LONGEST
