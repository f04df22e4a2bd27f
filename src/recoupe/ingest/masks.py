"""What is on the page but is not reporting: found, never deleted.

Three kinds of evidence: the layout of the page and what it prints twice, in any
language, and the formulas of ``lang/<code>/masks.toml``.
"""

from collections.abc import Iterator, Sequence

from msgspec.structs import replace

from recoupe.ingest.footnotes import footnote_calls
from recoupe.ingest.formulas import formula_masks
from recoupe.ingest.lines import split_lines
from recoupe.ingest.repeats import repeated_legends, repeated_lines
from recoupe.ingest.teasers import teaser_cards, teaser_lists
from recoupe.model import Document, Mask, MaskKind

__all__ = ["find_masks", "with_masks"]

VERSION = 1

# Where two masks overlap, the one whose kind comes first stays.
_PRECEDENCE: tuple[MaskKind, ...] = (
    "link-list",
    "boilerplate",
    "byline",
    "caption",
    "credit",
    "repeat",
    "footnote-call",
)


def find_masks(text: str, language: str) -> tuple[Mask, ...]:
    """Return the masks of a text, in text order, none overlapping another."""
    lines = split_lines(text)
    repeats = tuple(repeated_lines(lines))
    return _disjoint(
        (
            *repeats,
            *repeated_legends(lines, repeats),
            *teaser_lists(lines),
            *teaser_cards(lines),
            *formula_masks(lines, language),
            *footnote_calls(text),
        )
    )


def with_masks(document: Document) -> Document:
    """Return the document with its masks; masks that it has already are kept."""
    if document.masks is not None:
        return document
    return replace(document, masks=find_masks(document.text, document.language))


def _disjoint(masks: Sequence[Mask]) -> tuple[Mask, ...]:
    kept: list[Mask] = []
    for mask in _by_precedence(masks):
        if not kept or mask.start >= kept[-1].end:
            kept.append(mask)
        elif _PRECEDENCE.index(mask.kind) < _PRECEDENCE.index(kept[-1].kind):
            kept[-1] = mask
    return tuple(kept)


def _by_precedence(masks: Sequence[Mask]) -> Iterator[Mask]:
    """Yield masks in text order, a wider one before those inside it."""
    yield from sorted(masks, key=lambda m: (m.start, -m.end, _PRECEDENCE.index(m.kind)))
