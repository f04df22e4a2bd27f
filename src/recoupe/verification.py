"""Does every quotation of a dossier still stand in the bytes it was read from?"""

import hashlib
import zlib
from collections.abc import Iterator
from pathlib import Path

import msgspec

from recoupe.errors import UnreadableInput
from recoupe.ingest.formats import reread
from recoupe.model import Dossier
from recoupe.store import (
    StoredRaw,
    check_integrity,
    load_dossier,
    load_raw,
    open_project,
)


class Verification(msgspec.Struct, frozen=True):
    """How much was checked, and one line for each thing that does not hold."""

    documents: int
    quotations: int
    mismatches: tuple[str, ...]


class Quotation(msgspec.Struct, frozen=True):
    """A place in a document; ``words`` is None where the dossier has only the place."""

    document: str
    start: int
    end: int
    words: str | None = None


def verify_project(file: Path) -> Verification:
    """Decode the raw bytes again and look up every quotation in them.

    Raises:
        ProjectError: if ``file`` is not a usable project.
    """
    with open_project(file) as db:
        check_integrity(db)
        dossier = load_dossier(db)
        texts: dict[str, str] = {}
        mismatches: list[str] = []
        for raw in load_raw(db):
            try:
                texts[raw.document] = _reread(raw)
            except UnreadableInput as error:
                mismatches.append(f"{raw.document}: {error}")
    quotations = list(quotations_of(dossier))
    mismatches += [
        f"{quotation.document} [{quotation.start}, {quotation.end}): {reason}"
        for quotation in quotations
        if (reason := _mismatch(quotation, texts.get(quotation.document)))
    ]
    return Verification(len(dossier.documents), len(quotations), tuple(mismatches))


def quotations_of(dossier: Dossier) -> Iterator[Quotation]:
    """Yield everything in a dossier that points into a text."""
    yield from _claimed(dossier)
    for figure in dossier.figures:
        for value in figure.values:
            yield Quotation(value.document, value.start, value.end)
    for quote in dossier.quotes:
        for evidence in quote.evidence:
            yield Quotation(evidence.document, evidence.start, evidence.end)
    for commitment in dossier.commitments:
        yield Quotation(commitment.document, commitment.start, commitment.end)
    for entity in dossier.entities:
        for role in entity.roles:
            place = role.evidence
            yield Quotation(place.document, place.start, place.end)


def _claimed(dossier: Dossier) -> Iterator[Quotation]:
    for claim in dossier.claims:
        for position in claim.positions:
            for found in position.assertions:
                yield Quotation(found.document, found.start, found.end, found.quote)


def _mismatch(quotation: Quotation, text: str | None) -> str:
    """Return why a quotation does not hold, an empty string if it does."""
    if text is None or not 0 <= quotation.start < quotation.end <= len(text):
        return "there is nothing to quote from"
    words = text[quotation.start : quotation.end]
    return "" if quotation.words in (None, words) else "the words differ"


def _reread(stored: StoredRaw) -> str:
    """Return the text of stored bytes.

    Raises:
        UnreadableInput: if they are not those that were read, or give another text.
    """
    try:
        raw = zlib.decompress(stored.data)
    except zlib.error as error:
        raise UnreadableInput(f"its bytes are damaged: {error}") from error
    if hashlib.sha256(raw).hexdigest() != stored.sha256:
        raise UnreadableInput("its bytes are not those that were read")
    text = reread(raw, stored.reader)
    if text != stored.text:
        raise UnreadableInput("its text is not that of its bytes")
    return text
