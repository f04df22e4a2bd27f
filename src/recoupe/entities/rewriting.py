"""Put the ids of the coverage in place of those of one document."""

from msgspec import UNSET
from msgspec.structs import replace

from recoupe.entities.evidence import Bearer
from recoupe.entities.namings import Ids
from recoupe.model import (
    AnnotatedDocument,
    Argument,
    Assertion,
    Commitment,
    EntityId,
    Mention,
)


class _Writer:
    """Rewrites the layers of one document."""

    def __init__(
        self, annotated: AnnotatedDocument, ids: Ids, names: dict[str, str]
    ) -> None:
        self.annotated = annotated
        self._ids = ids
        self._names = names
        self._metonyms = [m for m in annotated.mentions if m.stands_for]

    def id(self, entity: EntityId) -> EntityId:
        return EntityId(self._ids.get((self.annotated.document.id, entity), entity))

    def actor(self, entity: EntityId, start: int, end: int) -> EntityId:
        """Return who acts: the body meant where a seat stands for it in the stretch."""
        for mention in self._metonyms:
            if mention.entity == entity and mention.start < end and start < mention.end:
                return self.id(mention.actor)
        return self.id(entity)

    def actors(
        self, entities: tuple[EntityId, ...], start: int, end: int
    ) -> tuple[EntityId, ...]:
        return tuple(dict.fromkeys(self.actor(e, start, end) for e in entities))

    def mention(self, mention: Mention) -> Mention:
        entity = self.id(mention.entity)
        several = mention.entities
        return replace(
            mention,
            entity=entity,
            name=mention.name
            if several is not UNSET
            else self._names.get(entity, mention.name),
            entities=tuple(map(self.id, several))
            if isinstance(several, tuple)
            else UNSET,
        )

    def argument(self, argument: Argument) -> Argument:
        start, end = argument.start, argument.end
        return replace(
            argument,
            entity=self.actor(argument.entity, start, end) if argument.entity else None,
            entities=self.actors(argument.entities, start, end),
        )

    def assertion(self, assertion: Assertion) -> Assertion:
        start, end = assertion.start, assertion.end
        return replace(
            assertion,
            actors=self.actors(assertion.actors, start, end),
            recipients=self.actors(assertion.recipients, start, end),
            place=self.id(assertion.place) if assertion.place else None,
            arguments=tuple(map(self.argument, assertion.arguments)),
        )

    def commitment(self, commitment: Commitment) -> Commitment:
        start, end = commitment.start, commitment.end
        return replace(
            commitment,
            by=self.actors(commitment.by, start, end),
            to=self.actors(commitment.to, start, end),
        )


def rewrite(
    annotated: AnnotatedDocument, ids: Ids, bearers: list[Bearer]
) -> AnnotatedDocument:
    """Return a document whose ids and names hold across the coverage."""
    writer = _Writer(annotated, ids, canonical_names(bearers, ids))
    attributions = tuple(
        replace(
            a,
            entity=writer.actor(a.entity, a.source.start, a.source.end)
            if a.entity and a.source
            else (writer.id(a.entity) if a.entity else None),
        )
        for a in annotated.attributions
    )
    return replace(
        annotated,
        mentions=tuple(map(writer.mention, annotated.mentions)),
        attributions=attributions,
        assertions=tuple(map(writer.assertion, annotated.assertions)),
        commitments=tuple(map(writer.commitment, annotated.commitments)),
    )


def canonical_names(bearers: list[Bearer], ids: Ids) -> dict[str, str]:
    """Return one name per entity: the one most documents use, the longest at a tie."""
    votes: dict[str, dict[str, int]] = {}
    for bearer in bearers:
        names = votes.setdefault(ids[bearer.document, bearer.entity], {})
        names[bearer.canonical] = names.get(bearer.canonical, 0) + 1
    return {
        entity: max(names, key=lambda n: (" " in n, names[n], len(n), n))
        for entity, names in votes.items()
    }
