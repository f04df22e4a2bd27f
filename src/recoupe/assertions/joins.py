"""Coordinations that a small parser lost, put together again.

« Le maire et les commerçants ont débattu » was read as two subjects, « entre l'armée et
les rebelles » as a complement and something beside the verb.
"""

import msgspec

from recoupe.model import Sentence, Token

_NOMINAL = frozenset({"NOUN", "PROPN", "PRON", "NUM"})
_SUBJECTS = ("nsubj", "nsubj:pass")
_BEFORE_NOUN = frozenset({"DET", "NUM", "ADJ"})


def rejoined(tokens: list[Token], sentence: Sentence) -> None:
    """Hang on a noun what « et » adds to it; ``tokens`` is changed in place."""
    for i in range(sentence.first + 1, sentence.last - 1):
        if tokens[i].pos != "CCONJ" or tokens[i].lemma not in {"et", "ou"}:
            continue
        _join_governed(tokens, i, sentence)
        right = _right(tokens, i, sentence)
        if right is None:
            continue
        left = _left(tokens, i, right, sentence)
        if left is None:
            continue
        change = msgspec.structs.replace
        tokens[right] = change(tokens[right], head=left, dep="conj")
        tokens[i] = change(tokens[i], head=right)


def _right(tokens: list[Token], i: int, sentence: Sentence) -> int | None:
    """Return the noun of the bare phrase that begins after « et »."""
    position = i + 1
    while position < sentence.last and tokens[position].pos in _BEFORE_NOUN:
        position += 1
    found = position < sentence.last and tokens[position].pos in {"NOUN", "PROPN"}
    return position if found and tokens[position].head < sentence.last else None


def _left(tokens: list[Token], i: int, right: int, sentence: Sentence) -> int | None:
    """Return the noun that another is joined to across « et », if the parse lost it."""
    token = tokens[right]
    between = _after_between(tokens, i, sentence)
    if between is not None:
        return between if token.head != between else None
    if token.dep not in _SUBJECTS or token.head <= right:
        return None
    shared = [
        t.index
        for t in tokens[sentence.first : i]
        if t.dep in _SUBJECTS and t.head == token.head and t.pos in _NOMINAL
    ]
    return shared[-1] if shared else None


def _after_between(tokens: list[Token], i: int, sentence: Sentence) -> int | None:
    """Return the noun after the last « entre » that no « et » has closed yet."""
    for position in range(i - 1, max(sentence.first, i - 9), -1):
        token = tokens[position]
        if token.pos in {"CCONJ", "VERB", "AUX", "PUNCT"}:
            return None
        if token.lemma == "entre" and token.pos == "ADP":
            held = tokens[token.head]
            return held.index if position < held.index < i else None
    return None


def _join_governed(tokens: list[Token], i: int, sentence: Sentence) -> None:
    """Join « aux insurgés » to « à Luanda » across « et »: the same preposition."""
    case = i + 1
    if case >= sentence.last or tokens[case].pos != "ADP":
        return
    right = tokens[case].head
    before = i - 1
    governed = right > case and tokens[right].pos in _NOMINAL
    if not governed or tokens[before].pos not in _NOMINAL:
        return
    left = _outermost(tokens, before, sentence)
    same = any(
        t.head == left and t.pos == "ADP" and t.lemma == tokens[case].lemma
        for t in tokens[sentence.first : left]
    )
    if not same or tokens[right].head == left:
        return
    change = msgspec.structs.replace
    tokens[right] = change(tokens[right], head=left, dep="conj")
    tokens[i] = change(tokens[i], head=right)


def _outermost(tokens: list[Token], index: int, sentence: Sentence) -> int:
    """Return the noun of the phrase that ends with a token."""
    current = index
    while (
        tokens[current].dep.split(":")[0] in {"nmod", "amod", "appos", "flat"}
        and sentence.first <= tokens[current].head < current
        and not any(
            t.head == current and t.dep == "case"
            for t in tokens[sentence.first : current]
        )
    ):
        current = tokens[current].head
    return current
