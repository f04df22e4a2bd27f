"""Participles that lost their auxiliary: in a list, or behind an aside.

« Ils auraient volé une barque, gagné l'île puis brûlé leurs papiers »: the tagger takes
the later ones for finite verbs or adjectives. « Le feu serait, d'après un voisin, parti
de la cuisine »: the parser lets the auxiliary stand alone. Either way the conditional
is lost, and hearsay would pass for fact.
"""

import msgspec
import simplemma

from recoupe.lang.participles import load_finite_forms, load_participles
from recoupe.model import Token

_REGULAR = ("ées", "és", "ée", "é")
_NEVER_FINITE = ("és", "é")  # « crée », « agrée » are finite
_IRREGULAR = ("i", "ie", "is", "ies", "u", "ue", "us", "ues", "it", "ert", "ort", "int")
_ASIDE = 12  # tokens of an aside between auxiliary and participle
_CLAUSAL = frozenset({"cop", "nsubj", "aux:tense"})
_NOMINAL = frozenset({"NOUN", "PROPN", "PRON"})


def mend_participles(tokens: list[Token], language: str) -> bool:
    """Put participles back in place in ``tokens``; return whether any was moved."""
    changed = False
    for index, token in enumerate(tokens):
        above = tokens[token.head]
        if token.dep in _CLAUSAL and above.pos == "ADP" and above.dep == "case":
            # « seraient d'accord », hung on the preposition
            tokens[index] = msgspec.structs.replace(token, head=above.head)
            changed = True
        if _is_participle(tokens, index, language):
            tokens[index] = as_participle(token, token.lemma)
            changed = True
        elif _stands_alone(tokens, index, language):
            verb = _after_aside(tokens, index, language)
            if verb is not None:
                _attach(tokens, index, verb, language)
                changed = True
    return changed


def is_no_present(word: str, language: str) -> bool:
    """Tell whether a form can only be a past participle: « réélue », « évacué ».

    « Crée », « agrée » are finite.
    """
    if word.endswith(_REGULAR):
        return verb_of(word, language) is not None
    feminine = word.endswith(("ue", "ues"))
    return feminine and (
        word in load_participles(language) and word not in load_finite_forms(language)
    )


def as_participle(token: Token, lemma: str) -> Token:
    """Return a token as a past participle."""
    return msgspec.structs.replace(
        token, pos="VERB", lemma=lemma, morph="Tense=Past|VerbForm=Part"
    )


def _is_participle(tokens: list[Token], index: int, language: str) -> bool:
    """Tell whether a word read otherwise goes on a list of participles."""
    token = tokens[index]
    if not token.text.islower() or token.dep != "conj":
        return False
    finite = token.pos == "VERB" and token.feature("VerbForm") == "Fin"
    if token.pos not in {"ADJ", "NOUN"} and not finite:
        return False
    first = tokens[token.head]
    helped = any(
        other.head in {first.index, first.head} and other.dep.startswith("aux")
        for other in tokens[max(0, first.index - _ASIDE) : first.index]
    )
    if first.feature("VerbForm") != "Part" or not helped or first.index > index:
        return False
    if finite:
        return token.text.endswith(_NEVER_FINITE)
    if tokens[index - 1].pos in {"DET", "NOUN", "ADP", "NUM"}:
        return False
    return verb_of(token.text, language) is not None


def _stands_alone(tokens: list[Token], index: int, language: str) -> bool:
    """Tell whether an auxiliary helps nothing before a comma, an adverb, a participle.

    « A de nouveau exclu » has one that the parser takes for the main verb.
    """
    token = tokens[index]
    form = token.feature("VerbForm")
    if form not in {"Fin", "Inf"} or token.dep.startswith(("aux", "cop")):
        return False
    following = _past_adverbs(tokens, index + 1)
    if following >= len(tokens):
        return False
    if form == "Inf":  # « pourrait avoir abattu le drone »
        governs = token.lemma == "avoir" and tokens[following].head == index
        return governs and _is_past(tokens[following], language)
    if tokens[following].text == ",":
        return token.pos == "AUX" or token.lemma == "avoir"
    return token.lemma == "avoir" and _is_past(tokens[following], language)


def _past_adverbs(tokens: list[Token], index: int) -> int:
    """Return what follows adverbs: « également », « de nouveau »."""
    while index + 1 < len(tokens):
        fixed = tokens[index + 1].dep == "fixed" and tokens[index + 1].head == index
        if tokens[index].pos != "ADV" and not fixed:
            break
        index += 1 + fixed
    return index


def _is_past(token: Token, language: str) -> bool:
    """Tell a past participle, one taken for a noun included: « a de nouveau salué »."""
    if token.pos in {"NOUN", "ADJ"}:
        return verb_of(token.text, language) is not None
    return token.feature("VerbForm") == "Part" and token.feature("Tense") != "Pres"


def verb_of(word: str, language: str) -> str | None:
    """Return the infinitive of a regular participle in -é that a dictionary knows."""
    ending = next((e for e in _REGULAR if word.endswith(e)), None)
    lemma = word.removesuffix(ending) + "er" if ending else ""
    known = simplemma.lemmatize(f"{lemma}a", lang=language) == lemma
    return lemma if lemma and known else None


def _after_aside(tokens: list[Token], index: int, language: str) -> int | None:
    """Return the participle after adverbs, or the comma that closes the aside."""
    last = min(len(tokens) - 1, index + _ASIDE)
    index = _past_adverbs(tokens, index + 1) - 1
    if _is_past(tokens[index + 1], language):
        return index + 1
    for comma in range(index + 2, last):
        if tokens[comma].text in {".", ";", ":"}:
            return None
        if tokens[comma].text != ",":
            continue
        following = min(_past_adverbs(tokens, comma + 1), last)
        token = tokens[following]
        shaped = token.text.endswith(_REGULAR + _IRREGULAR)
        if _is_past(token, language) or (
            token.pos in {"NOUN", "ADJ", "VERB"} and shaped
        ):
            return following
    return None


def _lemma(token: Token, language: str) -> str:
    read = token.lemma if token.pos == "VERB" else None
    return read or verb_of(token.text, language) or token.lemma


def _attach(tokens: list[Token], auxiliary: int, verb: int, language: str) -> None:
    """Let a participle head the clause of the auxiliary that stood alone."""
    helping, participle = tokens[auxiliary], tokens[verb]
    root = helping.head == auxiliary
    head, relation = helping.head, helping.dep
    for child, token in enumerate(tokens):
        if token.head == auxiliary and child not in {auxiliary, verb}:
            tokens[child] = msgspec.structs.replace(token, head=verb)
    subject = None if root else tokens[head]
    if (
        subject is not None
        and subject.pos in _NOMINAL
        and head < auxiliary
        and relation.partition(":")[0] in {"nmod", "acl", "amod", "appos", "conj"}
    ):
        root = subject.head == head
        above, relation = subject.head, subject.dep
        tokens[head] = msgspec.structs.replace(subject, head=verb, dep="nsubj")
        head = above
    for child in range(verb + 1, len(tokens)):
        undergoes = tokens[child].dep == "nsubj:pass" and tokens[child].head == verb
        if undergoes and helping.lemma == "avoir":
            tokens[child] = msgspec.structs.replace(tokens[child], dep="obj")
    tokens[auxiliary] = msgspec.structs.replace(helping, head=verb, dep="aux:tense")
    tokens[verb] = msgspec.structs.replace(
        as_participle(participle, _lemma(participle, language)),
        head=verb if root else head,
        dep=relation,
    )
