"""Build claims from aligned assertions."""

import hashlib
import re
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from textwrap import shorten

import msgspec

from recoupe.crosscheck.aligning.align import Group
from recoupe.crosscheck.figures.siblings import mark_siblings
from recoupe.crosscheck.items.amounts import AGE
from recoupe.crosscheck.items.bearers import read_bearers
from recoupe.crosscheck.items.item import Item, make_items
from recoupe.crosscheck.items.restated import SPEECH
from recoupe.crosscheck.standing.naming import fold_name
from recoupe.crosscheck.standing.policy import judge
from recoupe.crosscheck.standing.positions import group_positions, strongest
from recoupe.crosscheck.standing.taken_over import settle_origins
from recoupe.crosscheck.standing.voices import (
    Company,
    answer_for,
    hear_out,
    voices,
)
from recoupe.lang.authorities import load_authorities
from recoupe.lang.wording import FULL, LONGEST, Wording, fullest, load_wording
from recoupe.lang.words import Words, load_words
from recoupe.model import (
    AnnotatedDocument,
    Claim,
    ClaimId,
    DocumentId,
    Entity,
    EntityId,
    Lineage,
    OriginId,
    Position,
    PositionAssertion,
    Story,
)

OPENING, CLOSING = frozenset("«“"), frozenset("»”")
ONE_READER = 40  # articles that one person reads in an afternoon: compared whole


class Coverage(msgspec.Struct, frozen=True):
    """Everything alignment needs to know about a coverage."""

    documents: Mapping[DocumentId, AnnotatedDocument]
    lineage: Lineage
    company: Company
    words: Words
    wording: Wording | None

    @classmethod
    def of(
        cls,
        documents: Sequence[AnnotatedDocument],
        lineage: Lineage,
        entities: Sequence[Entity],
    ) -> "Coverage":
        """Index a coverage."""
        language = _language(documents)
        words = load_words(language)
        speaks_for = {
            entity.id: frozenset(role.of for role in entity.roles if role.of)
            for entity in entities
        }
        outlets = {
            fold_name(found.document.outlet): lineage.document_origins[
                found.document.id
            ]
            for found in documents
        }
        names = {entity.id: entity.name for entity in entities}
        return cls(
            {annotated.document.id: annotated for annotated in documents},
            lineage,
            Company(
                names,
                speaks_for,
                outlets,
                words.own_voice,
                words.findings,
                words.of_ours,
                words.pointing,
                words.determiners,
                {
                    entity.id: frozenset(
                        fold_name(called).split(" ")[0] for called in _called(entity)
                    )
                    for entity in entities
                },
                _credited(lineage, entities),
                {entity.id: frozenset(_called(entity)) for entity in entities},
                load_authorities(language),
            ),
            words,
            load_wording(language),
        )

    def items(self, stories: Sequence[Story]) -> list[Item]:
        """Return the assertions of some stories."""
        return [
            item
            for story in stories
            for document in story.documents
            if (annotated := self.documents.get(document)) is not None
            for item in self._items(annotated, story)
        ]

    def _items(self, annotated: AnnotatedDocument, story: Story) -> list[Item]:
        found = make_items(annotated, self._origins(annotated), self.words)
        items = mark_siblings(found, self.words)
        borne = read_bearers(annotated, self.words)
        return [
            msgspec.structs.replace(item, story=story.id, bearers=borne)
            for item in items
        ]

    def _origins(self, annotated: AnnotatedDocument) -> list[OriginId]:
        document = annotated.document.id
        return [
            self.lineage.origin_of(document, a.start, a.end)
            for a in annotated.assertions
        ]


def _called(entity: Entity) -> list[str]:
    """Return the roles and kinds somebody is called by: « le syndicat Sud Rail »."""
    kinds = [name for name in (entity.name, *entity.aliases) if name[:1].islower()]
    return [*(role.role for role in entity.roles), *kinds]


def _credited(
    lineage: Lineage, entities: Sequence[Entity]
) -> dict[OriginId, frozenset[EntityId]]:
    """Return the entities that origins are credited to, by any of their names."""
    known = defaultdict[str, set[EntityId]](set)
    for entity in entities:
        for name in (entity.name, *entity.aliases):
            known[fold_name(name)].add(entity.id)
    return {
        origin.id: frozenset(known[fold_name(origin.credited_to)])
        for origin in lineage.origins
        if origin.credited_to
    }


def _language(documents: Sequence[AnnotatedDocument]) -> str:
    """Return the language most documents are in."""
    found = Counter(annotated.document.language for annotated in documents)
    return min(found, key=lambda code: (-found[code], code), default="")


def choose_fields(stories: Sequence[Story]) -> list[tuple[Story, ...]]:
    """Return the stories that are compared with one another."""
    if sum(len(story.documents) for story in stories) <= ONE_READER:
        return [tuple(stories)]
    return [(story,) for story in stories]


