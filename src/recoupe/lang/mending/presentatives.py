"""Words that only show or date what a clause says: « voilà dix ans que P ».

« Voilà », « cela fait dix jours que », « il y a un an que », « le problème, c'est que »
pass for the main clause with parsers, and what happened for one about a year.
"""

import msgspec

from recoupe.lang.mending.clause_forms import ClauseForms
from recoupe.lang.mending.hanging import (
    children,
    folded,
    hang,
    is_below,
    is_finite,
    take_place,
)
from recoupe.model import Sentence, Token

_REACH = 9  # words from « voilà » to its « que »
_PARTING = frozenset({"VERB", "AUX", "CCONJ"})
_CLAUSAL = ("ccomp", "xcomp", "advcl", "acl")


def mend_presentatives(
    tokens: list[Token], sentence: Sentence, known: ClauseForms
) -> bool:
    """Make the clause that is shown the main one; tell whether anything was moved."""
    changed = False
    for i in range(sentence.first, sentence.last):
        if folded(tokens[i]) in known.presenting:
            if not _date(tokens, sentence, known, range(i, i + 1)):
                _show(tokens, i, sentence)
            changed = True
        elif opening := _counts(tokens, i, sentence, known):
            changed |= _date(tokens, sentence, known, opening)
        elif folded(tokens[i]) in known.that:
            changed |= _unfold(tokens, i, sentence, known)
        elif tokens[i].dep == "fixed" and tokens[i].pos == "NOUN":
            changed |= _lacking(tokens, i, sentence, known)
    return changed


def _lacking(
    tokens: list[Token], i: int, sentence: Sentence, known: ClauseForms
) -> bool:
    """« Pas d'accord entre A et B »: the noun heads it, not « d' »."""
    of = tokens[i].head
    denied = of > sentence.first and folded(tokens[of - 1]) == known.without
    if not denied or of != i - 1 or folded(tokens[of]) not in known.of:
        return False
    take_place(tokens, i, of)
    for t in children(tokens, of, sentence):
        if t.index != i:
            dep = "nmod" if t.dep.startswith("obl") else t.dep
            hang(tokens, t.index, i, dep)
    hang(tokens, of, i, "case")
    return True


def _counts(
    tokens: list[Token], i: int, sentence: Sentence, known: ClauseForms
) -> range | None:
    """Return the words of « cela fait », « il y a » that begin here."""
    last = sentence.last - 1
    if folded(tokens[i]) in known.counting and i < last:
        verb = i + 1
        while verb < last and tokens[verb].pos in {"ADV", "AUX"}:
            verb += 1
        return range(i, verb + 1) if tokens[verb].lemma in known.counts else None
    words = tuple(folded(t) for t in tokens[i : i + len(known.existing)])
    if words == known.existing and i + len(words) <= last:
        return range(i, i + len(words) + 1)
    return None


def _date(
    tokens: list[Token], sentence: Sentence, known: ClauseForms, opening: range
) -> bool:
    """« Voilà dix ans que P »: P happened, and « dix ans » dates it."""
    start, last = opening.stop, min(sentence.last, opening.stop + _REACH)
    that = next(
        (i for i in range(start, last) if folded(tokens[i]) in known.that), None
    )
    if that is None:
        return False
    unit = next(
        (i for i in range(start, that) if tokens[i].lemma.lower() in known.units), None
    )
    verb = tokens[that].head
    if unit is None or verb <= that or not is_finite(tokens, verb, sentence):
        return False
    if any(tokens[i].pos in _PARTING for i in range(start, that)):
        return False
    top = next((i for i in opening if tokens[i].head not in opening), opening[-1])
    top = next((i for i in opening if tokens[i].head == i), top)
    if not is_below(tokens, top, verb):
        take_place(tokens, verb, top)
    for t in tokens[sentence.first : sentence.last]:
        outside = t.index not in opening and t.index not in {verb, unit, that}
        if outside and (t.head in opening or (t.head == unit and t.index > that)):
            hang(tokens, t.index, unit if t.index < that else verb, t.dep)
    hang(tokens, unit, verb, "obl:mod")
    hang(tokens, opening[0], unit, "case", pos="ADP", morph="")
    for i in [*opening[1:], that]:
        hang(tokens, i, opening[0], "fixed", pos="ADP", morph="")
    return True


def _show(tokens: list[Token], i: int, sentence: Sentence) -> None:
    """« Voilà pourquoi P »: P. « Voilà le maire contraint de … »: he is."""
    below = children(tokens, i, sentence)
    shown = next((t.index for t in below if t.pos in {"NOUN", "PROPN"}), None)
    clause = next(
        (
            t.index
            for t in below
            if t.dep.startswith(_CLAUSAL) and is_finite(tokens, t.index, sentence)
        ),
        None,
    )
    if not below:
        return  # « voici onze jours »
    if tokens[i].dep.startswith("nsubj") and shown is not None:
        take_place(tokens, shown, i)
        hang(tokens, i, shown, "advmod")
    elif clause is not None and (shown is None or shown > clause):
        take_place(tokens, clause, i)
        for t in below:
            if t.index != clause:
                hang(tokens, t.index, clause, t.dep)
        hang(tokens, i, clause, "advmod")
    tokens[i] = msgspec.structs.replace(tokens[i], pos="ADV", morph="")


def _unfold(
    tokens: list[Token], that: int, sentence: Sentence, known: ClauseForms
) -> bool:
    """« Le problème, c'est que P », « le fait est que P »: P."""
    copula, verb = _copula(tokens, that, sentence), tokens[that].head
    if copula is None or tokens[verb].pos != "VERB" or verb < that:
        return False
    subject = tokens[copula - 1]
    pointed = folded(subject) in known.pointing
    if not pointed and subject.lemma.lower() not in known.facts:
        return False
    if not subject.dep.startswith(("nsubj", "expl")) or subject.head != verb:
        return False
    if pointed:
        hang(tokens, subject.index, that, "fixed")
    else:
        hang(tokens, subject.index, verb, "dislocated")
    for i in range(copula, that):
        hang(tokens, i, that, "fixed")
    for t in children(tokens, verb, sentence):
        if t.index < that and t.dep in {"dep", "nsubj", "nsubj:pass", "vocative"}:
            hang(tokens, t.index, verb, "dislocated")
    return True


def _copula(tokens: list[Token], that: int, sentence: Sentence) -> int | None:
    """Return the « est » right before « que », None where it is denied."""
    copula = that - 1
    while copula > sentence.first and tokens[copula].pos == "ADV":
        if tokens[copula].feature("Polarity") == "Neg":
            return None
        copula -= 1
    tied = tokens[copula].dep.startswith(("cop", "aux")) and copula > sentence.first
    same = tokens[copula].head == tokens[that].head
    return copula if tied and same and tokens[copula].lemma == "être" else None
