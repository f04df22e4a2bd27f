"""What comparing documents yields.

Field names and order are those of the published JSON (docs/reference/json.md).
"""

from enum import StrEnum
from typing import Literal, NewType

import msgspec
from msgspec import UNSET, UnsetType

from recoupe.model.annotation import (
    CommitmentKind,
    EntityId,
    EntityType,
    Factuality,
    Polarity,
)
from recoupe.model.text import Document, DocumentId, Problem, Span

OriginId = NewType("OriginId", str)
StoryId = NewType("StoryId", str)
ThreadId = NewType("ThreadId", str)
ClaimId = NewType("ClaimId", str)


class Standing(StrEnum):
    """How a claim stands across the coverage. Never says whether it is true."""

    CORROBORATED = "corroborated"
    PARTY_CLAIM = "party-claim"
    SINGLE_ORIGIN = "single-origin"
    CONTESTED = "contested"
    UPDATED = "updated"
    SPECULATIVE = "speculative"


class Check(msgspec.Struct, frozen=True):
    """One comparison, in a form that a reader can verify."""

    name: str
    score: float  # 0 contradicts .. 1 agrees
    detail: str


class Evidence(msgspec.Struct, frozen=True):
    """Where a statement was read."""

    document: DocumentId
    start: int
    end: int


class Role(msgspec.Struct, frozen=True):
    """An office or description that the coverage gives an entity."""

    role: str
    of: EntityId | None
    evidence: Evidence


class Entity(msgspec.Struct, frozen=True, kw_only=True):
    """Whoever or whatever the mentions of a coverage stand for."""

    id: EntityId
    name: str
    type: EntityType
    qid: str | None
    aliases: tuple[str, ...] = ()
    roles: tuple[Role, ...] = ()
    mentions: int = 0


class Origin(msgspec.Struct, frozen=True, kw_only=True):
    """Documents, or passages of them, that descend from one text.

    ``checks`` say what makes the documents one voice besides shared words, and note
    what might but was not held to.
    """

    id: OriginId
    kind: Literal["own", "agency", "copy", "translation", "unknown"]
    label: str
    documents: tuple[DocumentId, ...]
    credited_to: str | None = None
    checks: tuple[Check, ...] = ()


class PassagePair(msgspec.Struct, frozen=True):
    """A stretch of the derived text beside the stretch it follows."""

    derived: Span
    original: Span


class Derivation(msgspec.Struct, frozen=True, kw_only=True):
    """One document follows another, wholly or in some passages.

    ``original`` is None where a credit names a text that the coverage does not hold.
    ``share`` is how much of the derived document's reporting was taken over, 0..1.
    """

    derived: DocumentId
    original: DocumentId | None
    kind: Literal["verbatim", "excerpt", "dispatch", "translation", "revision"]
    share: float
    passages: tuple[PassagePair, ...] = ()
    checks: tuple[Check, ...] = ()


class PassageOrigin(msgspec.Struct, frozen=True):
    """The origin of one stretch of a document; outside of any, the document's own."""

    document: DocumentId
    start: int
    end: int
    origin: OriginId


class Lineage(msgspec.Struct, frozen=True, kw_only=True):
    """Who copied whom, passage by passage.

    ``document_origins`` has every document; ``passages`` refine it where a document
    takes some passages from elsewhere.
    """

    origins: tuple[Origin, ...]
    derivations: tuple[Derivation, ...]
    document_origins: dict[DocumentId, OriginId]
    passages: tuple[PassageOrigin, ...] = ()

    def origin_of(self, document: DocumentId, start: int, end: int) -> OriginId:
        """Return the origin of a stretch: that of the passage covering most of it.

        A passage counts where it covers at least half of the stretch.

        Raises:
            KeyError: if the document is unknown.
        """
        best, covered = self.document_origins[document], (end - start) / 2
        for passage in self.passages:
            if passage.document != document:
                continue
            shared = min(end, passage.end) - max(start, passage.start)
            if shared >= covered:
                best, covered = passage.origin, shared
        return best


class Story(msgspec.Struct, frozen=True, kw_only=True):
    """The articles about one happening; ``first`` and ``last`` are ISO days."""

    id: StoryId
    title: str
    documents: tuple[DocumentId, ...]
    first: str | None = None
    last: str | None = None
    thread: ThreadId | None = None


class Thread(msgspec.Struct, frozen=True):
    """A saga: stories that share actors and matters over time."""

    id: ThreadId
    title: str
    stories: tuple[StoryId, ...]


class Voice(msgspec.Struct, frozen=True, kw_only=True):
    """Whoever answers for an assertion: the attributed source, else the origin."""

    id: str  # entity id, or origin id
    label: str
    kind: Literal["source", "origin"]
    party: bool  # a party to the event, or its spokesman
    documents: tuple[DocumentId, ...]


class PositionAssertion(msgspec.Struct, frozen=True, kw_only=True):
    """One document's words inside a position.

    ``through`` is the translation in which an unread document's sentence was read.
    """

    document: DocumentId
    start: int
    end: int
    quote: str
    factuality: Factuality
    attribution: str | None
    origin: OriginId
    as_of: str | None
    voice: str  # Voice.id
    chain: tuple[str, ...] = ()  # outlet › … › who says it, names
    head: Span | UnsetType = UNSET
    through: DocumentId | None = None


