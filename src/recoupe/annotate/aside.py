"""Read what stands beside the reporting: captions, teasers, blocks printed twice.

Masked passages say nothing that counts, but a reader who looks at them still wants
their names and dates. They are read apart, so that no pronoun of the article finds its
antecedent in a teaser.
"""

from collections.abc import Sequence
from itertools import pairwise
from typing import TypeVar

import msgspec

from recoupe.annotate.figures.quantities import find_quantities
from recoupe.annotate.mentions import find_mentions
from recoupe.annotate.times.timexes import find_timexes
from recoupe.lang.parser import load_parser
from recoupe.model import Document, Mask, Mention, Quantity, Sentence, Timex

# A footnote call is part of no text, not a passage beside it.
NO_PASSAGE = frozenset({"footnote-call"})

Spanned = TypeVar("Spanned", Sentence, Mention, Timex, Quantity)


class Aside(msgspec.Struct, frozen=True):
    """Layers of the masked passages; their sentences have no tokens."""

    sentences: tuple[Sentence, ...] = ()
    mentions: tuple[Mention, ...] = ()
    timexes: tuple[Timex, ...] = ()
    quantities: tuple[Quantity, ...] = ()


def read_aside(document: Document) -> Aside:
    """Read the masked passages of a document, footnote calls aside."""
    masks = [m for m in document.masks or () if m.kind not in NO_PASSAGE]
    if not masks:
        return Aside()
    turned = msgspec.structs.replace(document, masks=_turn(document, masks))
    parse = load_parser(document.language).parse(turned.blanked)
    timexes, _ = find_timexes(turned, parse)
    quantities, _ = find_quantities(turned, parse, timexes)
    return Aside(
        sentences=tuple(Sentence(s.start, s.end, 0, 0) for s in parse.sentences),
        mentions=find_mentions(turned, parse),
        timexes=timexes,
        quantities=quantities,
    )


def _turn(document: Document, masks: Sequence[Mask]) -> tuple[Mask, ...]:
    """Mask everything that was not masked, and keep footnote calls masked."""
    calls = [m for m in document.masks or () if m.kind in NO_PASSAGE]
    ordered = sorted(masks)
    borders = [0, *(b for m in ordered for b in (m.start, m.end)), len(document.text)]
    gaps = [(a, b) for a, b in list(pairwise(borders))[::2] if a < b]
    return tuple(sorted([*calls, *(Mask(a, b, "boilerplate") for a, b in gaps)]))


def merge(body: Sequence[Spanned], aside: Sequence[Spanned]) -> tuple[Spanned, ...]:
    """Return both in document order; those that overlap the body give way to it."""
    taken = [(value.start, value.end) for value in body]
    free: list[Spanned] = [
        value
        for value in aside
        if not any(a < value.end and value.start < b for a, b in taken)
    ]
    if not free:
        return tuple(body)
    both: list[Spanned] = list(body)
    both.extend(free)
    return tuple(sorted(both, key=lambda value: (value.start, value.end)))
