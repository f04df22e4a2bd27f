"""An assertion with the document it stands in: what alignment compares."""

from collections.abc import Sequence
from datetime import date
from typing import TypeVar

import msgspec

from recoupe.model import (
    AnnotatedDocument,
    Assertion,
    Attribution,
    Document,
    DocumentId,
    EntityId,
    Mention,
    OriginId,
    Quantity,
)

Spanned = TypeVar("Spanned", Mention, Quantity)


class Number(msgspec.Struct, frozen=True, order=True):
    """A figure printed in a clause, as far as it can be compared."""

    value: str
    unit: str


class Item(msgspec.Struct, frozen=True, kw_only=True):
    """One assertion of one document, with what comparing needs at hand."""

    document: DocumentId
    outlet: str
    published: str | None  # ISO day
    assertion: Assertion
    origin: OriginId
    chain: tuple[Attribution, ...]  # innermost attribution first
    sources: tuple[str, ...]  # their sources in the article's words, "" where implicit
    parties: frozenset[EntityId]  # every entity that plays a part
    around: frozenset[EntityId]  # every entity named in the clause
    numbers: frozenset[Number]
    lemmas: frozenset[str]
    quote: str

    @property
    def key(self) -> tuple[str, int, int, str]:
        """What items are sorted by, so that nothing depends on input order."""
        a = self.assertion
        return (self.document, a.start, a.end, a.id)

    @property
    def as_of(self) -> str | None:
        """The day a value held: as stated, else when it was printed."""
        return self.assertion.as_of or self.published


def make_items(annotated: AnnotatedDocument, origins: Sequence[OriginId]) -> list[Item]:
    """Gather what comparing the assertions of one document needs.

    Args:
        annotated: The document.
        origins: The origin of each of its assertions, in their order.
    """
    attributions = {
        attribution.id: attribution for attribution in annotated.attributions
    }
    return [
        _make_item(annotated, assertion, origin, attributions)
        for assertion, origin in zip(annotated.assertions, origins, strict=True)
    ]


def _make_item(
    annotated: AnnotatedDocument,
    assertion: Assertion,
    origin: OriginId,
    attributions: dict[str, Attribution],
) -> Item:
    named = {e for argument in assertion.arguments for e in argument.entities}
    single = {x.entity for x in assertion.arguments if x.entity}
    chain = _chain(assertion, attributions)
    return Item(
        document=annotated.document.id,
        outlet=annotated.document.outlet,
        published=_day(annotated.document),
        assertion=assertion,
        origin=origin,
        chain=chain,
        sources=tuple(
            annotated.document.quote(said.source) if said.source else ""
            for said in chain
        ),
        parties=frozenset({*assertion.actors, *assertion.recipients, *named, *single}),
        around=frozenset(
            e
            for mention in _inside(annotated.mentions, assertion)
            for e in (mention.entities or (mention.entity,))
        ),
        numbers=frozenset(
            Number(quantity.value, quantity.unit or "")
            for quantity in _inside(annotated.quantities, assertion)
            if quantity.value is not None
        ),
        lemmas=frozenset(assertion.lemmas),
        quote=annotated.document.text[assertion.start : assertion.end],
    )


def _inside(values: Sequence[Spanned], assertion: Assertion) -> list[Spanned]:
    return [
        value
        for value in values
        if assertion.start <= value.start and value.end <= assertion.end
    ]


def _day(document: Document) -> str | None:
    if document.published is not None:
        return document.published.isoformat()
    estimated: tuple[date, date] | None = document.published_range
    return estimated[1].isoformat() if estimated else None


def _chain(
    assertion: Assertion, attributions: dict[str, Attribution]
) -> tuple[Attribution, ...]:
    chain: list[Attribution] = []
    following = assertion.attribution
    while following in attributions and attributions[following] not in chain:
        chain.append(attributions[following])
        following = attributions[following].inside
    return tuple(chain)
