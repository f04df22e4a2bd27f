"""The article as published, cut where any layer begins or ends."""

from collections.abc import Iterable, Sequence
from itertools import pairwise

import msgspec

from recoupe.model import AnnotatedDocument, Derivation, Document
from recoupe.pages.display import Display

# Beyond this many characters a page shows the beginning and says so.
LONGEST_TEXT = 60_000
LAYERS = ("quote", "hedge", "figure", "date", "name", "copy", "mask")


class Segment(msgspec.Struct, frozen=True):
    """A run of text under the same layers; ``notes`` explain them, in order.

    ``anchor`` says that a link may lead here.
    """

    start: int
    text: str
    layers: tuple[str, ...]
    notes: tuple[str, ...]
    anchor: bool


class _Layer(msgspec.Struct, frozen=True):
    start: int
    end: int
    name: str
    note: str


def cut_segments(
    annotated: AnnotatedDocument,
    say: Display,
    *,
    anchors: Iterable[int] = (),
    derivations: Iterable[Derivation] = (),
) -> tuple[Segment, ...]:
    """Return the text in order, each run with the layers that cover it.

    Args:
        annotated: The document and what was found in it.
        say: How to write values.
        anchors: Offsets that links lead to.
        derivations: Who copied whom; those of other documents are passed over.
    """
    text = annotated.document.text[:LONGEST_TEXT]
    layers = [*_layers(annotated, say), *_copies(annotated.document, derivations)]
    return _cut(text, [x for x in layers if x.start < len(text)], set(anchors))


def cut_plain(document: Document, anchors: Iterable[int] = ()) -> tuple[Segment, ...]:
    """Return the text of a document that was not read, cut where links lead."""
    return _cut(document.text[:LONGEST_TEXT], [], set(anchors))


def _cut(text: str, layers: Sequence[_Layer], anchors: set[int]) -> tuple[Segment, ...]:
    """Sweep over the borders, keeping the layers that are open."""
    borders = {0, len(text), *(a for a in anchors if a < len(text))}
    borders |= {min(b, len(text)) for x in layers for b in (x.start, x.end)}
    cuts = sorted(borders)
    waiting = sorted(layers, key=lambda x: x.start, reverse=True)
    active: list[_Layer] = []
    found: list[Segment] = []
    for start, end in pairwise(cuts):
        while waiting and waiting[-1].start <= start:
            active.append(waiting.pop())
        active = [x for x in active if x.end > start]
        names = tuple(dict.fromkeys(x.name for x in active))
        notes = tuple(dict.fromkeys(x.note for x in active if x.note))
        found.append(Segment(start, text[start:end], names, notes, start in anchors))
    return tuple(found)


def _layers(annotated: AnnotatedDocument, say: Display) -> Iterable[_Layer]:
    for mask in annotated.document.masks or ():
        note = say.word(f"mask_{mask.kind}", say.word("masked"))
        yield _Layer(mask.start, mask.end, "mask", note)
    speakers = {m.entity: m.name for m in annotated.mentions if m.form != "pronoun"}
    for said in annotated.attributions:
        speaker = speakers.get(said.entity, "") if said.entity else ""
        for span in said.quoted:
            note = f"{say.word('said_by')} {speaker}" if speaker else ""
            yield _Layer(span.start, span.end, "quote", note)
    for timex in annotated.timexes:
        note = say.date(timex.value) or say.word("undated_expression")
        yield _Layer(timex.start, timex.end, "date", note)
    for quantity in annotated.quantities:
        note = say.amount(quantity.value, quantity.unit, quantity.low, quantity.high)
        yield _Layer(quantity.start, quantity.end, "figure", note)
    for mention in annotated.mentions:
        if mention.form != "pronoun":
            note = mention.metonym_for or mention.name
            yield _Layer(mention.start, mention.end, "name", note)
    for assertion in annotated.assertions:
        if assertion.factuality in ("possible", "probable", "conditional"):
            note = say.word(f"factuality_{assertion.factuality}")
            head = assertion.head
            yield _Layer(head.start, head.end, "hedge", note)


def _copies(document: Document, derivations: Iterable[Derivation]) -> Iterable[_Layer]:
    for derivation in derivations:
        if derivation.derived != document.id:
            continue
        for passage in derivation.passages:
            yield _Layer(passage.derived.start, passage.derived.end, "copy", "")
