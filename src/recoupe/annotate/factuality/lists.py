"""Conditions spread over a list: « deux mesures si X : – le gel … – le renvoi … »."""

import re

from recoupe.annotate.clauses import Tree
from recoupe.lang.commitment import CommitmentPack

_ITEM = re.compile(r"\n\s*(?:[-–—•*·]|\d{1,2}[.)])\s")


def conditional_items(tree: Tree, pack: CommitmentPack) -> frozenset[int]:
    """Return the tokens of list items whose introduction sets a condition.

    The introduction ends with a colon and holds « if »; items follow it line by line.
    """
    found: set[int] = set()
    for sentence in tree.parse.sentences:
        if not tree.text[sentence.start : sentence.end].rstrip().endswith(":"):
            continue
        conditional = any(
            tree.words[index] in pack.condition.marks
            and tree.tokens[index].pos == "SCONJ"
            for index in range(sentence.first, sentence.last)
        )
        if conditional:
            found.update(_items(tree, sentence.end, sentence.last))
    return frozenset(found)


def _items(tree: Tree, position: int, first: int) -> range:
    """Return the tokens of the list that starts at ``position``."""
    end = position
    for item in _ITEM.finditer(tree.text, position):
        if tree.text[end : item.start()].count("\n") > 1:
            break
        line = tree.text.find("\n", item.end())
        end = line if line >= 0 else len(tree.text)
    tokens = tree.parse.tokens_in(position, end) if end > position else ()
    return range(first, tokens[-1].index + 1) if tokens else range(0)
