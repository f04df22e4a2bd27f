"""What the sentence around an assertion names: whom, when, how much."""

import re
from bisect import bisect_right
from collections.abc import Iterable
from datetime import date

import msgspec

from recoupe.crosscheck.items.amounts import Number, inside, numbers_of
from recoupe.lang.words import Words
from recoupe.model import AnnotatedDocument, EntityId, Mention

Days = tuple[str, str]  # first and last, ISO, inclusive
LEADS = 2  # sentences
PLACES = ("city:", "gpe:", "region:", "district:", "island:", "place:")
STATE = "state:"
PHRASE = ":~"  # in the id of what no name stands for
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
    site: frozenset[EntityId]  # where what it tells is, as far as the article says
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
        _site(annotated, home) if numbers else frozenset(),
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


def _site(annotated: AnnotatedDocument, home: tuple[int, int]) -> frozenset[EntityId]:
    """Return the places that a sentence names, else the nearest before, else the title.

    Of a place and its state, the place.
    """
    last = bisect_right(annotated.sentences, home[0], key=lambda s: s.start)
    for sentence in reversed(annotated.sentences[:last]):
        there = inside(annotated.mentions, (sentence.start, sentence.end))
        if found := _places(there):
            return found
    title = annotated.document.title
    return _places(
        mention
        for mention in annotated.mentions
        if mention.form == "name"
        and annotated.document.text[mention.start : mention.end] in title
    )


def _places(mentions: Iterable[Mention]) -> frozenset[EntityId]:
    plain = (m for m in mentions if m.stands_for is None)  # « Bruxelles a promis »
    found = {e for m in plain for e in (m.entities or (m.entity,))}
    known = {e for e in found if e.startswith((*PLACES, STATE)) and PHRASE not in e}
    finer = {e for e in known if not e.startswith(STATE)}
    return frozenset(finer or known)


def _words(name: str) -> list[str]:
    return name.lower().replace("’", "'").replace("'", " ").split()


def _span(first: str, last: str) -> bool:
    length = date.fromisoformat(last[:10]) - date.fromisoformat(first[:10])
    return length.days < LONGEST
