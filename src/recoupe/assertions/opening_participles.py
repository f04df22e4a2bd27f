"""Participles that open a sentence, hung on the subject that follows them."""

import msgspec

from recoupe.model import Sentence, Token

_NOMINAL = frozenset({"NOUN", "PROPN"})
_SUBJECTS = ("nsubj", "nsubj:pass")
_DEEPEST = 60  # arcs above a word
_LEADING = frozenset({"DET", "ADJ", "NUM"})
_RELATIVES = frozenset({"qui", "que", "qu", "dont", "où"})
_OPENERS = frozenset({("à", "peine"), ("une", "fois")})


def opening_participle(tokens: list[Token], sentence: Sentence) -> None:
    """Hang « Soutenu par l'armée, » on the subject that follows it.

    The parse took the participle for the subject, or the subject for something beside
    it. ``tokens`` is changed in place.
    """
    first = tokens[_past_openers(tokens, sentence)]
    noun = _after_comma(tokens, sentence)
    if noun is None or not _is_bare_participle(tokens, first, sentence):
        return
    change = msgspec.structs.replace
    verb: int | None = tokens[noun].head
    if not _is_subject(tokens, noun):
        verb = _main_verb(tokens, noun, sentence)
    if verb is not None and _hangs_below(tokens, verb, (first.index, noun)):
        return  # it would hang on itself
    for i in range(sentence.first, sentence.last):
        above = tokens[i].head == first.index and i > noun
        if verb is not None and above and i != verb:
            tokens[i] = change(tokens[i], head=verb)
    if verb is None:
        tokens[noun] = change(tokens[noun], head=noun, dep="root")
    else:
        passive = any(
            t.head == verb and t.dep == "aux:pass" for t in tokens[noun : sentence.last]
        )
        dep = "nsubj:pass" if passive else "nsubj"
        tokens[noun] = change(tokens[noun], head=verb, dep=dep)
        if tokens[verb].head == first.index:
            tokens[verb] = change(tokens[verb], head=verb, dep="root")
    tokens[first.index] = change(tokens[first.index], head=noun, dep="acl")
    for i in range(sentence.first, first.index):  # « à peine », « une fois »
        kept = tokens[i].pos == "PUNCT"
        if not kept:
            tokens[i] = change(tokens[i], head=first.index, dep="advmod", pos="ADV")


def _is_bare_participle(tokens: list[Token], token: Token, sentence: Sentence) -> bool:
    if token.pos != "VERB" or token.feature("VerbForm") != "Part":
        return False
    return token.feature("Tense") != "Pres" and not _helped(
        tokens, token.index, sentence
    )


def _past_openers(tokens: list[Token], sentence: Sentence) -> int:
    """Return the first word behind « à peine », « une fois » and adverbs."""
    i = sentence.first
    while i < sentence.last - 3:
        pair = (tokens[i].text.lower(), tokens[i + 1].text.lower())
        if pair in _OPENERS:
            i += 2
        elif tokens[i].pos == "ADV":
            i += 1
        else:
            break
    return i


def _hangs_below(tokens: list[Token], verb: int, others: tuple[int, int]) -> bool:
    """Tell whether a verb depends on one of two words, not on the first directly."""
    above = tokens[verb].head
    steps = 0 if above == others[0] else _DEEPEST
    while steps and above not in others:
        above, steps = tokens[above].head, steps - 1
    return steps > 0


def _helped(tokens: list[Token], index: int, sentence: Sentence) -> bool:
    return any(
        t.head == index and t.dep.startswith(("aux", "cop"))
        for t in tokens[sentence.first : sentence.last]
    )


def _after_comma(tokens: list[Token], sentence: Sentence) -> int | None:
    """Return the noun of the bare phrase after the first comma that one follows.

    A relative clause may stand in between: « Confié à X, qui l'a perdu, le dossier … ».
    """
    aside = False
    for i in range(sentence.first + 1, sentence.last - 1):
        if tokens[i].feature("VerbForm") == "Fin" and not aside:
            return None
        if tokens[i].text != ",":
            continue
        aside = tokens[i + 1].text.lower().rstrip("'’") in _RELATIVES
        if aside:
            continue
        position = i + 1
        while position < sentence.last and tokens[position].pos in _LEADING:
            position += 1
        if position < sentence.last and tokens[position].pos in _NOMINAL:
            return position
    return None


def _is_subject(tokens: list[Token], noun: int) -> bool:
    return tokens[noun].dep in _SUBJECTS and tokens[noun].head > noun


def _main_verb(tokens: list[Token], noun: int, sentence: Sentence) -> int | None:
    """Return the verb of the first finite form after a noun."""
    for i in range(noun + 1, sentence.last):
        token = tokens[i]
        if token.pos == "PRON" and token.feature("PronType") == "Rel":
            return None
        if token.feature("VerbForm") == "Fin":
            helping = token.dep.startswith(("aux", "cop")) and token.head > i
            return token.head if helping else i
    return None
