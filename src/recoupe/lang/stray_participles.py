"""Participles that lost their auxiliary: in a list, or behind an aside.

« Ils auraient volé une barque, gagné l'île puis brûlé leurs papiers »: the tagger takes
the later ones for finite verbs or adjectives. « Le feu serait, d'après un voisin, parti
de la cuisine »: the parser lets the auxiliary stand alone. Either way the conditional
is lost, and hearsay would pass for fact.
"""

import msgspec
import simplemma

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
        elif _stands_alone(tokens, index):
            verb = _after_aside(tokens, index)
            if verb is not None:
                _attach(tokens, index, verb)
                changed = True
    return changed


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
    ending = next((e for e in _REGULAR if token.text.endswith(e)), None)
    if ending is None or tokens[index - 1].pos in {"DET", "NOUN", "ADP", "NUM"}:
        return False
    lemma = token.text.removesuffix(ending) + "er"
    return simplemma.lemmatize(f"{lemma}a", lang=language) == lemma


def _stands_alone(tokens: list[Token], index: int) -> bool:
    """Tell whether an auxiliary helps nothing and is cut off by a comma."""
    token = tokens[index]
    return (
        token.pos == "AUX"
        and token.feature("VerbForm") == "Fin"
        and not token.dep.startswith(("aux", "cop"))
        and index + 1 < len(tokens)
        and tokens[index + 1].text == ","
    )


def _after_aside(tokens: list[Token], index: int) -> int | None:
    """Return the participle after the comma that closes the aside."""
    last = min(len(tokens) - 1, index + _ASIDE)
    for comma in range(index + 2, last):
        if tokens[comma].text in {".", ";", ":"}:
            return None
        if tokens[comma].text != ",":
            continue
        following = comma + 1
        while following < last and tokens[following].pos == "ADV":
            following += 1
        token = tokens[following]
        shaped = token.text.endswith(_REGULAR + _IRREGULAR)
        part = token.feature("VerbForm") == "Part" and token.feature("Tense") != "Pres"
        if part or (token.pos in {"NOUN", "ADJ", "VERB"} and shaped):
            return following
    return None


def _attach(tokens: list[Token], auxiliary: int, verb: int) -> None:
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
    tokens[auxiliary] = msgspec.structs.replace(helping, head=verb, dep="aux:tense")
    tokens[verb] = msgspec.structs.replace(
        as_participle(participle, participle.lemma),
        head=verb if root else head,
        dep=relation,
    )
