"""Verbs whose subject a parser took for something else.

« Plus de cent élus ont voté », « ceux qui partent paieront », « la banque doit, elle,
payer », « le petit dort ».
"""

from recoupe.lang.mending.clause_forms import ClauseForms
from recoupe.lang.mending.hanging import (
    children,
    folded,
    hang,
    has_subject,
    is_below,
    is_cased,
    is_finite,
    phrase_start,
    take_place,
)
from recoupe.model import Sentence, Token

_NOUNS = frozenset({"NOUN", "PROPN", "NUM", "SYM"})
_RIVALS = frozenset({"nsubj", "nsubj:pass", "dislocated", "obl:mod", "vocative"})
_ADVERBIAL = ("obl", "nmod", "advmod")


def mend_lost_subjects(
    tokens: list[Token], sentence: Sentence, known: ClauseForms
) -> bool:
    """Give verbs their subjects back; tell whether any was moved."""
    changed = _behind(tokens, sentence, known) or _left(tokens, sentence, known)
    for i in range(sentence.first, sentence.last - 2):
        word = folded(tokens[i])
        if word in known.bounding:
            changed |= _bounded(tokens, i, sentence, known)
        elif word in known.stressed and tokens[i].pos == "PRON":
            changed |= _stressed(tokens, i, sentence)
        elif word in known.heads and tokens[i].pos == "PRON":
            changed |= _free(tokens, i, sentence)
        elif tokens[i].dep == "det" and tokens[i].pos == "DET":
            changed |= _adjective(tokens, i, sentence)
    return changed


def _behind(tokens: list[Token], sentence: Sentence, known: ClauseForms) -> bool:
    """« Sont morts dans l'accident deux ouvriers »: the first bare noun is subject."""
    first = tokens[sentence.first]
    verb = first.head
    if first.pos != "AUX" or first.lemma != "être" or verb <= first.index:
        return False
    asked = tokens[sentence.last - 1].text == "?"
    if asked or has_subject(tokens, verb, sentence):
        return False
    for i in range(verb + 1, sentence.last):
        token = tokens[i]
        if token.feature("VerbForm") == "Fin":
            return False
        start = phrase_start(tokens, i, sentence.first)
        bare = token.pos == "NOUN" and start < i and not is_cased(tokens, i)
        if (
            bare
            and token.dep != "conj"
            and token.lemma.lower() not in known.units | known.moments
        ):
            passive = first.dep == "aux:pass"
            for t in children(tokens, token.head, sentence):
                if t.index > i and t.dep == "conj" and t.pos in _NOUNS:
                    hang(tokens, t.index, i, "conj")
            hang(tokens, i, verb, "nsubj:pass" if passive else "nsubj")
            return True
    return False


def _left(tokens: list[Token], sentence: Sentence, known: ClauseForms) -> bool:
    """« Reste une procédure »: the first bare noun is left; not « reste à voir »."""
    verb = sentence.first
    first = tokens[verb]
    if first.lemma not in known.left or first.feature("Person") != "3":
        return False
    if has_subject(tokens, verb, sentence):
        return False
    for t in tokens[verb + 1 : sentence.last]:
        if t.pos in {"PUNCT", "VERB", "SCONJ", "ADP"}:
            return False
        determined = phrase_start(tokens, t.index, verb) < t.index
        if t.pos == "NOUN" and t.head == verb and determined:
            hang(tokens, t.index, verb, "nsubj")
            return True
    return False


def _bounded(
    tokens: list[Token], i: int, sentence: Sentence, known: ClauseForms
) -> bool:
    """« Plus de cent élus ont voté », « entre 30 et 40 élus ont voté »: they did."""
    of = i + 1 if folded(tokens[i + 1]) in known.of else i
    if of == i and folded(tokens[i]) not in known.alone:
        return False
    noun = tokens[of].head
    if noun <= of or tokens[noun].pos not in _NOUNS or tokens[of].pos != "ADP":
        return False
    verb = tokens[noun].head if tokens[noun].head != i else tokens[i].head
    numbered = of > i or any(
        t.pos in {"NUM", "SYM"} or t.lemma == "%" for t in tokens[of : noun + 1]
    )
    late = verb > noun and tokens[noun].dep.startswith(_ADVERBIAL)
    if not numbered or not late or has_subject(tokens, verb, sentence):
        return False
    if tokens[verb].pos != "VERB" or not is_finite(tokens, verb, sentence):
        return False
    if (
        tokens[noun].pos == "NUM"
        or tokens[noun].lemma.lower() in known.units | known.moments
    ):
        return False  # « entre 2001 et 2005 », « entre mai et juin »
    passive = any(t.dep == "aux:pass" for t in children(tokens, verb, sentence))
    hang(tokens, noun, verb, "nsubj:pass" if passive else "nsubj")
    if of > i:
        hang(tokens, of, i, "fixed")
    hang(tokens, i, noun, "advmod", pos="ADV")
    return True


def _stressed(tokens: list[Token], i: int, sentence: Sentence) -> bool:
    """« La banque doit, elle, payer »: « elle » repeats the subject."""
    if i <= sentence.first or tokens[i - 1].text != "," or tokens[i + 1].text != ",":
        return False
    verb = tokens[i].head
    if not tokens[i].dep.startswith(("nsubj", "obl", "obj", "appos")):
        return False
    rival = [
        t
        for t in children(tokens, verb, sentence)
        if t.index < i and t.pos in _NOUNS and t.dep in _RIVALS
    ]
    if tokens[i].dep.startswith("nsubj") and rival:
        hang(tokens, rival[-1].index, verb, tokens[i].dep)
    modal = tokens[verb].head
    bare = tokens[verb].feature("VerbForm") == "Inf" and tokens[verb].dep == "conj"
    if tokens[i].dep == "nsubj" and bare and modal < i < verb:
        hang(tokens, verb, modal, "xcomp")
    elif tokens[i].dep.startswith("nsubj") and not rival:
        return False
    hang(tokens, i, verb, "dislocated")
    return True


def _free(tokens: list[Token], i: int, sentence: Sentence) -> bool:
    """« Ceux qui partent paieront »: the second verb is the main one."""
    first = tokens[i + 1].head
    if folded(tokens[i + 1]) != "qui" or first <= i + 1:
        return False
    for t in children(tokens, first, sentence):
        if (
            t.pos != "VERB"
            or t.index < first
            or t.dep not in {"ccomp", "advcl", "xcomp"}
        ):
            continue
        if has_subject(tokens, t.index, sentence):
            continue
        if not is_finite(tokens, t.index, sentence):
            continue
        opened = any(
            c.dep == "mark" and c.index > first
            for c in children(tokens, t.index, sentence)
        )
        if opened or is_below(tokens, first, t.index):
            continue
        outer = first if not is_below(tokens, first, i) else i
        if outer == i and tokens[i].dep.startswith("nsubj"):
            continue
        take_place(tokens, t.index, outer)
        hang(tokens, i, t.index, "nsubj")
        hang(tokens, first, i, "acl:relcl")
        return True
    return False


def _adjective(tokens: list[Token], i: int, sentence: Sentence) -> bool:
    """« Le petit dort »: an adjective with an article is a noun."""
    verb, noun = tokens[i].head, tokens[i + 1]
    if noun.pos != "ADJ" or noun.head != verb or noun.dep != "amod":
        return False
    if tokens[verb].pos != "VERB" or verb <= noun.index:
        return False
    if has_subject(tokens, verb, sentence) or not is_finite(tokens, verb, sentence):
        return False
    hang(tokens, i, noun.index, "det")
    hang(tokens, noun.index, verb, "nsubj", pos="NOUN")
    return True
