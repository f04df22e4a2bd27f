"""What the sentence around an assertion names: whom, when, how much."""

import re
from bisect import bisect_right
from collections.abc import Iterable
from datetime import date

import msgspec

from recoupe.crosscheck.amounts import Number, inside, numbers_of
from recoupe.lang.words import Words
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
    scopes: frozenset[str]  # of its figures
    is_lead: bool


def make_setting(
    annotated: AnnotatedDocument,
    home: tuple[int, int],
    words: Iterable[str],
    known: Words,
) -> Setting:
    """Gather what a sentence names.

    Args:
        annotated: The document.
        home: Bounds of the sentence.
        words: Content lemmas of its clauses.
        known: What is known of words.
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
    numbers = numbers_of(annotated, home, known.up_to)
    content = frozenset(words)
    text = annotated.document.text[slice(*home)]
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
        content,
        _scopes(content, text, known) if numbers else frozenset(),
        bisect_right(annotated.sentences, home[0], key=lambda s: s.start) <= LEADS,
    )


def _scopes(lemmas: frozenset[str], text: str, known: Words) -> frozenset[str]:
    """Return what the figures of a sentence are restricted to, as far as it says.

    Words outside every clause tell too: « a vu ses ventes grimper ».
    """
    plain = text.lower().replace("’", "'")
    printed = {word.removesuffix("s") for word in re.findall(r"\w+", plain)}
    read = known.scopes.read(lemmas | printed, text)
    told = {scope for meant in read.values() for scope in meant}
    told.update(base for base, found in known.bases if re.search(found, plain))
    return frozenset(told)


def _words(name: str) -> list[str]:
    return name.lower().replace("’", "'").replace("'", " ").split()


def _span(first: str, last: str) -> bool:
    length = date.fromisoformat(last[:10]) - date.fromisoformat(first[:10])
    return length.days < LONGEST
