"""Build claims from aligned assertions."""

import hashlib
from collections.abc import Mapping, Sequence

import msgspec

from recoupe.crosscheck.checks import compare
from recoupe.crosscheck.items import Item, make_item
from recoupe.crosscheck.positions import group_positions
from recoupe.crosscheck.standing import judge
from recoupe.crosscheck.voices import strongest, voice_of, voices
from recoupe.model import (
    AnnotatedDocument,
    Claim,
    ClaimId,
    DocumentId,
    Entity,
    EntityId,
    Lineage,
    Position,
    PositionAssertion,
    Story,
)


class Coverage(msgspec.Struct, frozen=True):
    """Everything alignment needs to know about a coverage."""

    documents: Mapping[DocumentId, AnnotatedDocument]
    lineage: Lineage
    names: Mapping[EntityId, str]

    @classmethod
    def of(
        cls,
        documents: Sequence[AnnotatedDocument],
        lineage: Lineage,
        entities: Sequence[Entity],
    ) -> "Coverage":
        """Index a coverage."""
        return cls(
            {annotated.document.id: annotated for annotated in documents},
            lineage,
            {entity.id: entity.name for entity in entities},
        )

    def items(self, story: Story) -> list[Item]:
        """Return the assertions of one story."""
        return [
            make_item(annotated, a, self.lineage.origin_of(document, a.start, a.end))
            for document in story.documents
            if (annotated := self.documents.get(document)) is not None
            for a in annotated.assertions
        ]


def make_claim(story: Story, group: Sequence[Item], coverage: Coverage) -> Claim:
    """Turn aligned assertions of one story into a claim with its standing."""
    positions = group_positions(group)
    leading = positions[0]
    heard = voices(strongest(leading), coverage.names)
    standing, why = judge(positions, heard)
    told = {item.document for item in group}
    first = leading[0].assertion
    pairs = zip(group, group[1:], strict=False)
    checks = tuple(check for a, b in pairs for check in compare(a, b))
    return Claim(
        id=_claim_id(group),
        story=story.id,
        text=first.text or leading[0].quote,
        predicate=first.predicate,
        plover=first.plover,
        actors=first.actors,
        recipients=first.recipients,
        place=first.place,
        time=first.time,
        standing=standing,
        voices=voices(group, coverage.names),
        max_voices=len(heard),
        positions=tuple(_position(p, coverage.names) for p in positions),
        silent=tuple(d for d in story.documents if d not in told),
        checks=(*checks, why),
        kind=first.kind,
        weight=float(len({item.origin for item in group})),
    )


def _claim_id(group: Sequence[Item]) -> ClaimId:
    text = "\n".join(
        f"{i.document}:{i.assertion.start}:{i.assertion.id}" for i in group
    )
    return ClaimId("c" + hashlib.sha256(text.encode()).hexdigest()[:12])


def _position(items: Sequence[Item], names: Mapping[EntityId, str]) -> Position:
    first = items[0].assertion
    return Position(
        value=first.value,
        unit=first.unit,
        polarity=first.polarity,
        assertions=tuple(_stated(item, names) for item in items),
    )


def _stated(item: Item, names: Mapping[EntityId, str]) -> PositionAssertion:
    a = item.assertion
    voice, label, is_source = voice_of(item, names)
    chain = [x.entity and names.get(x.entity, x.entity) for x in reversed(item.chain)]
    return PositionAssertion(
        document=item.document,
        start=a.start,
        end=a.end,
        quote=item.quote,
        factuality=a.factuality,
        attribution=label if is_source else None,
        origin=item.origin,
        as_of=a.as_of,
        voice=voice,
        chain=(item.outlet, *(name or "?" for name in chain)),
        head=a.head,
    )
