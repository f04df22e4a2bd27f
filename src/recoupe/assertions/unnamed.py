"""Participants that nobody named: « une caserne », « onze officiers », « le convoi ».

The layer of mentions holds people, bodies and places; an event may also befall a thing.
Such a phrase becomes a mention of its own, so that every participant has words to show.
"""

from collections.abc import Iterable
from collections.abc import Set as AbstractSet

from recoupe.assertions.tree import NOMINAL, Tree
from recoupe.kb.folding import fold
from recoupe.model import AnnotatedDocument, EntityId, EntityType, Mention

_INSIDE = ("amod", "nmod", "nummod", "flat", "fixed", "case")
_MOST = 8  # tokens of a phrase; longer ones are cut at their head noun
_MARKS = frozenset('«»"“”()')
_TYPES: tuple[tuple[str, EntityType], ...] = (
    ("party", "PER"),
    ("territory", "GPE"),
    ("document", "LAW"),
)


def unnamed_mention(
    tree: Tree, text: str, index: int, classes: frozenset[str]
) -> Mention | None:
    """Return a mention for a noun that has none, a name nobody recognized included."""
    token = tree.tokens[index]
    named = token.pos == "PROPN" and token.text[:1].isupper() and len(token.text) > 1
    common = token.pos == "NOUN" or (token.pos == "PROPN" and token.text.islower())
    if not (common or named) or index in tree.timed:
        return None
    start, end = (token.start, token.end) if named else _span(tree, index)
    kind = "ORG" if named else _type(classes)
    name = " ".join(text[start:end].split())
    slug = "-".join("".join(c if c.isalnum() else " " for c in fold(name)).split())
    return Mention(
        start=start,
        end=end,
        type=kind,
        form="name" if named else "nominal",
        entity=EntityId(f"{kind.lower()}:~{slug}"),
        name=name,
        rule="participant",
    )


def _type(classes: frozenset[str]) -> EntityType:
    for name, kind in _TYPES:
        if name in classes:
            return kind
    return "OBJ"


def _span(tree: Tree, index: int) -> tuple[int, int]:
    first = last = index
    for near in tree.near(index, 4):
        token = tree.tokens[near]
        if token.pos in {"DET", "PUNCT", "VERB", "PRON", "CCONJ"} or near in tree.timed:
            continue
        if token.dep.startswith(_INSIDE) and abs(near - index) <= _MOST:
            joined = all(
                tree.tokens[i].pos not in {"PUNCT", "VERB", "AUX", "PRON", "CCONJ"}
                for i in range(min(near, index), max(near, index) + 1)
            )
            if joined:
                first, last = min(first, near), max(last, near)
    while last + 1 < len(tree.tokens) and last - index < _MOST:
        behind = tree.tokens[last + 1]
        if behind.pos != "PROPN" or behind.text in _MARKS:
            break
        last += 1  # « la radio Savane FM », names the parse set apart
    while first < index and tree.tokens[first].pos in {"ADP", "DET"}:
        first += 1
    while last > index and tree.tokens[last].pos not in NOMINAL | {"ADJ"}:
        last -= 1
    return tree.tokens[first].start, tree.tokens[last].end


def with_participants(
    annotated: AnnotatedDocument, added: Iterable[Mention], used: AbstractSet[EntityId]
) -> tuple[Mention, ...]:
    """Return the mentions of a document with those participants that are used."""
    extra = {m.entity + str(m.start): m for m in added if m.entity in used}
    merged = [*annotated.mentions, *extra.values()]
    return tuple(sorted(merged, key=lambda m: (m.start, -m.end)))
