"""Main clauses behind an opening infinitive: « Après avoir accusé X, Y s'est tournée ».

A small parser now and then makes the infinitive the head of the sentence and hangs the
subject of the main clause on its object: the wrong one would have been accused.
"""

from collections.abc import Sequence

from recoupe.lang.mending.clause_forms import load_clause_forms
from recoupe.lang.mending.hanging import folded, hang, is_finite
from recoupe.model import Sentence, Token

_SUBJECTS = frozenset({"conj", "obj", "appos", "nsubj", "nmod", "obl:mod", "obl:arg"})
_CLAUSES = ("xcomp", "ccomp", "conj", "parataxis", "advcl", "acl", "dep")
_BEHIND = 12  # tokens from the comma to the main verb
_NOUNS = frozenset({"NOUN", "PROPN", "PRON"})


def mend_opening(
    tokens: list[Token], sentences: Sequence[Sentence], language: str
) -> bool:
    """Let the finite verb behind the comma head its sentence; tell whether one did not.

    ``tokens`` is changed in place.
    """
    known = load_clause_forms(language)
    if known is None:
        return False
    changed = False
    for sentence in sentences:
        first = sentence.first
        if first < sentence.last and folded(tokens[first]) in known.opening:
            changed |= _mend(tokens, sentence)
    return changed


def _mend(tokens: list[Token], sentence: Sentence) -> bool:
    first, last = sentence.first, sentence.last
    opening = next((i for i in range(first, last) if tokens[i].head == i), first)
    if tokens[opening].pos != "VERB" or is_finite(tokens, opening, sentence):
        return False
    comma = next((i for i in range(opening, last) if tokens[i].text == ","), last)
    verb = next(
        (
            i
            for i in range(comma + 1, min(last, comma + _BEHIND))
            if tokens[i].pos == "VERB" and is_finite(tokens, i, sentence)
        ),
        None,
    )
    if verb is None or not tokens[verb].dep.startswith(_CLAUSES):
        return False
    if _is_inside_relative(tokens, comma, verb):
        return False
    hang(tokens, verb, verb, "root")
    hang(tokens, opening, verb, "advcl")
    for index in range(comma + 1, verb):
        token = tokens[index]
        if token.pos in _NOUNS and token.head < comma and token.dep in _SUBJECTS:
            hang(tokens, index, verb, "nsubj")
            break
    return True


def _is_inside_relative(tokens: list[Token], comma: int, verb: int) -> bool:
    """Tell whether « qui » or « que » stands between the comma and the verb."""
    return any(
        tokens[i].feature("PronType") == "Rel" or tokens[i].dep == "mark"
        for i in range(comma + 1, verb)
    )
