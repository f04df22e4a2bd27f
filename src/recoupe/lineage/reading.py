"""Each document as the other parts of the stage need it, read once."""

from collections import Counter
from collections.abc import Sequence
from functools import cached_property

import msgspec
import numpy as np

from recoupe.lineage.credits import Credits, read_credits
from recoupe.lineage.direction import Reading
from recoupe.lineage.facts import Facts, facts_of
from recoupe.lineage.fingerprint import Fingerprints, fingerprint, shingles
from recoupe.lineage.formulas import formulaic
from recoupe.lineage.names import PublisherIndex
from recoupe.lineage.words import WordText, hashes_of, quoted_stretches
from recoupe.model import Document

_TEMPLATE = 3  # documents of one outlet that carry a line before it is a template


class Article(msgspec.Struct, frozen=True, dict=True):
    """A document, its reporting text and what was found in it."""

    document: Document
    text: str  # same length as the document's; no masks, no template lines
    credits: Credits
    publisher: str  # id of who publishes it, "" if unknown
    agency: bool
    words: WordText  # of the reporting text

    @cached_property
    def facts(self) -> Facts:
        """The anchors of headline and text."""
        return facts_of(self.text)

    @cached_property
    def reported(self) -> Facts:
        """The anchors of what the writer reports: quotations and formulas left out."""
        return facts_of(self.text, self.aside)

    @cached_property
    def aside(self) -> list[tuple[int, int]]:
        """Quotations and formulas, as stretches of the text."""
        words = self.words.words
        recurring = [(words[i].start, words[i].end) for i in self.words.formulas]
        return sorted([*quoted_stretches(self.text), *recurring])

    @cached_property
    def prints(self) -> Fingerprints:
        """The winnowed fingerprints."""
        return fingerprint(np.array(self.words.hashes, dtype=np.uint32))

    @property
    def reading(self) -> Reading:
        """What direction is judged by."""
        return Reading(self.document, self.credits, self.agency, self.words.reporting)


def read_articles(documents: Sequence[Document]) -> list[Article]:
    """Read documents sorted by id."""
    ordered = sorted({d.id: d for d in documents}.values(), key=lambda d: d.id)
    index = PublisherIndex(ordered)
    templates = _templates(ordered)
    texts = [_without(document, templates) for document in ordered]
    formulas = formulaic(ordered, [shingles(hashes_of(text)) for text in texts])
    return [
        _article(document, index, WordText(text, recurring))
        for document, text, recurring in zip(ordered, texts, formulas, strict=True)
    ]


def _article(document: Document, index: PublisherIndex, words: WordText) -> Article:
    publisher = index.by_outlet.get(document.outlet.strip())
    return Article(
        document,
        words.text,
        read_credits(document, index),
        publisher.id if publisher else "",
        publisher is not None and publisher.agency,
        words,
    )


def _templates(documents: Sequence[Document]) -> frozenset[tuple[str, str]]:
    """Return (outlet, line) of lines that an outlet prints under many articles."""
    counts: Counter[tuple[str, str]] = Counter()
    seen_texts: set[tuple[str, str]] = set()
    for document in documents:
        if not document.outlet or (document.outlet, document.text) in seen_texts:
            continue
        seen_texts.add((document.outlet, document.text))
        lines = {line.strip() for line in document.text.split("\n")} - {""}
        counts.update((document.outlet, line) for line in lines)
    return frozenset(key for key, n in counts.items() if n >= _TEMPLATE)


def _without(document: Document, templates: frozenset[tuple[str, str]]) -> str:
    if not templates:
        return document.blanked
    lines = document.blanked.split("\n")
    kept = (
        " " * len(line) if (document.outlet, line.strip()) in templates else line
        for line in lines
    )
    return "\n".join(kept)
