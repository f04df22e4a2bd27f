"""What two texts tell, whatever the words: anchors that survive rewriting.

An anchor is a figure, a name, or the stem of a content word; words that differ between
languages meet through a table of numerals, days and frequent nouns. A text that tells
the same facts in the same order as another was written from it.
"""

import re
from collections.abc import Iterator, Sequence
from functools import cache, cached_property
from importlib.resources import files

import msgspec

from recoupe.lineage.words import Word, words_of

_STEM = 5  # letters: « archive », « archives » and English "archived" meet
_NAMES_AND_FIGURES = 2.0  # weight beside 1 for a common word
_SENTENCE_START = re.compile(r"(?:^|[.!?…»\"“”:\n])\s*$")
_NOTHING = "-"
_ONES, _ONE = ("un", "une", "one"), "1"
_LONG = 9  # digits; longer ones are no measures
_SCORE, _TEN = 20, 10
_GROUPED = re.compile(r",(?=\d{3}$)")  # English groups digits by commas


class Facts(msgspec.Struct, frozen=True, dict=True):
    """Anchors of a text in order of first appearance, with their weights."""

    order: tuple[str, ...]
    weights: dict[str, float]

    @cached_property
    def total(self) -> float:
        """The sum of all weights."""
        return sum(self.weights.values())

    def strong(self) -> list[str]:
        """Return the names and figures: what finds candidates."""
        return [a for a in self.order if self.weights[a] > 1]


class Agreement(msgspec.Struct, frozen=True):
    """How far two texts tell the same."""

    share: float  # of the anchors of the poorer text, by weight
    order: float  # Kendall's tau of the common anchors, -1 .. 1
    common: tuple[str, ...]


def facts_of(text: str, hidden: Sequence[tuple[int, int]] = ()) -> Facts:
    """Return the anchors of a text.

    Args:
        text: The text, masked characters blanked.
        hidden: Stretches to leave out, such as passages already known as copied.
    """
    weights: dict[str, float] = {}
    aside = bytearray(len(text))
    for start, end in hidden:
        aside[start:end] = b"\1" * (end - start)
    for word, anchor in _metric(text):
        if aside[word.start]:
            continue
        weight = _weight(text, word, anchor)
        weights[anchor] = max(weight, weights.get(anchor, 0.0))
    return Facts(tuple(weights), weights)


def agreement(left: Facts, right: Facts) -> Agreement:
    """Compare what two texts tell, and in which order."""
    common = tuple(anchor for anchor in left.order if anchor in right.weights)
    if not common:
        return Agreement(0.0, 0.0, ())
    shared = sum(max(left.weights[a], right.weights[a]) for a in common)
    share = shared / max(1.0, min(left.total, right.total))
    place = {anchor: index for index, anchor in enumerate(right.order)}
    return Agreement(min(1.0, share), _tau([place[a] for a in common]), common)


def may_agree(left: Facts, right: Facts, share: float) -> bool:
    """Tell whether two texts could agree so far; cheap, order is not looked at."""
    if len(right.weights) < len(left.weights):
        left, right = right, left
    common = left.weights.keys() & right.weights.keys()
    shared = sum(max(left.weights[a], right.weights[a]) for a in common)
    return shared >= share * min(left.total, right.total)


def _metric(text: str) -> Iterator[tuple[Word, str]]:
    """Yield the anchors of a text, its feet in metres: who translates converts."""
    factors = _factors()
    before: tuple[Word, str] | None = None
    for word, anchor in _anchors(text):
        if before is not None:
            number, factor = before[1], factors.get(word.form)
            if factor is not None and number.isdigit() and len(number) < _LONG:
                before = before[0], _rounded(int(number) * factor)
            yield before
        before = word, anchor
    if before is not None:
        yield before


def _rounded(value: float) -> str:
    """Return a measure as a writer rounds it: two figures that count."""
    return f"{float(f'{value:.2g}'):.0f}" if value >= 1 else f"{value:.2g}"


def _anchors(text: str) -> Iterator[tuple[Word, str]]:
    table = _table()
    number: tuple[Word, int, int] | None = None  # first word, value, end
    for word in words_of(text):
        if number and word.form == "et":
            continue
        anchor = table.get(word.form)
        part = _ONE if word.form in _ONES and number else anchor or ""
        if number and part.isdigit():
            joint = text[number[2] : word.start]
            if (value := _added(number[1], int(part), joint)) is not None:
                number = number[0], value, word.end
                continue
        if number:
            yield number[0], str(number[1])
            number = None
        if word.form[0].isdigit():
            yield word, _GROUPED.sub("", word.form)
            continue
        if anchor and anchor.isdigit():
            number = word, int(anchor), word.end
            continue
        if anchor == _NOTHING or (anchor is None and len(word.form) < 4):
            continue
        yield word, anchor or word.form[:_STEM]
    if number:
        yield number[0], str(number[1])


def _added(value: int, more: int, joint: str) -> int | None:
    """Return a numeral with its next part: « quatre-vingt-dix » is 4 · 20 + 10.

    None where two numerals stand beside each other: « vingt, trois et cinq ».
    """
    if joint == "-" and (value, more) == (4, _SCORE):
        return value * more
    if joint != "-" and (more not in {1, 11} or joint.strip("- ") != "et"):
        return None
    fits = more < _SCORE if value >= _SCORE else value == _TEN and 6 < more < _TEN
    return value + more if fits else None


def _weight(text: str, word: Word, anchor: str) -> float:
    if word.form[0].isdigit():
        return _NAMES_AND_FIGURES
    if anchor.isdigit() or not text[word.start].isupper():
        return 1.0
    before = text[max(0, word.start - 4) : word.start]
    first = word.start == 0 or _SENTENCE_START.search(before) is not None
    return 1.0 if first else _NAMES_AND_FIGURES


def _tau(places: Sequence[int]) -> float:
    pairs = len(places) * (len(places) - 1) // 2
    if not pairs:
        return 0.0
    rising = sum(places[j] < places[i] for i in range(len(places)) for j in range(i))
    return (2 * rising - pairs) / pairs


@cache
def _factors() -> dict[str, float]:
    path = files("recoupe.lang") / "measures.tsv"
    rows = path.read_text(encoding="utf-8").splitlines()[1:]
    return {form: float(factor) for form, factor in (r.split("\t") for r in rows if r)}


@cache
def _table() -> dict[str, str]:
    path = files("recoupe.lang") / "anchors.tsv"
    rows = path.read_text(encoding="utf-8").splitlines()[1:]
    cells = (row.split("\t") for row in rows if row)
    return {word: anchor for word, anchor, *_ in cells}
