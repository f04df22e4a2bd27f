"""Find names: what the model proposes, what the base knows, what wording gives away."""

from collections import Counter
from collections.abc import Iterable, Iterator

import msgspec

from recoupe.annotate.mention_scene import Draft, Scene
from recoupe.annotate.name_patterns import find_patterns
from recoupe.kb import Entry
from recoupe.model import EntityType

_PLACES = frozenset({"GPE", "LOC"})
_SURE_KINDS = frozenset({"state", "capital", "region", "international", "agency"})
_NEED_CONTEXT = frozenset({"war", "attack", "disaster", "election"})
_LABELS: dict[str, EntityType] = {
    "PER": "PER",
    "ORG": "ORG",
    "LOC": "GPE",
    "GPE": "GPE",
    "EVENT": "EVENT",
    "LAW": "LAW",
    "OBJ": "OBJ",
}
_INNER_PREPOSITIONS = frozenset({"de", "d'", "du", "en", "à", "la", "l'"})
_NEVER_NAMES = frozenset(
    {"ADP", "DET", "PRON", "CCONJ", "SCONJ", "ADV", "AUX", "VERB", "PUNCT"}
)
_RANK = {"pattern": 3, "kb": 2, "model": 1, "consistency": 0}


def find_names(scene: Scene) -> list[Draft]:
    """Return the names of an article in text order, inner ones after outer ones."""
    proposed = list(_from_model(scene))
    known = list(_from_base(scene, proposed))
    patterned = list(find_patterns(scene))
    chosen = _choose(scene, [*patterned, *known, *proposed])
    chosen += _repeated(scene, chosen)
    chosen += _halves(scene, chosen)
    _vote_types(scene, chosen)
    return sorted(chosen, key=lambda draft: (draft.start, -draft.end))


# What the model proposes


def _from_model(scene: Scene) -> Iterator[Draft]:
    for raw in scene.tree.parse.names:
        tokens = scene.tree.parse.tokens_in(raw.start, raw.end)
        kind = _LABELS.get(raw.label)
        if kind is None or not tokens:
            continue
        edges = _trimmed(scene, tokens[0].index, tokens[-1].index + 1, kind)
        if edges is None:
            continue
        draft = scene.draft(*edges, kind, "model")
        if kind == "PER":
            _note_title(scene, draft)
        yield draft


def _note_title(scene: Scene, draft: Draft) -> None:
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


def _from_base(scene: Scene, proposed: Iterable[Draft]) -> Iterator[Draft]:
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
        if lower and (
            token.text not in scene.lexicon.openers
            or not _capital_near(scene, token.index)
        ):
            continue
        matches = scene.kb.match_at(scene.surfaces, token.index)
        for length, entries in matches:
            if lower and length == 1:
                continue
            found = _Found(token.index, token.index + length, entries)
            if _is_name_here(scene, found, named, capitals):
                yield _known(scene, found, named.get(token.index))
                break


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
    same = [e for e in entries if e.type == proposed or {e.type, proposed} <= _PLACES]
    ranked = [*same, *(e for e in entries if e not in same)]
    best = ranked[0]
    draft = scene.draft(found.first, found.last, best.type, "kb")
    draft.known = tuple(entry.id for entry in ranked)
    if proposed == "OBJ" and best.kind == "company":
        draft.type = "OBJ"
    if best.type == "PER":
        draft.gender = best.gender or "?"
    return draft


# One reading of every word


def _choose(scene: Scene, candidates: list[Draft]) -> list[Draft]:
    """Keep the best of names that overlap; some keep the names inside them."""
    for draft in candidates:
        _cut_state(scene, draft)
    order = sorted(candidates, key=_strength, reverse=True)
    taken: dict[int, Draft] = {}
    chosen: list[Draft] = []
    inner: list[Draft] = []
    for draft in order:
        holders = {
            id(taken[i]): taken[i] for i in range(draft.first, draft.last) if i in taken
        }
        if not holders:
            chosen.append(draft)
            taken.update(dict.fromkeys(range(draft.first, draft.last), draft))
            continue
        outer = next(iter(holders.values()))
        _borrow(outer, draft)
        if len(holders) == 1 and _keeps_inside(scene, outer, draft):
            inner.append(draft)
    spans: set[tuple[int, int]] = set()
    for draft in inner:
        if not any(draft.first < e and s < draft.last for s, e in spans):
            spans.add((draft.first, draft.last))
            chosen.append(draft)
    return chosen


def _strength(draft: Draft) -> tuple[int, int, int]:
    source = draft.rule.partition(".")[0]
    return (draft.last - draft.first, _RANK[source], -draft.first)


def _cut_state(scene: Scene, draft: Draft) -> None:
    """Cut « Vladimir Poutine de Russie » after the person."""
    if draft.type != "PER" or draft.rule == "kb":
        return
    for index in range(draft.first + 1, draft.last - 1):
        if scene.words[index] in {"de", "du", "d'"}:
            entries = scene.kb.find(scene.surfaces[index + 1])
            if any(entry.kind == "state" for entry in entries):
                draft.last = index
                draft.end = scene.tokens[index - 1].end
                return


