"""« C'est à Gavre que le cargo a coulé »: one clause, with what it sets off inside.

Only what has a preposition, or is an adverb or a date, is put back here; a noun that is
set off as subject or object is found by its relative pronoun.
"""

from recoupe.lang.mending.clause_forms import ClauseForms
from recoupe.lang.mending.hanging import children, folded, hang, is_below, is_finite
from recoupe.model import Sentence, Token

_NOUNS = frozenset({"NOUN", "PROPN", "PRON", "NUM"})
_CLAUSAL = ("csubj", "ccomp", "advcl", "acl", "parataxis")


def mend_clefts(tokens: list[Token], sentence: Sentence, known: ClauseForms) -> bool:
    """Make one clause of both; tell whether anything was moved."""
    changed = False
    for i in range(sentence.first + 1, sentence.last - 2):
        pointed = tokens[i].dep == "cop" and folded(tokens[i - 1]) in known.pointing
        head = tokens[i].head
        if not pointed or head <= i or tokens[i - 1].head != head:
            if tokens[i].lemma == "mais" and tokens[i].pos == "CCONJ":
                changed |= _contrast(tokens, i, sentence, known)
            continue
        denied = any(
            t.feature("Polarity") == "Neg" for t in children(tokens, head, sentence)
        )
        if not denied and _is_aside(tokens, head, known):
            changed |= _restore(tokens, i, head, sentence, known)
    return changed


def _is_aside(tokens: list[Token], head: int, known: ClauseForms) -> bool:
    """Tell whether what is set off can be no subject and no object."""
    token = tokens[head]
    cased = any(
        t.head == head and t.dep == "case" and t.pos == "ADP"
        for t in tokens[max(0, head - 6) : head]
    )
    dated = token.lemma.lower() in known.moments
    return token.pos == "ADV" or dated or (cased and token.pos in _NOUNS)


def _restore(
    tokens: list[Token],
    copula: int,
    head: int,
    sentence: Sentence,
    known: ClauseForms,
) -> bool:
    that = next(
        (i for i in range(head + 1, sentence.last) if folded(tokens[i]) in known.that),
        None,
    )
    if that is None:
        return False
    if any(tokens[i].feature("VerbForm") == "Fin" for i in range(copula + 1, that)):
        return False
    verb = tokens[that].head
    placed = verb > that and tokens[verb].dep.startswith(_CLAUSAL)
    if not placed or not is_below(tokens, verb, head):
        return False
    if not is_finite(tokens, verb, sentence):
        return False
    above = tokens[head]
    if above.head == head:
        hang(tokens, verb, verb, "root")
    else:
        hang(tokens, verb, above.head, above.dep)
    for t in children(tokens, head, sentence):
        late = t.index > that or t.index < copula - 1
        if t.index != verb and late:
            hang(tokens, t.index, verb, t.dep)
    adverb = tokens[head].pos == "ADV"
    hang(tokens, head, verb, "advmod" if adverb else "obl:mod")
    for i in (copula - 1, copula):
        hang(tokens, i, that, "fixed")
    hang(tokens, that, verb, "mark", pos="SCONJ", morph="")
    return True


def _contrast(
    tokens: list[Token], but: int, sentence: Sentence, known: ClauseForms
) -> bool:
    """« Ce n'est pas A qui a signé, mais B »: B is told beside A."""
    other = tokens[but].head
    if other <= but or tokens[other].pos not in _NOUNS or tokens[other].dep != "conj":
        return False
    for t in tokens[sentence.first : but]:
        if t.dep != "cop" or t.head > but or tokens[t.head].pos not in _NOUNS:
            continue
        below = children(tokens, t.head, sentence)
        denied = any(c.feature("Polarity") == "Neg" for c in below)
        pointed = any(folded(c) in known.pointing for c in below if c.index < t.head)
        if denied and pointed and tokens[other].head != t.head:
            hang(tokens, other, t.head, "conj")
            return True
    return False
