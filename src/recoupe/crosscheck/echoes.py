"""What an article in an unread language says, through a translation that was read.

A clause is read in the translation only; the sentence that it translates says the same
and is printed beside it, as the same voice: a translation makes no second one.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

import msgspec
from msgspec import UNSET
from msgspec.structs import replace

from recoupe.model import (
    Claim,
    Document,
    DocumentId,
    Lineage,
    Position,
    PositionAssertion,
    Span,
    Voice,
)


class Echo(msgspec.Struct, frozen=True):
    """A sentence of a document that was read, and the unread one it stands for."""

    read: Span
    document: Document
    unread: Span


Echoes = Mapping[DocumentId, Sequence[Echo]]  # by the document that was read


def find_echoes(lineage: Lineage, unread: Iterable[Document]) -> Echoes:
    """Return what of the unread documents is known through translations."""
    known = {document.id: document for document in unread}
    found = defaultdict[DocumentId, list[Echo]](list)
    for derivation in lineage.derivations:
        derived, original = derivation.derived, derivation.original
        if derivation.kind != "translation" or original is None:
            continue
        for pair in derivation.passages:
            if original in known and derived not in known:
                echo = Echo(pair.derived, known[original], pair.original)
                found[derived].append(echo)
            elif derived in known and original not in known:
                echo = Echo(pair.original, known[derived], pair.derived)
                found[original].append(echo)
    return found


def add_echoes(claim: Claim, echoes: Echoes) -> Claim:
    """Return a claim with the unread sentences that say the same; standing unchanged.

    Offsets of what is added are those of whole sentences in the unread document.
    """
    if not any(a.document in echoes for p in claim.positions for a in p.assertions):
        return claim
    positions = tuple(_add_to_position(p, echoes) for p in claim.positions)
    heard = defaultdict[str, set[DocumentId]](set)
    for position in positions:
        for assertion in position.assertions:
            heard[assertion.voice].add(assertion.document)
    return replace(
        claim,
        positions=positions,
        voices=tuple(_with_documents(v, heard[v.id]) for v in claim.voices),
    )


def _with_documents(voice: Voice, documents: Iterable[DocumentId]) -> Voice:
    return replace(voice, documents=tuple(sorted({*voice.documents, *documents})))


def _add_to_position(position: Position, echoes: Echoes) -> Position:
    found: dict[tuple[DocumentId, int], PositionAssertion] = {}
    for assertion in position.assertions:
        head = assertion.start if assertion.head is UNSET else assertion.head.start
        for echo in echoes.get(assertion.document, ()):
            if echo.read.start <= head < echo.read.end:
                key = echo.document.id, echo.unread.start
                found.setdefault(key, _echoed(assertion, echo))
    return replace(position, assertions=(*position.assertions, *found.values()))


def _echoed(assertion: PositionAssertion, echo: Echo) -> PositionAssertion:
    start, end = echo.unread.start, echo.unread.end
    return replace(
        assertion,
        document=echo.document.id,
        start=start,
        end=end,
        quote=echo.document.text[start:end],
        chain=(echo.document.outlet, *assertion.chain[1:]),
        head=UNSET,
        through=assertion.document,
    )