def _borrow(outer: Draft, other: Draft) -> None:
    """Let the chosen of two readings of the same words know what the other knew."""
    if (outer.first, outer.last) != (other.first, other.last):
        return
    if outer.gender == "?":
        outer.gender = other.gender
    if (
        other.known
        and not outer.known
        and (outer.type == other.type or {outer.type, other.type} <= _PLACES)
    ):
        outer.known = other.known
    if outer.rule == "kb" and other.rule == "pattern.title":
        outer.type = "PER"


def _keeps_inside(scene: Scene, outer: Draft, draft: Draft) -> bool:
    """Tell whether a name inside another is told apart."""
    inside = outer.first < draft.first and draft.last <= outer.last
    if not inside or not draft.known or draft.type == "PER":
        return False
    if outer.rule == "pattern.shared":
        return True
    linked = scene.words[draft.first - 1] in _INNER_PREPOSITIONS
    return linked and outer.type in {"ORG", "EVENT"} and outer.rule == "model"


# The same words elsewhere in the article


def _repeated(scene: Scene, chosen: list[Draft]) -> list[Draft]:
    """Find further mentions of names seen: whole names, and people's family names."""
    covered = {i for d in chosen for i in range(d.first, d.last)}
    whole: dict[str, Draft] = {}
    family: dict[str, Draft] = {}
    for draft in chosen:
        if draft.last - draft.first == 1:
            whole.setdefault(scene.surfaces[draft.first], draft)
        elif draft.type == "PER":
            family.setdefault(scene.surfaces[draft.last - 1], draft)
    found: list[Draft] = []
    for token in scene.tokens:
        if token.index in covered or not token.text[:1].isupper():
            continue
        surface = scene.surfaces[token.index]
        twin = family.get(surface) or whole.get(surface)
        if twin is None or not _repeats(scene, token.index):
            continue
        draft = scene.draft(token.index, token.index + 1, twin.type, "consistency")
        draft.known = () if surface in family else twin.known
        found.append(draft)
    return found


def _repeats(scene: Scene, index: int) -> bool:
    """Tell whether a word seen as a name is one here: not « Selon », not « Front »."""
    token = scene.tokens[index]
    if token.pos in {"DET", "ADP", "PRON", "CCONJ", "SCONJ", "AUX"}:
        return False
    return not (scene.opens(index) and token.pos in {"ADV", "VERB"})


def _halves(scene: Scene, chosen: list[Draft]) -> list[Draft]:
    """Split « Aliyev-Poutine » and « Bakou-Moscou » when both parts are names."""
    covered = {i for d in chosen if d.known for i in range(d.first, d.last)}
    by_surface = {scene.surface(d): d for d in chosen}
    by_surface |= {scene.surfaces[d.last - 1]: d for d in chosen if d.type == "PER"}
    found: list[Draft] = []
    for token in scene.tokens:
        if "-" not in token.text or token.index in covered:
            continue
        parts = token.text.split("-")
        if not all(part[:1].isupper() for part in parts) or len(parts) != 2:
            continue
        halves = [_half(scene, part, by_surface) for part in parts]
        known = [half for half in halves if half is not None]
        if len(known) < len(parts):
            continue
        start = token.start
        for part, half in zip(parts, known, strict=True):
            draft = scene.draft(token.index, token.index + 1, half[0], "kb.pair")
            draft.start, draft.end, draft.known = start, start + len(part), half[1]
            found.append(draft)
            start += len(part) + 1
        chosen[:] = [
            d for d in chosen if (d.first, d.last) != (token.index, token.index + 1)
        ]
    return found


def _half(
    scene: Scene, part: str, seen: dict[str, Draft]
) -> tuple[EntityType, tuple[str, ...]] | None:
    if part in seen:
        return seen[part].type, seen[part].known
    entries = [
        e for e in scene.kb.find(part) if e.kind in {"state", "capital", "person"}
    ]
    if not entries:
        return None
    return entries[0].type, tuple(e.id for e in entries)


def _vote_types(scene: Scene, chosen: list[Draft]) -> None:
    """Give unknown names of one surface one type; family names are people."""
    family = {
        scene.surfaces[d.last - 1]
        for d in chosen
        if d.type == "PER" and d.last - d.first > 1
    }
    votes: dict[str, Counter[EntityType]] = {}
    for draft in chosen:
        votes.setdefault(scene.surface(draft), Counter())[draft.type] += 1
    for draft in chosen:
        surface = scene.surface(draft)
        if draft.known and draft.rule == "kb":
            continue
        if draft.last - draft.first == 1 and surface in family:
            draft.type = "PER"
        elif len(votes[surface]) > 1:
            draft.type = max(votes[surface].items(), key=lambda v: (v[1], v[0]))[0]
