"""Retelling: sentence after sentence of a text told again in other words.

Two translations of one dispatch, or a press release in another dress, share few words
in a row; but each sentence of the shorter text finds one of the other that says the
same, in the same order. Independent reports of one event agree in their first sentences
only.
"""

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import pairwise

import msgspec
import simplemma

from recoupe.lang.words import Words, load_words

_SENTENCE = re.compile(r"[^.!?…\n]+(?:\.\d+)*")
_WORD = re.compile(r"\d+(?:[ \u00a0\u202f.]\d{3}(?!\d))*(?:,\d+)?|[^\W\d_]+")
_GROUPING = re.compile(r"[ \u00a0\u202f.]")
_LETTERS = 4  # of a word; shorter ones are mostly function words
_WORDS = 3  # content words; a shorter sentence says too little
_SENTENCES = 4  # of a text; a shorter one may be told again by chance
_CONCEPT = 0.8  # what another word for the same tells, beside 1 for the same word
_SURE = 6  # concepts; a word of more stands for none of them
_DAMPING = 0.8  # in rarity, as where clauses are compared
_FOUND = 0.25  # likeness from which a sentence is told again


class Sentence(msgspec.Struct, frozen=True):
    """What one sentence says: its content lemmas and what they can stand for."""

    lemmas: frozenset[str]
    weighed: tuple[tuple[str, float, frozenset[str]], ...]  # lemma, rarity, concepts
    concepts: frozenset[str]
    total: float  # rarity of all lemmas, damped


class Retelling(msgspec.Struct, frozen=True):
    """How far the shorter of two texts is told again by the longer."""

    held: float  # mean likeness of its sentences to theirs, in order, 0 to 1
    told: float  # share of its sentences that find one alike, anywhere
    sentences: int  # that it has
    beside: float  # its length in sentences beside the longer one's, 0 to 1


def read_sentences(text: str, language: str) -> tuple[Sentence, ...]:
    """Return what the sentences of a text say.

    Args:
        text: The text; what is masked is blank.
        language: Code of its language.
    """
    words = load_words(language)
    found = (
        _read(frozenset(_lemmas(match[0], language)), words)
        for match in _SENTENCE.finditer(text)
    )
    return tuple(said for said in found if len(said.lemmas) >= _WORDS)


def retelling(left: Sequence[Sentence], right: Sequence[Sentence]) -> Retelling | None:
    """Compare two texts sentence by sentence, None where one is too short.

    ``held`` is the weight of the best monotone alignment, each sentence of one text
    beside at most one of the other (dynamic programming as for sentences of two
    languages: Gale and Church, 1993).
    """
    if len(left) > len(right):
        left, right = right, left
    if len(left) < _SENTENCES:
        return None
    likeness = [[_likeness(a, b) for b in right] for a in left]
    best = [0.0] * (len(right) + 1)
    for row in likeness:
        following = [0.0]
        for column, (before, above) in enumerate(pairwise(best)):
            following.append(max(following[-1], above, before + row[column]))
        best = following
    told = sum(max(row) > _FOUND for row in likeness)
    return Retelling(
        best[-1] / len(left), told / len(left), len(left), len(left) / len(right)
    )


def _likeness(a: Sentence, b: Sentence) -> float:
    return (_held(a, b) + _held(b, a)) / 2


def _held(part: Sentence, whole: Sentence) -> float:
    """Return the rarity of what another sentence holds of one, of all of it."""
    held = 0.0
    for lemma, rarity, concepts in part.weighed:
        if lemma in whole.lemmas:
            held += rarity
        elif not concepts.isdisjoint(whole.concepts):
            held += _CONCEPT * rarity
    return held / part.total


def _read(lemmas: frozenset[str], words: Words) -> Sentence:
    weighed = tuple(
        (lemma, words.rarity(lemma), _meant(lemma, words)) for lemma in sorted(lemmas)
    )
    return Sentence(
        lemmas,
        weighed,
        frozenset().union(*(concepts for _, _, concepts in weighed)),
        sum(rarity for _, rarity, _ in weighed) + _DAMPING,
    )


def _meant(lemma: str, words: Words) -> frozenset[str]:
    concepts = words.concepts.words.get(lemma, ())
    return frozenset(concepts) if len(concepts) <= _SURE else frozenset()


def _lemmas(sentence: str, language: str) -> Iterator[str]:
    for match in _WORD.finditer(sentence.lower()):
        form = match[0]
        if form[0].isdigit():
            yield _GROUPING.sub("", form)
        elif len(form) >= _LETTERS:
            yield _lemma(form, language)


@lru_cache(maxsize=50_000)
def _lemma(form: str, language: str) -> str:
    """Return the lemma of a form, itself in a language without a dictionary."""
    try:
        return simplemma.lemmatize(form, lang=language).lower()
    except ValueError:
        return form
