"""Where names come from: what the model proposes, what the base knows."""

from collections import Counter
from collections.abc import Iterable, Iterator

import msgspec

from recoupe.annotate.names.mention_scene import Draft, Scene
from recoupe.kb import Entry
from recoupe.model import EntityType

PLACES = frozenset({"GPE", "LOC"})
_SURE_KINDS = frozenset({"state", "capital", "region", "international", "agency"})
_NEED_CONTEXT = frozenset({"war", "attack", "disaster", "election"})
LABELS: dict[str, EntityType] = {
    "PER": "PER",
    "ORG": "ORG",
    "LOC": "GPE",
    "GPE": "GPE",
    "EVENT": "EVENT",
    "LAW": "LAW",
    "OBJ": "OBJ",
}
_NEVER_NAMES = frozenset(
    {"ADP", "DET", "PRON", "CCONJ", "SCONJ", "ADV", "AUX", "VERB", "PUNCT"}
)


# What the model proposes


def from_model(scene: Scene) -> Iterator[Draft]:
    """Yield the names that the model proposes, titles and marks trimmed off."""
    for raw in scene.tree.parse.names:
        tokens = scene.tree.parse.tokens_in(raw.start, raw.end)
        kind = LABELS.get(raw.label)
        if kind is None or not tokens:
            continue
        edges = _trimmed(scene, tokens[0].index, tokens[-1].index + 1, kind)
        if edges is None:
            continue
        draft = scene.draft(*edges, kind, "model")
        if kind == "PER":
            note_title(scene, draft)
        yield draft


def note_title(scene: Scene, draft: Draft) -> None:
    """Learn somebody's gender from the word before the name."""
    if draft.first == 0:
        return
    before = scene.words[draft.first - 1]
    known = scene.lexicon.title_gender.get(before)
    draft.gender = known or scene.lexicon.people.get(before, ("", "?"))[1]


def _trimmed(
    scene: Scene, first: int, last: int, kind: EntityType
) -> tuple[int, int] | None:
    """Drop titles, determiners and marks from the edges of a proposed name."""
    while first < last and _is_outside(scene, first, kind):
        first += 1
    if (
        first + 1 < last
        and scene.opens(first)
        and scene.tokens[first].pos in _NEVER_NAMES
    ):
        first += 1
    if kind == "PER" and first + 1 < last and scene.kb.demonym(scene.surfaces[first]):
        first += 1
    while first < last and scene.tokens[last - 1].pos in {
        "PUNCT",
        "ADP",
        "DET",
        "CCONJ",
    }:
        last -= 1
    if first == last:
        return None
    has_capital = any(
        character.isupper() or character.isdigit()
        for index in range(first, last)
        for character in scene.tokens[index].text
    )
    if not has_capital:
        return None
    if (
        last == first + 1
        and scene.opens(first)
        and scene.tokens[first].pos in _NEVER_NAMES
    ):
        return None
    return first, last


def _is_outside(scene: Scene, index: int, kind: EntityType) -> bool:
    token, word = scene.tokens[index], scene.words[index]
    if kind == "PER" and (word in scene.lexicon.titles or word in scene.lexicon.people):
        return True
    if token.pos in {"PUNCT", "DET", "ADP"} and (
        not token.text[:1].isupper() or kind == "PER"
    ):
        return True
    return (
        kind == "PER"
        and token.text[:1].islower()
        and word not in scene.lexicon.particles
    )


# What the base knows


class _Found(msgspec.Struct, frozen=True):
    """Tokens ``[first, last)`` that are written as names of the base are."""

    first: int
    last: int
    entries: tuple[Entry, ...]


def from_base(scene: Scene, proposed: Iterable[Draft]) -> Iterator[Draft]:
    """Yield the names of the base, the longest at every word that may begin one."""
    named: dict[int, EntityType] = {
        index: draft.type
        for draft in proposed
        for index in range(draft.first, draft.last)
    }
    capitals = Counter(
        token.text
        for token in scene.tokens
        if token.text[:1].isupper() and not scene.opens(token.index)
    )
    for token in scene.tokens:
        lower = not token.text[:1].isupper()
        if lower and not _may_open(scene, token.index):
            continue
        matches = scene.matches(token.index)
        for length, entries in matches:
            if lower and length == 1:
                continue
            found = _Found(token.index, token.index + length, entries)
            if _is_name_here(scene, found, named, capitals):
                yield _known(scene, found, named.get(token.index))
                break


def _may_open(scene: Scene, index: int) -> bool:
    """Tell whether a word in lower case may begin a name: « mer Noire »."""
    word = scene.tokens[index].text
    if word in scene.lexicon.lowered:
        return not _is_counted(scene, index)
    return word in scene.lexicon.openers and _capital_near(scene, index)


def _is_counted(scene: Scene, index: int) -> bool:
    """Tell « une centaine de gilets jaunes », people, from « les gilets jaunes »."""
    if index == 0:
        return False
    before = scene.tokens[index - 1]
    partitive = scene.words[index - 1] in {"de", "d'"}
    return before.pos == "NUM" or (
        partitive and scene.tokens[index - 2].pos in {"NOUN", "ADV"}
    )


def _capital_near(scene: Scene, index: int) -> bool:
    return any(
        scene.is_capital(at)
        for at in range(index + 1, min(index + 4, len(scene.tokens)))
    )


def _is_name_here(
    scene: Scene, found: _Found, named: dict[int, EntityType], capitals: Counter[str]
) -> bool:
    """Tell whether capitals are there because of the name, not of the sentence."""
    first, entries = found.first, found.entries
    if found.last - first > 1:
        return True
    if entries[0].kind in _NEED_CONTEXT and named.get(first) != "EVENT":
        return False
    return first in named or _is_word_a_name(scene, first, entries, capitals)


def _is_word_a_name(
    scene: Scene, first: int, entries: tuple[Entry, ...], capitals: Counter[str]
) -> bool:
    """Tell whether one word that the model passed over is a name."""
    token, word = scene.tokens[first], scene.words[first]
    if scene.opens(first) and (
        word in scene.lexicon.bodies or word in scene.lexicon.people
    ):
        return False
    if token.pos in {"DET", "ADP", "PRON", "ADV", "CCONJ", "SCONJ", "AUX", "NUM"}:
        return token.text.isupper() and len(token.text) > 1 and not scene.opens(first)
    if not scene.opens(first):
        return token.pos in {"PROPN", "NOUN", "X"} or token.text.isupper()
    if token.pos == "PROPN" or capitals[token.text]:
        return True
    return any(entry.kind in _SURE_KINDS for entry in entries) and token.pos != "VERB"


def _known(scene: Scene, found: _Found, proposed: EntityType | None) -> Draft:
    """Return a name of the base; the model's type decides between homonyms."""
    entries = found.entries
    same = [e for e in entries if e.type == proposed or {e.type, proposed} <= PLACES]
    ranked = [*same, *(e for e in entries if e not in same)]
    best = ranked[0]
    draft = scene.draft(found.first, found.last, best.type, "kb")
    draft.known = tuple(entry.id for entry in ranked)
    if proposed == "OBJ" and best.kind == "company":
        draft.type = "OBJ"
    if best.type == "PER":
        draft.gender = best.gender or "?"
    return draft