def make_claim(field: Sequence[Story], aligned: Group, coverage: Coverage) -> Claim:
    """Turn aligned assertions into a claim with its standing.

    The claim belongs to the story of its first document; articles of that story that do
    not tell it are silent.
    """
    group = hear_out(settle_origins(aligned.items, coverage.words))
    positions = group_positions(group, coverage.words)
    leading = positions[0]
    heard = voices(strongest(leading), coverage.company)
    standing, why = judge(positions, heard, coverage.words)
    told = {item.document for item in group}
    story = next(s for s in field if leading[0].document in s.documents)
    first = leading[0].assertion
    return Claim(
        id=_claim_id(group),
        story=story.id,
        text=_text(leading, coverage.wording),
        predicate=first.predicate,
        plover=first.plover,
        actors=first.actors,
        recipients=first.recipients,
        place=first.place,
        time=first.time,
        standing=standing,
        voices=voices(group, coverage.company),
        max_voices=len(heard),
        positions=tuple(_position(p, coverage.company) for p in positions),
        silent=tuple(d for d in story.documents if d not in told),
        checks=(*aligned.checks, why),
        kind=first.kind,
        weight=_weigh(group, coverage.wording),
    )


def _text(leading: Sequence[Item], wording: Wording | None) -> str:
    """Return the wording of a position that best stands alone.

    Of those with its predicate: who says it in passing says something else first.
    """
    predicate = leading[0].assertion.predicate
    texts = [_shown(item) for item in leading if item.assertion.predicate == predicate]
    return fullest(texts, wording)


def _shown(item: Item) -> str:
    """Return what a reader is shown of an item: a clause, with what was said in it.

    « Elle a ajouté » says nothing; « la digue tiendra », a-t-elle ajouté does. What was
    said in another sentence is left there.
    """
    a, (first, last) = item.assertion, item.sentence
    clause = a.text or item.quote
    if a.measures == AGE and a.head is not None:
        return _aged(item.told_in[a.start - first : a.head.end - first])
    if a.kind != SPEECH or item.saying is None:
        return clause
    said = [s for s in item.saying.content if first <= s.start and s.end <= last]
    start = min([a.start, *(s.start for s in said)])
    end = max([a.end, *(s.end for s in said)])
    if (start, end) == (a.start, a.end):
        return clause
    told = item.told_in[start - first : end - first]
    opened = item.told_in[: start - first].rstrip()[-1:]
    closed = item.told_in[end - first :].lstrip()[:1]
    told = f"{opened} {told}" if opened in OPENING else told
    told = f"{told} {closed}" if closed in CLOSING else told
    return shorten(told, LONGEST, placeholder=" …")


def _aged(told: str) -> str:
    """Return whose age ends a stretch of text: « Inès, 6 ans », not what she did."""
    *before, aged = re.split(r"(?<=[,;:(])\s+", " ".join(told.split()))
    bare = aged[:1].isdigit() and before
    return f"{before[-1]} {aged}" if bare else aged


def _weigh(group: Sequence[Item], wording: Wording | None) -> float:
    """Return what a claim is listed by: origins first, then what it is about.

    Interactions between actors and counts of people come before the rest; bare acts of
    speech and what is only presupposed, after.
    """
    first = [item.assertion for item in group]
    weight = float(len({item.origin for item in group}))
    weight += 0.5 * any(a.plover is not None or a.measures is not None for a in first)
    weight -= 0.75 * all(a.kind == SPEECH and a.plover is None for a in first)
    weight -= 0.5 * all(a.presupposed for a in first)
    full = wording is None or wording.rank(_text(group, wording)) == FULL
    return weight - 0.25 * (not full)


def _claim_id(group: Sequence[Item]) -> ClaimId:
    text = "\n".join(
        f"{i.document}:{i.assertion.start}:{i.assertion.id}" for i in group
    )
    return ClaimId("c" + hashlib.sha256(text.encode()).hexdigest()[:12])


def _position(items: Sequence[Item], company: Company) -> Position:
    told = [item.assertion for item in items]
    valued = next((a for a in told if a.value is not None), told[0])
    return Position(
        value=valued.value,
        unit=valued.unit,
        polarity=told[0].polarity,
        assertions=tuple(_stated(item, company) for item in items),
    )


def _stated(item: Item, company: Company) -> PositionAssertion:
    a = item.assertion
    answer = answer_for(item, company)
    chain = [
        company.names.get(said.entity, words) if said.entity else words
        for said, words in zip(item.chain, item.sources, strict=True)
    ]
    return PositionAssertion(
        document=item.document,
        start=a.start,
        end=a.end,
        quote=item.quote,
        factuality=a.factuality,
        attribution=answer.label if answer.is_source else None,
        origin=item.origin,
        as_of=a.as_of,
        voice=answer.id,
        chain=(item.outlet, *(name or "?" for name in reversed(chain))),
        head=a.head,
    )