class Position(msgspec.Struct, frozen=True, kw_only=True):
    """Assertions of one claim whose values are compatible.

    ``line`` is a printed sentence that says it by itself, without credit and final
    stop; "" where every article says it in passing or leaning on what came before.
    """

    value: str | None
    unit: str | None
    polarity: Polarity
    assertions: tuple[PositionAssertion, ...]
    label: str = (
        ""  # how a reader would put it: « plus de 4 milliards USD », « dément »
    )
    line: str = ""


class Claim(msgspec.Struct, frozen=True, kw_only=True):
    """Assertions that state the same proposition.

    ``positions`` has the leading position first; ``max_voices`` counts the voices that
    state it, an upper bound: independence can be disproved, never proved.
    """

    id: ClaimId
    story: StoryId
    text: str
    predicate: str
    plover: str | None
    actors: tuple[EntityId, ...]
    recipients: tuple[EntityId, ...]
    place: EntityId | None
    time: str | None
    standing: Standing
    voices: tuple[Voice, ...]
    max_voices: int
    positions: tuple[Position, ...]
    silent: tuple[DocumentId, ...]
    checks: tuple[Check, ...]
    kind: str = "event"
    weight: float = 0.0  # for ordering only


class FigureValue(msgspec.Struct, frozen=True, kw_only=True):
    """One value of a figure, as one voice gives it."""

    value: str | None
    low: str | None
    high: str | None
    as_of: str | None
    document: DocumentId
    start: int
    end: int
    voice: str


class Figure(msgspec.Struct, frozen=True, kw_only=True):
    """One slot that articles fill with numbers."""

    claim: ClaimId
    measures: str
    unit: str | None
    values: tuple[FigureValue, ...]
    relation: Literal["same", "compatible", "updated", "contested"]


class DossierQuote(msgspec.Struct, frozen=True, kw_only=True):
    """Words somebody said, wherever they are printed."""

    id: str
    source: str | None
    entity: EntityId | None
    text: str
    kind: str
    evidence: tuple[Evidence, ...]


class DossierCommitment(msgspec.Struct, frozen=True, kw_only=True):
    """A commitment with what became of it."""

    id: str
    document: DocumentId
    start: int
    end: int
    kind: CommitmentKind
    by: tuple[EntityId, ...]
    to: tuple[EntityId, ...]
    condition: Span | None
    consequence: tuple[Span, ...]
    due: str | None
    status: Literal["open", "kept", "broken", "unknown"]
    followed_by: tuple[ClaimId, ...] = ()
    text: str = ""


class Relation(msgspec.Struct, frozen=True, kw_only=True):
    """How one entity deals with another over some time, from claims."""

    source: EntityId
    target: EntityId
    domain: str
    sign: Literal["cooperation", "conflict"]
    begin: str | None
    end: str | None
    claims: tuple[ClaimId, ...]


class TimelineEntry(msgspec.Struct, frozen=True, kw_only=True):
    """A dated claim; ``precision`` is day, week, month, season, quarter or year."""

    date: str
    precision: str
    claim: ClaimId
    text: str
    documents: tuple[DocumentId, ...]


class BriefSentence(msgspec.Struct, frozen=True):
    """One sentence of the brief; it cannot be built without claims."""

    text: str
    claims: tuple[ClaimId, ...]
    documents: tuple[DocumentId, ...]


class Change(msgspec.Struct, frozen=True, kw_only=True):
    """How a claim differs from what an earlier build of the coverage had.

    ``claim`` is its id in the newer dossier, or in the earlier one where it is gone.
    """

    claim: ClaimId
    kind: Literal["new", "standing", "value", "voices", "gone"]
    before: str = ""
    after: str = ""


class CrossCheck(msgspec.Struct, frozen=True, kw_only=True):
    """What comparing the assertions of a coverage yields."""

    claims: tuple[Claim, ...] = ()
    figures: tuple[Figure, ...] = ()
    commitments: tuple[DossierCommitment, ...] = ()


class DossierDocument(msgspec.Struct, frozen=True, kw_only=True):
    """A document as the dossier lists it."""

    document: Document
    origin: OriginId
    story: StoryId


class Dossier(msgspec.Struct, frozen=True, kw_only=True):
    """All that is delivered: every value in it leads back to evidence."""

    documents: tuple[DossierDocument, ...]
    entities: tuple[Entity, ...]
    origins: tuple[Origin, ...]
    derivations: tuple[Derivation, ...]
    stories: tuple[Story, ...]
    threads: tuple[Thread, ...]
    claims: tuple[Claim, ...]
    figures: tuple[Figure, ...]
    quotes: tuple[DossierQuote, ...]
    commitments: tuple[DossierCommitment, ...]
    relations: tuple[Relation, ...]
    timeline: tuple[TimelineEntry, ...]
    brief: tuple[BriefSentence, ...]
    problems: tuple[Problem, ...]
