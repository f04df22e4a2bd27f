"""The table of entities: names, aliases, roles with their evidence."""

from collections import Counter
from collections.abc import Sequence

from recoupe.entities.namings import Ids
from recoupe.kb import load_kb
from recoupe.model import AnnotatedDocument, Entity, EntityId, Evidence, Mention, Role

_BEARING = frozenset({"coref.apposition", "kb.office"})
_MOST_ROLES = 12


def tabulate(
    before: Sequence[AnnotatedDocument], after: Sequence[AnnotatedDocument], ids: Ids
) -> tuple[Entity, ...]:
    """Return every entity that the coverage mentions or that acts in it, by id.

    Args:
        before: Documents with their own ids.
        after: The same documents with the ids of the coverage.
        ids: Which is which.
    """
    del before, ids
    mentions: dict[EntityId, list[tuple[AnnotatedDocument, Mention]]] = {}
    acting: set[EntityId] = set()
    for annotated in after:
        for mention in annotated.mentions:
            several = (
                mention.entities
                if isinstance(mention.entities, tuple)
                else (mention.entity,)
            )
            for entity in several:
                mentions.setdefault(entity, []).append((annotated, mention))
            if mention.stands_for:
                acting.add(mention.stands_for)
    found = [_entity(entity, held) for entity, held in mentions.items()]
    found += [e for a in acting - mentions.keys() if (e := _from_base(a))]
    return tuple(sorted(found, key=lambda entity: entity.id))


def _entity(entity: EntityId, held: list[tuple[AnnotatedDocument, Mention]]) -> Entity:
    single = [(a, m) for a, m in held if not isinstance(m.entities, tuple)]
    if not single:
        return _from_base(entity) or _bare(entity, held)
    first = next((m for _, m in single if m.form == "name"), single[0][1])
    written = Counter(
        " ".join(a.document.text[m.start : m.end].split())
        for a, m in single
        if m.form == "name"
    )
    aliases = sorted(
        written.keys() - {first.name}, key=lambda name: (-written[name], name)
    )
    return Entity(
        id=entity,
        name=first.name,
        type=first.type,
        qid=first.qid,
        aliases=tuple(aliases),
        roles=_roles(single),
        mentions=len(held),
    )


def _bare(entity: EntityId, held: list[tuple[AnnotatedDocument, Mention]]) -> Entity:
    name = entity.partition(":")[2].replace("-", " ").lstrip("~")
    return Entity(
        id=entity, name=name, type=held[0][1].type, qid=None, mentions=len(held)
    )


def _from_base(entity: EntityId) -> Entity | None:
    entry = load_kb().get(entity)
    if entry is None:
        return None
    return Entity(id=entity, name=entry.name, type=entry.type, qid=entry.qid)


def _roles(held: list[tuple[AnnotatedDocument, Mention]]) -> tuple[Role, ...]:
    """Return what people are called, each once, with the first place it is read."""
    roles: dict[tuple[str, EntityId | None], Role] = {}
    for annotated, mention in held:
        if (
            mention.type != "PER"
            or mention.form != "nominal"
            or mention.rule not in _BEARING
        ):
            continue
        text = " ".join(annotated.document.text[mention.start : mention.end].split())
        of = _body(annotated, mention)
        evidence = Evidence(annotated.document.id, mention.start, mention.end)
        roles.setdefault((text.lower(), of), Role(text, of, evidence))
    return tuple(roles.values())[:_MOST_ROLES]


def _body(annotated: AnnotatedDocument, outer: Mention) -> EntityId | None:
    """Return the state or body named inside a role: « président russe »."""
    for mention in annotated.mentions:
        inside = outer.start <= mention.start and mention.end <= outer.end
        if inside and mention is not outer and mention.type in {"GPE", "ORG", "LOC"}:
            return mention.actor
    return None
