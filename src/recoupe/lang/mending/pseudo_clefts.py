"""« Ce que le syndicat demande, c'est une hausse »: one clause, told in two.

What « c'est » brings is the object (after « que ») or the subject (after « qui ») of
the relative clause before it.
"""

from recoupe.lang.mending.clause_forms import ClauseForms
from recoupe.lang.mending.hanging import children, folded, hang, is_below
from recoupe.model import Sentence, Token

_LONGEST = 24  # words from « ce que » to « c'est »


def mend_pseudo_clefts(
    tokens: list[Token], sentence: Sentence, known: ClauseForms
) -> bool:
    """Make one clause of both; tell whether anything was moved."""
    changed = False
    for i in range(sentence.first, sentence.last - 5):
        opens = folded(tokens[i]) in known.heads and tokens[i].pos in {"PRON", "DET"}
        if opens and tokens[i + 1].pos in {"PRON", "SCONJ"}:
            changed |= _mend(tokens, i, sentence, known)
    return changed


def _mend(
    tokens: list[Token], head: int, sentence: Sentence, known: ClauseForms
) -> bool:
    relative = folded(tokens[head + 1])
    asked = relative in known.that
    if not asked and relative != "qui":
        return False
    copula = _copula(tokens, head, sentence, known)
    verb = tokens[head + 1].head
    if copula is None or not head + 1 < verb < copula - 1 or tokens[verb].pos != "VERB":
        return False
    said = tokens[copula].head
    if said <= copula:
        return False
    _untie(tokens, head, verb, said)
    for t in tokens[sentence.first : sentence.last]:
        if t.head == said and t.index <= copula and t.index != said:
            hang(tokens, t.index, verb, t.dep)
    hang(tokens, said, verb, _relation(tokens, said, copula, asked=asked))
    hang(tokens, head, verb, "fixed")
    for i in (head + 1, copula - 1, copula):
        hang(tokens, i, head, "fixed")
    for t in children(tokens, head, sentence):
        if t.dep != "fixed":
            hang(tokens, t.index, verb, t.dep)
    hang(tokens, verb, verb, "root")
    return True


def _untie(tokens: list[Token], head: int, verb: int, said: int) -> None:
    """Take the verb out of what it is to govern."""
    below = is_below(tokens, verb, head) or is_below(tokens, head, said)
    if below:
        hang(tokens, head, head, "root")
    if below or is_below(tokens, verb, said):
        hang(tokens, verb, verb, "root")


def _relation(tokens: list[Token], said: int, copula: int, *, asked: bool) -> str:
    """Return what « c'est » brings to the verb of the relative clause."""
    if tokens[said].pos == "VERB":
        return "xcomp" if tokens[said].feature("VerbForm") == "Inf" else "ccomp"
    if tokens[copula + 1].pos in {"ADP", "SCONJ"}:
        return "obl:arg"
    return "obj" if asked else "nsubj"


def _copula(
    tokens: list[Token], head: int, sentence: Sentence, known: ClauseForms
) -> int | None:
    """Return the « est » of « , c'est », unless it is denied."""
    for i in range(head + 3, min(sentence.last - 1, head + _LONGEST)):
        if tokens[i].text in {".", ";", ":"}:
            return None
        tied = tokens[i].dep == "cop" and folded(tokens[i - 1]) in known.pointing
        if tied and tokens[i - 2].text == ",":
            denied = tokens[i + 1].feature("Polarity") == "Neg"
            return None if denied else i
    return None
