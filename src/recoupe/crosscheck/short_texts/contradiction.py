"""Do two short texts contradict each other? What the signs add up to."""

import math
from collections.abc import Mapping
from typing import NamedTuple

from recoupe.crosscheck.short_texts.likeness import pair
from recoupe.crosscheck.short_texts.sign import Sign
from recoupe.crosscheck.short_texts.signs import SIGNS
from recoupe.crosscheck.short_texts.statements import Statement, read_statement
from recoupe.lang.contraries import Contraries, load_contraries
from recoupe.lang.words import Words, load_words
from recoupe.model import AnnotatedDocument

# What each sign adds: a logistic regression over 369 pairs of DACCORD's development
# set, drawn towards what the meaning of a sign suggests and with no weight against it
# (``python -m training.contradiction``).
WEIGHTS: Mapping[str, float] = {
    "denies": 2.1,
    "denies_briefly": 2.0,
    "both_deny": -0.4,
    "denied_there": 1.0,
    "said_there": -0.5,
    "opposite_words": 1.2,
    "other_time": 1.0,
    "other_figure": 1.0,
    "other_place": 0.8,
    "before_and_after": 1.3,
    "hearsay": 0.7,
    "only": -0.5,
    "brief": 1.5,
}
BIAS = -1.13

# What shows a contradiction by itself, from this strength on, where one text alone
# denies: one predicate said of the same things here and denied there. Of DACCORD's 22
# such pairs (7 of them never read) all contradict, of RTE3-FR's 2 too.
PROOFS: Mapping[str, float] = {"denied_there": 0.7}
# Beside these nothing does: the other denial may be the same, a denied figure another.
UNPROVEN = frozenset({"both_deny", "other_figure", "other_place", "other_time"})


class Verdict(NamedTuple):
    """Whether two texts contradict each other, and the signs that say so."""

    score: float  # above 0, or with a proof, they do
    signs: tuple[Sign, ...]

    @property
    def is_contradiction(self) -> bool:
        """Whether the signs for a contradiction prevail, or one of them proves it."""
        return self.score > 0 or self.proof is not None

    @property
    def proof(self) -> Sign | None:
        """The sign that shows a contradiction by itself, if there is one."""
        if any(sign.name in UNPROVEN for sign in self.signs):
            return None
        proofs = (s for s in self.signs if s.strength >= PROOFS.get(s.name, math.inf))
        return next(proofs, None)


def find_contradiction(left: AnnotatedDocument, right: AnnotatedDocument) -> Verdict:
    """Judge whether two short texts of one language contradict each other.

    Args:
        left: A text of a sentence or two, annotated, with its parse.
        right: The other.

    Raises:
        ValueError: if a document has been stripped of its parse.
    """
    language = left.document.language
    words, contraries = load_words(language), load_contraries(language)
    statements = (read_statement(text, words, contraries) for text in (left, right))
    return judge(*statements, words=words, contraries=contraries)


def judge(
    left: Statement, right: Statement, *, words: Words, contraries: Contraries
) -> Verdict:
    """Add up the signs of two statements."""
    linked = pair(left, right, words)
    found = (find(linked, contraries) for find in SIGNS)
    signs = tuple(sign for sign in found if sign is not None)
    return Verdict(
        BIAS + sum(WEIGHTS[sign.name] * sign.strength for sign in signs), signs
    )
