"""Does every quotation of a dossier still stand in the bytes it was read from?"""

import hashlib
import zlib
from collections.abc import Iterator
from pathlib import Path

import msgspec

from recoupe.errors import UnreadableInput
from recoupe.ingest.formats import reread
from recoupe.model import Dossier
from recoupe.store import check_integrity, load_dossier, load_raw, open_project


class Verification(msgspec.Struct, frozen=True):
    """How much was checked, and one line for each thing that does not hold."""

    documents: int
    quotations: int
    mismatches: tuple[str, ...]


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
        for document_id, stored, digest, data, reader in load_raw(db):
            text = _reread(data, digest, reader)
            if isinstance(text, str) and text == stored:
                texts[document_id] = text
            else:
                reason = "its text" if isinstance(text, str) else str(text)
                mismatches.append(f"{document_id}: {reason} is not that of its bytes")
    quotations = 0
    for document_id, start, end, quote in quotations_of(dossier):
        quotations += 1
        text = texts.get(document_id)
        if text is None or not 0 <= start < end <= len(text):
            mismatches.append(f"{document_id} [{start}, {end}): nothing to quote from")
        elif quote is not None and text[start:end] != quote:
            mismatches.append(f"{document_id} [{start}, {end}): the words differ")
    return Verification(len(dossier.documents), quotations, tuple(mismatches))


def quotations_of(dossier: Dossier) -> Iterator[tuple[str, int, int, str | None]]:
    """Yield document, start, end and words of everything that points into a text.

    The words are None where the dossier gives the place alone.
    """
    for claim in dossier.claims:
        for position in claim.positions:
            for found in position.assertions:
                yield found.document, found.start, found.end, found.quote
    for figure in dossier.figures:
        for value in figure.values:
            yield value.document, value.start, value.end, None
    for quote in dossier.quotes:
        for evidence in quote.evidence:
            yield evidence.document, evidence.start, evidence.end, None
    for commitment in dossier.commitments:
        yield commitment.document, commitment.start, commitment.end, None
    for entity in dossier.entities:
        for role in entity.roles:
            yield role.evidence.document, role.evidence.start, role.evidence.end, None


def _reread(data: bytes, digest: str, reader: str) -> str | Exception:
    """Return the text of stored bytes, or what is wrong with them."""
    try:
        raw = zlib.decompress(data)
        if hashlib.sha256(raw).hexdigest() != digest:
            return ValueError("the digest of its bytes")
        return reread(raw, reader)
    except (zlib.error, UnreadableInput) as error:
        return error
