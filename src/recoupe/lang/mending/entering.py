"""« Entre en vigueur »: the verb, taken for the preposition.

« La loi, votée mardi, entre en vigueur » was left without a verb. « Entre » governs
neither « en » nor « dans »; « entre en 2022 et en 2023 » has a year behind.
"""

from recoupe.lang.mending.clause_forms import ClauseForms
from recoupe.lang.mending.hanging import folded, hang, is_below
from recoupe.model import Sentence, Token

_PRESENT = "Mood=Ind|Number=Sing|Person=3|Tense=Pres|VerbForm=Fin"
_BEHIND = frozenset({"en", "dans"})
_NOUNS = frozenset({"NOUN", "PROPN"})
_REACH = 5  # words from « entre » to the noun behind « en »
_INFINITIVE = "entrer"


def mend_entering(tokens: list[Token], sentence: Sentence, known: ClauseForms) -> bool:
    """Make a verb of such a word; tell whether any was changed.

    It is hung below the root; that it heads its sentence is seen to later.
    """
    changed = False
    for i in range(sentence.first + 1, sentence.last - 2):
        if folded(tokens[i]) not in known.entering or tokens[i].pos != "ADP":
            continue
        if folded(tokens[i + 1]) not in _BEHIND or tokens[i + 2].text.isdecimal():
            continue
        if folded(tokens[i + 2]) not in known.moments:
            changed |= _enter(tokens, i, sentence)
    return changed


def _enter(tokens: list[Token], i: int, sentence: Sentence) -> bool:
    """Let « entre » be a verb with the phrase behind it."""
    last = min(sentence.last, i + 2 + _REACH)
    goal = next((t.index for t in tokens[i + 2 : last] if t.pos in _NOUNS), None)
    inside = range(sentence.first, sentence.last)
    root = next((n for n in inside if tokens[n].head == n), None)
    if goal is None or root is None or is_below(tokens, root, i):
        return False
    above = root if is_below(tokens, goal, root) and root != goal else goal
    if above == goal:
        return False
    for t in tokens[sentence.first : sentence.last]:
        if t.head == i and t.index != i:
            hang(tokens, t.index, goal if t.pos == "ADP" else i, t.dep)
    hang(tokens, i, root, "dep", pos="VERB", lemma=_INFINITIVE, morph=_PRESENT)
    hang(tokens, i + 1, goal, "case")
    hang(tokens, goal, i, "obl:arg")
    for t in tokens[goal + 1 : sentence.last]:
        if t.dep == "fixed" and t.head <= goal:
            hang(tokens, t.index, i, "obl:mod")
    return True
