"""Each document as the other parts of the stage need it, read once."""

from functools import cached_property
from hashlib import blake2b

import msgspec
import numpy as np
from msgspec.structs import replace

from recoupe.kb import load_kb
from recoupe.lineage.credits import read_credits
from recoupe.lineage.direction import Reading
from recoupe.lineage.facts import Facts, facts_of
from recoupe.lineage.fingerprint import fingerprint
from recoupe.lineage.index import Keys
from recoupe.lineage.memory import ArticleKeys, Kept, Profile
from recoupe.lineage.names import PublisherIndex
from recoupe.lineage.retelling import Sentence, read_sentences
from recoupe.lineage.words import WordText, hashes_of, quoted_stretches
from recoupe.model import Document


class Article(msgspec.Struct, frozen=True, dict=True):
    """A document, its reporting text and what was found in it."""

    document: Document
    text: str  # same length as the document's; no masks, no template lines
    profile: Profile
    words: WordText  # of the reporting text

    @cached_property
    def facts(self) -> Facts:
        """The anchors of the text."""
        return facts_of(self.text)

    @cached_property
    def sentences(self) -> tuple[Sentence, ...]:
        """What the sentences of the writer say, quotations and formulas left out."""
        text = self.text
        for start, end in self.aside:
            text = text[:start] + " " * (end - start) + text[end:]
        return read_sentences(text, self.document.language)

    @cached_property
    def reported(self) -> Facts:
        """The anchors of what the writer reports: quotations and formulas left out."""
        return facts_of(self.text, self.aside)

    @cached_property
    def aside(self) -> list[tuple[int, int]]:
        """Quotations and formulas, as stretches of the text."""
        return sorted([*quoted_stretches(self.text), *self.words.recurring])

    @property
    def reading(self) -> Reading:
        """What direction is judged by."""
        profile = self.profile
        return Reading(
            self.document, profile.credits, profile.agency, self.words.reporting
        )


def read_article(document: Document, kept: Kept) -> Article:
    """Return a document as it stands in its coverage."""
    text = document.blanked
    if kept.templates:
        text = "\n".join(
            " " * len(line) if line_key(document, line) in kept.templates else line
            for line in text.split("\n")
        )
    return Article(document, text, kept.profile, WordText(text, kept.formulas))


def read_profile(document: Document, index: PublisherIndex) -> Profile:
    """Return what a document says of itself."""
    publisher = index.by_outlet.get(document.outlet.strip())
    return Profile(
        read_credits(document, index),
        publisher.id if publisher else "",
        publisher is not None and publisher.agency,
        (load_kb().family(publisher.id) if publisher else None) or "",
        document.blanked.count("."),
    )


def read_keys(document: Document) -> ArticleKeys:
    """Return what a document is found by; depends on nothing else."""
    text = document.blanked
    anchors = {_key("anchor", anchor) for anchor in facts_of(text).strong()}
    lines: set[int] = set()
    if document.outlet:
        lines = {line_key(document, x) for x in text.split("\n") if x.strip()}
    return ArticleKeys(
        fingerprint(hashes_of(text)).astype("<u8").tobytes(),
        _sorted(anchors).tobytes(),
        _sorted(lines).tobytes(),
    )


def line_key(document: Document, line: str) -> int:
    """Return the key of a line of an outlet."""
    return _key("line", document.outlet, line.strip())


def digest_of(document: Document) -> str:
    """Return what changes whenever anything of a document does but its path."""
    told = repr(replace(document, path=None, text="")), document.text
    data = "\0".join(told).encode("utf-8", "surrogatepass")
    return blake2b(data, digest_size=16).hexdigest()


def _key(*parts: str) -> int:
    data = "\0".join(parts).encode("utf-8", "surrogatepass")
    return int.from_bytes(blake2b(data, digest_size=8).digest())


def _sorted(keys: set[int]) -> Keys:
    return np.array(sorted(keys), dtype="<u8")
