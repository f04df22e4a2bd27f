"""Verbs before an infinitive that a tagger took for adjectives or nouns.

« La réforme vise à réduire », « l'armée russe peine à avancer »: read as epithets, they
leave the infinitive to the noun, and an aim passes for a deed.
"""

from collections.abc import Sequence

import msgspec

from recoupe.lang.commitment import load_commitment
from recoupe.lang.mending.clause_forms import ClauseForms
from recoupe.lang.mending.hanging import children, hang, take_place
from recoupe.model import Sentence, Token

_MISREAD = frozenset({"ADJ", "NOUN"})
_BEFORE_NOUNS = frozenset({"DET", "ADP", "NUM"})
_NOMINAL = frozenset({"NOUN", "PROPN", "PRON"})
_INNER = frozenset({"nmod", "amod", "flat:name", "appos"})
_PRESENT = "Mood=Ind|Number=Sing|Person=3|Tense=Pres|VerbForm=Fin"
_CLITICS = 2  # words between « à » and the infinitive: « à la lui rendre »


def mend_governing(
    tokens: list[Token], sentences: Sequence[Sentence], known: ClauseForms
) -> bool:
    """Let them head their clause; tell whether any was moved."""
    changed = False
    for sentence in sentences:
        for i in range(sentence.first + 1, sentence.last - 2):
            changed |= _mend(tokens, i, sentence, known)
    return changed


def _mend(tokens: list[Token], i: int, sentence: Sentence, known: ClauseForms) -> bool:
    """Make a verb of « vise » where it has a subject and no other verb is near."""
    token, lemma = tokens[i], f"{tokens[i].text}r"
    if token.pos not in _MISREAD or not token.text.islower():
        return False
    if load_commitment(known.language).effect(lemma, "verb") is None:
        return False
    infinitive = _infinitive(tokens, i, sentence, known)
    if infinitive is None or tokens[i - 1].pos in _BEFORE_NOUNS:
        return False
    top = _top(tokens, i)
    relations = {t.dep.partition(":")[0] for t in children(tokens, top, sentence)}
    if relations & {"cop", "aux"} or ("nsubj" in relations) != (top == i):
        return False
    if tokens[top].dep in {"obj", "obl:arg", "obl:mod", "nsubj"}:
        return False  # of another verb: « il veut une réforme sage »
    if top != i:
        _head_clause(tokens, i, top, sentence)
    tokens[i] = msgspec.structs.replace(
        tokens[i], pos="VERB", lemma=lemma, morph=_PRESENT
    )
    hang(tokens, infinitive, i, "xcomp")
    hang(tokens, i + 1, infinitive, "mark")
    return True


def _infinitive(
    tokens: list[Token], i: int, sentence: Sentence, known: ClauseForms
) -> int | None:
    """Return the infinitive that « à » or « de » behind a word holds."""
    if tokens[i + 1].lemma not in known.of_or_to:
        return None
    for t in tokens[i + 2 : min(sentence.last, i + 3 + _CLITICS)]:
        if t.feature("VerbForm") == "Inf":
            return t.index
        if t.pos not in {"PRON", "DET"}:
            return None
    return None


def _top(tokens: list[Token], i: int) -> int:
    """Return the noun over the phrase a word hangs in: « le chef du parti »."""
    top = i
    while tokens[top].dep in _INNER and tokens[top].head < top:
        above = tokens[tokens[top].head]
        if above.pos not in _NOMINAL or (tokens[top].dep == "appos" and top != i):
            break
        top = above.index
    return top


def _head_clause(tokens: list[Token], i: int, top: int, sentence: Sentence) -> None:
    """Put a verb where its subject stood."""
    take_place(tokens, i, top)
    hang(tokens, top, i, "nsubj")
    for t in children(tokens, top, sentence):
        if t.index > i or t.pos in {"SCONJ", "CCONJ", "PUNCT", "ADV"}:
            hang(tokens, t.index, i, t.dep)
