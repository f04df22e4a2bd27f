"""Repairs of a parse leave a tree, whatever they were given."""

from recoupe.assertions.opening_participles import opening_participle
from recoupe.model import Sentence, Token


def word(index: int, text: str, reading: str, head: int, dep: str) -> Token:
    pos, _, morph = reading.partition(" ")
    return Token(index, index, index + 1, text, text.lower(), pos, morph, head, dep)


def test_a_participle_is_not_hung_on_what_hangs_on_it() -> None:
    read = [
        word(0, "Invitée", "VERB VerbForm=Part|Tense=Past", 0, "root"),
        word(1, "réagir", "VERB VerbForm=Inf", 0, "xcomp"),
        word(2, ",", "PUNCT", 0, "punct"),
        word(3, "la", "DET", 4, "det"),
        word(4, "préfète", "NOUN", 5, "nsubj"),
        word(5, "parle", "VERB VerbForm=Fin", 1, "advcl"),
    ]
    tokens = list(read)
    opening_participle(tokens, Sentence(0, 6, 0, 6))
    assert tokens == read


def test_an_opening_participle_is_hung_on_the_subject_behind_it() -> None:
    tokens = [
        word(0, "Invitée", "VERB VerbForm=Part|Tense=Past", 0, "root"),
        word(1, ",", "PUNCT", 0, "punct"),
        word(2, "la", "DET", 3, "det"),
        word(3, "préfète", "NOUN", 4, "nsubj"),
        word(4, "parle", "VERB VerbForm=Fin", 0, "advcl"),
    ]
    opening_participle(tokens, Sentence(0, 5, 0, 5))
    assert [(token.head, token.dep) for token in tokens[::4]] == [
        (3, "acl"),
        (4, "root"),
    ]
