"""Main clauses behind an opening infinitive: « Après avoir accusé X, Y s'est tournée ».

A small parser now and then makes the infinitive the head of the sentence and hangs the
subject of the main clause on its object: the wrong one would have been accused.
"""

import msgspec

from recoupe.model import Sentence, Token

_OPENING = frozenset({"après", "avant", "faute", "afin", "pour", "sans", "au"})
_SUBJECTS = frozenset({"conj", "obj", "appos", "nsubj", "nmod", "obl:mod", "obl:arg"})
_CLAUSES = ("xcomp", "ccomp", "conj", "parataxis", "advcl", "acl", "dep")
_BEHIND = 12  # tokens from the comma to the main verb
_NOUNS = frozenset({"NOUN", "PROPN", "PRON"})


def mend_opening(tokens: list[Token], sentence: Sentence) -> bool:
    """Let the finite verb behind the comma head the sentence; tell whether it did not.

    Args:
        tokens: Of the whole text; those of the sentence are changed in place.
        sentence: The sentence, by its first token and the one after its last.
    """
    first, last = sentence.first, sentence.last
    if last <= first or tokens[first].text.lower() not in _OPENING:
        return False
    opening = next((i for i in range(first, last) if tokens[i].head == i), first)
    if tokens[opening].pos != "VERB" or _is_finite(tokens, opening, opening):
        return False
    comma = next((i for i in range(opening, last) if tokens[i].text == ","), last)
    verb = next(
        (
            i
            for i in range(comma + 1, min(last, comma + _BEHIND))
            if tokens[i].pos == "VERB" and _is_finite(tokens, i, comma)
        ),
        None,
    )
    if verb is None or not tokens[verb].dep.startswith(_CLAUSES):
        return False
    if _is_inside_relative(tokens, comma, verb):
        return False
    change = msgspec.structs.replace
    tokens[verb] = change(tokens[verb], head=verb, dep="root")
    tokens[opening] = change(tokens[opening], head=verb, dep="advcl")
    for index in range(comma + 1, verb):
        token = tokens[index]
        if token.pos in _NOUNS and token.head < comma and token.dep in _SUBJECTS:
            tokens[index] = change(token, head=verb, dep="nsubj")
            break
    return True


def _is_finite(tokens: list[Token], index: int, since: int) -> bool:
    """Tell whether a verb is finite, by itself or by its auxiliary."""
    if tokens[index].feature("VerbForm") == "Fin":
        return True
    return any(
        tokens[i].head == index
        and tokens[i].dep.startswith(("aux", "cop"))
        and tokens[i].feature("VerbForm") == "Fin"
        for i in range(since, index)
    )


def _is_inside_relative(tokens: list[Token], comma: int, verb: int) -> bool:
    """Tell whether « qui » or « que » stands between the comma and the verb."""
    return any(
        tokens[i].feature("PronType") == "Rel" or tokens[i].dep == "mark"
        for i in range(comma + 1, verb)
    )
