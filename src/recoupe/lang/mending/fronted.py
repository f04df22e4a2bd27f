"""Subjects that a parser joined to what opens their sentence.

« À Genève, l'Italie et la Grèce signent un traité »: Italy is no second Geneva.
"""

from recoupe.lang.mending.hanging import (
    children,
    hang,
    is_cased,
    is_finite,
    phrase_start,
)
from recoupe.model import Sentence, Token

_NOUNS = frozenset({"NOUN", "PROPN"})
_JOINED = frozenset({"conj", "appos", "nmod"})
_SUBJECTS = ("nsubj", "nsubj:pass")


def mend_fronted(tokens: list[Token], sentence: Sentence) -> bool:
    """Hang such subjects on their verb; tell whether any was moved."""
    changed = False
    for i in range(sentence.first + 2, sentence.last - 1):
        if tokens[i].dep in _JOINED and tokens[i].pos in _NOUNS:
            changed |= _is_behind_front(tokens, i, sentence) and _seat(
                tokens, i, sentence
            )
    return changed


def _is_behind_front(tokens: list[Token], i: int, sentence: Sentence) -> bool:
    """Tell whether a comma parts a bare noun from the phrase it was hung on."""
    front = tokens[i].head
    start = phrase_start(tokens, i, sentence.first)
    if not sentence.first < front < start or tokens[start - 1].text != ",":
        return False
    return is_cased(tokens, front) and not is_cased(tokens, i)


def _seat(tokens: list[Token], i: int, sentence: Sentence) -> bool:
    """Make a noun the subject of the verb behind it, if that has none."""
    last = _joined(tokens, i, sentence)
    subject = tokens[last].dep in _SUBJECTS
    verb = tokens[last].head if subject else tokens[tokens[i].head].head
    if tokens[verb].pos != "VERB" or verb < last:
        return False
    if any(t.text == "," for t in tokens[i:verb]):
        return False  # a list, or « à Riga, capitale de la Lettonie, … »
    below = children(tokens, verb, sentence)
    others = [t for t in below if t.dep.startswith(("nsubj", "expl:s"))]
    if any(t.index != last for t in others) or not is_finite(tokens, verb, sentence):
        return False
    passive = any(t.dep == "aux:pass" for t in below)
    hang(tokens, i, verb, "nsubj:pass" if passive else "nsubj")
    if last != i:
        hang(tokens, last, i, "conj")
    return True


def _joined(tokens: list[Token], i: int, sentence: Sentence) -> int:
    """Return what « et » adds to a noun before the next verb, else the noun."""
    for t in tokens[i + 1 : sentence.last]:
        if t.pos in {"VERB", "AUX", "PUNCT"}:
            break
        if t.dep in {"conj", *_SUBJECTS} and any(
            c.dep == "cc" for c in children(tokens, t.index, sentence)
        ):
            return t.index
    return i
