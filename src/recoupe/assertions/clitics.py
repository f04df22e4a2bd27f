"""Pronouns before their verb that a small tagger took for articles or subjects."""

import msgspec

from recoupe.model import Sentence, Token

_SUBJECTS = ("nsubj", "nsubj:pass")


def mended_clitics(tokens: list[Token], sentence: Sentence) -> None:
    """Make a dative of « lui » between « que » and its verb, a pronoun of « l' ».

    « les missiles que lui a vendus Oslo », « la police les a dispersés », « devrait
    l'entériner »; ``tokens`` is changed in place.
    """
    for i in range(sentence.first, sentence.last):
        if tokens[i].pos == "DET" and tokens[i].dep in {"obj", "iobj"}:
            tokens[i] = msgspec.structs.replace(tokens[i], pos="PRON")
        elif _before_its_verb(tokens, i):
            tokens[i] = msgspec.structs.replace(tokens[i], pos="PRON", dep="obj")
    for i in range(sentence.first + 1, sentence.last - 1):
        token, before = tokens[i], tokens[i - 1]
        clitic = token.pos == "PRON" and token.text.lower() in {"lui", "leur"}
        if clitic and token.dep in _SUBJECTS and before.lemma.lower() == "que":
            tokens[i] = msgspec.structs.replace(token, dep="iobj")


def _before_its_verb(tokens: list[Token], i: int) -> bool:
    article = tokens[i].pos == "DET" and tokens[i].lemma == "le"
    verb = tokens[min(i + 1, len(tokens) - 1)]
    finite = verb.feature("VerbForm") in {"Inf", "Fin"}
    return article and tokens[i].head == verb.index and verb.pos == "VERB" and finite
