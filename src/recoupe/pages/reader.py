"""The article as published, cut where any layer begins or ends."""

from collections.abc import Iterable, Sequence

import msgspec

from recoupe.model import AnnotatedDocument, Derivation, Dossier

# Beyond this many characters a page shows the beginning and says so.
LONGEST_TEXT = 60_000


class Segment(msgspec.Struct, frozen=True):
    """A run of text under the same layers; ``notes`` explain them, in order."""

    start: int
    text: str
    layers: tuple[str, ...]
    notes: tuple[str, ...]


class _Layer(msgspec.Struct, frozen=True):
    start: int
    end: int
    name: str
    note: str


def cut_segments(annotated: AnnotatedDocument, dossier: Dossier) -> tuple[Segment, ...]:
    """Return the text in order, each run with the layers that cover it."""
    text = annotated.document.text[:LONGEST_TEXT]
    layers = [x for x in _layers(annotated, dossier) if x.start < len(text)]
    anchors = _anchors(annotated, dossier)
    borders = {0, len(text), *(a for a in anchors if a < len(text))}
    borders |= {min(b, len(text)) for x in layers for b in (x.start, x.end)}
    cuts = sorted(borders)
    return tuple(
        _segment(text, start, end, layers)
        for start, end in zip(cuts, cuts[1:], strict=False)
    )


def _segment(text: str, start: int, end: int, layers: Sequence[_Layer]) -> Segment:
    over = [x for x in layers if x.start <= start and end <= x.end]
    names = tuple(dict.fromkeys(x.name for x in over))
    notes = tuple(dict.fromkeys(x.note for x in over if x.note))
    return Segment(start, text[start:end], names, notes)


def _anchors(annotated: AnnotatedDocument, dossier: Dossier) -> set[int]:
    """Return where claims begin in this document: links lead there."""
    document = annotated.document.id
    return {
        a.start
        for claim in dossier.claims
        for position in claim.positions
        for a in position.assertions
        if a.document == document
    }


def _layers(annotated: AnnotatedDocument, dossier: Dossier) -> Iterable[_Layer]:
    for mask in annotated.document.masks or ():
        yield _Layer(mask.start, mask.end, "mask", mask.kind)
    for said in annotated.attributions:
        for span in said.quoted:
            yield _Layer(
                span.start, span.end, "quote", _speaker(annotated, said.entity)
            )
    for timex in annotated.timexes:
        yield _Layer(timex.start, timex.end, "date", timex.value or "?")
    for quantity in annotated.quantities:
        note = " ".join(x for x in (quantity.value, quantity.unit) if x)
        yield _Layer(quantity.start, quantity.end, "figure", note)
    for mention in annotated.mentions:
        if mention.form != "pronoun":
            note = mention.metonym_for or mention.name
            yield _Layer(mention.start, mention.end, "name", note)
    for assertion in annotated.assertions:
        if assertion.factuality in ("possible", "probable", "conditional"):
            head = assertion.head
            yield _Layer(head.start, head.end, "hedge", assertion.factuality)
    yield from _copies(annotated, dossier.derivations)


def _speaker(annotated: AnnotatedDocument, entity: str | None) -> str:
    named = (m.name for m in annotated.mentions if m.entity == entity)
    return next(named, "") if entity else ""


def _copies(
    annotated: AnnotatedDocument, derivations: Iterable[Derivation]
) -> Iterable[_Layer]:
    for derivation in derivations:
        if derivation.derived != annotated.document.id:
            continue
        for passage in derivation.passages:
            yield _Layer(passage.derived.start, passage.derived.end, "copy", "")
