"""Moving words of a dependency tree, and asking what stands around one.

Every function takes the tokens of a document; token numbers are positions in it.
"""

from typing import Any

import msgspec

from recoupe.model import Sentence, Token

_DEEPEST = 60  # arcs above a word
_LEADING = frozenset({"DET", "ADJ", "NUM"})


def folded(token: Token) -> str:
    """Return a word in lower case with a straight apostrophe."""
    return token.text.lower().replace("’", "'")


def hang(tokens: list[Token], index: int, head: int, dep: str, **other: Any) -> None:
    """Hang a word on another; ``other`` replaces further fields."""
    tokens[index] = msgspec.structs.replace(tokens[index], head=head, dep=dep, **other)


def take_place(tokens: list[Token], index: int, of: int) -> None:
    """Let a word stand where another did; the other keeps what hangs on it."""
    above = tokens[of]
    if above.head == of:
        hang(tokens, index, index, "root")
    else:
        hang(tokens, index, above.head, above.dep)


def is_below(tokens: list[Token], index: int, above: int) -> bool:
    """Tell whether a word depends on another, directly or not."""
    for _ in range(_DEEPEST):
        if index == above:
            return True
        if tokens[index].head == index:
            return False
        index = tokens[index].head
    return True  # a broken tree: nothing is to be moved


def children(tokens: list[Token], index: int, sentence: Sentence) -> list[Token]:
    """Return what hangs on a word, in text order."""
    inside = tokens[sentence.first : sentence.last]
    return [t for t in inside if t.head == index and t.index != index]


def has_subject(tokens: list[Token], verb: int, sentence: Sentence) -> bool:
    """Tell whether a verb has a subject of its own, an empty one included."""
    inside = tokens[sentence.first : sentence.last]
    return any(t.head == verb and t.dep.startswith(("nsubj", "expl:s")) for t in inside)


def is_finite(tokens: list[Token], index: int, sentence: Sentence) -> bool:
    """Tell whether a word or an auxiliary of it is finite."""
    if tokens[index].feature("VerbForm") == "Fin":
        return True
    return any(
        t.dep.startswith(("aux", "cop")) and t.feature("VerbForm") == "Fin"
        for t in children(tokens, index, sentence)
    )


def is_cased(tokens: list[Token], index: int) -> bool:
    """Tell whether a preposition governs a word."""
    return any(
        t.head == index and t.dep == "case" for t in tokens[max(0, index - 5) : index]
    )


def phrase_start(tokens: list[Token], index: int, first: int) -> int:
    """Return where the words before a noun begin: « les trois vieux » ponts."""
    while index > first and tokens[index - 1].pos in _LEADING:
        if tokens[index - 1].head < index - 1:
            break
        index -= 1
    return index
