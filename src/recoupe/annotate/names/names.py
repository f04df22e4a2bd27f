"""Find names: what the model proposes, what the base knows, what wording gives away."""

from collections import Counter

from recoupe.annotate.names.mention_scene import Draft, Scene
from recoupe.annotate.names.name_agreement import settle
from recoupe.annotate.names.name_patterns import find_patterns
from recoupe.annotate.names.name_sources import PLACES, from_base, from_model
from recoupe.annotate.names.name_tagger import load_tagger
from recoupe.model import EntityType

_INNER_PREPOSITIONS = frozenset({"de", "d'", "du", "en", "à", "la", "l'"})
_RANK = {"pattern": 3, "kb": 2, "model": 1, "consistency": 0}


def find_names(scene: Scene) -> list[Draft]:
    """Return the names of an article in text order, inner ones after outer ones."""
    chosen, patterned = find_by_rules(scene)
    tagger = load_tagger(scene.document.language)
    if tagger is not None:
        chosen = settle(scene, chosen, patterned, tagger)
    for draft in chosen:
        _cut_pronoun(scene, draft)
    return sorted(chosen, key=lambda draft: (draft.start, -draft.end))


def _cut_pronoun(scene: Scene, draft: Draft) -> None:
    """End a name before a pronoun: « À l'Union des dockers, nous attendons »."""
    last = draft.last
    for index in range(draft.first + 1, draft.last):
        token = scene.tokens[index]
        if token.pos == "PRON" and token.text.islower() and index == last - 1:
            last = index
        elif token.text == "," and scene.tokens[index + 1].pos == "PRON":
            last = index
            break
    if last < draft.last:
        while last - 1 > draft.first and scene.tokens[last - 1].pos == "PUNCT":
            last -= 1
        draft.last, draft.end = last, scene.tokens[last - 1].end


def find_by_rules(scene: Scene) -> tuple[list[Draft], list[Draft]]:
    """Return the names that priorities alone choose, and all that patterns found."""
    proposed = list(from_model(scene))
    known = list(from_base(scene, proposed))
    patterned = list(find_patterns(scene))
    chosen = _choose(scene, [*patterned, *known, *proposed])
    chosen += _repeated(scene, chosen)
    chosen += _halves(scene, chosen)
    _vote_types(scene, chosen)
    return chosen, patterned


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
        and (outer.type == other.type or {outer.type, other.type} <= PLACES)
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
