"""An assertion with the document it stands in: what alignment compares."""

import msgspec

from recoupe.model import (
    AnnotatedDocument,
    Assertion,
    Attribution,
    DocumentId,
    EntityId,
    OriginId,
)


class Item(msgspec.Struct, frozen=True, kw_only=True):
    """One assertion of one document, with what comparing needs at hand."""

    document: DocumentId
    outlet: str
    assertion: Assertion
    origin: OriginId
    chain: tuple[Attribution, ...]  # innermost attribution first
    parties: frozenset[EntityId]  # every entity that plays a part
    lemmas: frozenset[str]
    quote: str

    @property
    def key(self) -> tuple[str, int, int, str]:
        """What items are sorted by, so that nothing depends on input order."""
        a = self.assertion
        return (self.document, a.start, a.end, a.id)


def make_item(
    annotated: AnnotatedDocument, assertion: Assertion, origin: OriginId
) -> Item:
    """Gather what comparing one assertion needs."""
    named = {e for argument in assertion.arguments for e in argument.entities}
    single = {x.entity for x in assertion.arguments if x.entity}
    return Item(
        document=annotated.document.id,
        outlet=annotated.document.outlet,
        assertion=assertion,
        origin=origin,
        chain=attribution_chain(annotated, assertion),
        parties=frozenset({*assertion.actors, *assertion.recipients, *named, *single}),
        lemmas=frozenset(assertion.lemmas),
        quote=annotated.document.text[assertion.start : assertion.end],
    )


def attribution_chain(
    annotated: AnnotatedDocument, assertion: Assertion
) -> tuple[Attribution, ...]:
    """Return who answers for an assertion, the innermost attribution first."""
    by_id = {attribution.id: attribution for attribution in annotated.attributions}
    chain: list[Attribution] = []
    following = assertion.attribution
    while following in by_id and by_id[following] not in chain:
        chain.append(by_id[following])
        following = by_id[following].inside
    return tuple(chain)
