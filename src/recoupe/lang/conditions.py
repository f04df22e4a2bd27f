"""What a language says of commitments: what binds whom, what opens a condition."""

import re
from functools import cache

import msgspec

from recoupe.lang.packs import read_words
from recoupe.model import CommitmentKind


class Opener(msgspec.Struct, frozen=True, kw_only=True):
    """Words that open a condition; a connective stands for one named before."""

    words: str
    connective: bool = False
    future: bool = False  # a condition only beside a future
    examples: list[str] = []
    counterexamples: list[str] = []


class Lemmas(msgspec.Struct, frozen=True, kw_only=True):
    """Lemmas and noun classes that a rule names."""

    lemmas: frozenset[str] = frozenset()
    excluded_lemmas: frozenset[str] = frozenset()
    excluded_classes: frozenset[str] = frozenset()


class CommitmentPack(msgspec.Struct, frozen=True, kw_only=True):
    """The commitment rules of one language."""

    kinds: dict[str, CommitmentKind]
    promises: Lemmas
    offers: Lemmas
    refusals: Lemmas
    plans: Lemmas  # lemmas: verbs that set a date for what their subject names
    opener: list[Opener]

    def pattern(self) -> re.Pattern[str]:
        """Return one expression that finds every opener in folded text.

        The group that matched, numbered from 0, names the opener.
        """
        choices = [f"(?P<o{n}>{o.words})" for n, o in enumerate(self.opener)]
        return re.compile(rf"(?<!\w)(?:{'|'.join(reversed(choices))})(?!\w)")


@cache
def load_commitments(language: str) -> CommitmentPack:
    """Return the commitment rules of a language.

    Raises:
        PackError: if the language has none, or they are malformed.
    """
    return read_words(language, "commitments", CommitmentPack)


@cache
def opener_pattern(language: str) -> re.Pattern[str]:
    """Return the compiled openers of a language."""
    return load_commitments(language).pattern()
