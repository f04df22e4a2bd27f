"""What reading one document yields.

Field names and order are those of the published JSON (docs/reference/json.md): a value
is encoded as it stands. Fields that may be absent there are ``UNSET`` by default.
"""

from typing import Literal, NewType

import msgspec
from msgspec import UNSET, UnsetType

from recoupe.model.text import Document, Parse, Problem, Sentence, Span

EntityId = NewType("EntityId", str)

EntityType = Literal["PER", "ORG", "GPE", "LOC", "EVENT", "LAW", "OBJ"]
MentionForm = Literal["name", "nominal", "pronoun", "adjective"]
Factuality = Literal[
    "certain", "probable", "possible", "announced", "conditional", "unknown"
]
Polarity = Literal["+", "-"]
SourceType = Literal["named", "role", "institution", "unnamed", "media", "document"]


class Mention(msgspec.Struct, frozen=True, kw_only=True):
    """Words that stand for an entity.

    A plural mention (« les deux dirigeants ») has every entity in ``entities``;
    ``entity`` is then the first of them. A metonym (« Moscou a rejeté ») keeps the seat
    as its ``entity``; ``stands_for`` is the body that acts: compare ``actor`` when it
    matters who did something.
    """

    start: int
    end: int
    type: EntityType
    form: MentionForm
    entity: EntityId
    name: str  # canonical, in the document's language
    qid: str | None = None
    metonym_for: str | None = None  # name of the body meant: « Moscou » for "Russie"
    entities: tuple[EntityId, ...] | UnsetType = UNSET
    rule: str = ""  # which step decided: "kb", "model", "consistency", "coref.pronoun"
    stands_for: EntityId | None = None  # the body meant: a state, a union

    @property
    def actor(self) -> EntityId:
        """The entity that acts: the body meant by a metonym, else the entity itself."""
        return self.stands_for or self.entity


class Timex(msgspec.Struct, frozen=True, kw_only=True):
    """A TIMEX3 expression.

    ``first`` and ``last`` bound the calendar days it covers, inclusive ISO dates, where
    it can be placed; with an estimated publication date they carry that uncertainty.
    """

    start: int
    end: int
    type: Literal["DATE", "TIME", "DURATION", "SET"]
    value: str | None  # 2023-09, P2D, 2024-W33, 2024-SU, PRESENT_REF
    anchor: str | None = None  # "published", "text:<surface>", "event:<surface>"
    mod: str | None = None  # START MID END APPROX BEFORE AFTER …
    first: str | None = None
    last: str | None = None
    rule: str = ""


class ClauseTime(msgspec.Struct, frozen=True, kw_only=True):
    """The time one predicate is about."""

    token: int  # index into Parse.tokens of the predicate's head word
    timex: int  # index into AnnotatedDocument.timexes
    rule: str = ""  # "own" expression, "subject", "governor" or "paragraph" setting


class Quantity(msgspec.Struct, frozen=True, kw_only=True):
    """A number with what it counts; decimals as strings so that nothing is rounded."""

    start: int
    end: int
    value: str | None
    low: str | None = None
    high: str | None = None
    unit: str | None = None  # UCUM, ISO 4217, or a counted noun's lemma
    approximator: str | None = None
    measures: str | None = None  # dead, injured, arrested, participants, trade, …
    change: Literal["up", "down"] | None = None
    per: str | None = None  # rate: "a" (a year), "mo", "d", or a lemma
    open: Literal["low", "high"] | None = None  # that bound is exclusive
    scope: str | None = None  # group or place that restricts what is counted
    as_of: str | None = None
    pair: tuple[str, ...] = ()  # a score, in the order of the text
    rule: str = ""


class Attribution(msgspec.Struct, frozen=True, kw_only=True):
    """Somebody answers for a stretch of text: source, cue and content (PARC).

    ``content`` may be discontinuous; ``quoted`` are the parts between quotation marks,
    without the marks. ``inside`` is the attribution this one is nested in.
    """

    id: str
    kind: Literal["direct", "indirect", "mixed"]
    content: tuple[Span, ...]
    quoted: tuple[Span, ...] = ()
    cue: Span | None = None
    cue_lemma: str | None = None
    source: Span | None = None
    entity: EntityId | None = None
    source_type: SourceType | None = None
    medium: str | None = None
    inside: str | None = None
    rule: str = ""


class ScareQuote(msgspec.Struct, frozen=True):
    """Marks that quote nobody: a term, a title, words held at arm's length."""

    start: int
    end: int


class Predication(msgspec.Struct, frozen=True, kw_only=True):
    """How sure whom a text makes one predicate.

    ``factuality`` is the commitment of the deepest voice that answers for it:
    ``attribution`` if there is one, the outlet otherwise; ``author_factuality`` that of
    the outlet.
    """

    token: int  # index into Parse.tokens of the predicate's head word
    polarity: Polarity
    factuality: Factuality
    author_factuality: Factuality
    attribution: str | None = None
    markers: tuple[Span, ...] = ()
    rule: str = ""


class Argument(msgspec.Struct, frozen=True, kw_only=True):
    """One participant of an assertion, named or not.

    ``lemmas`` are the content lemmas of the phrase with its head first, so that
    « le projet de téléphérique » and « le téléphérique » can be compared.
    """

    # actor, recipient, theme, place, source, goal, beneficiary, instrument …; or the
    # part in an event that another phrase of the clause names: « appeal:actor ».
    role: str
    start: int
    end: int
    entity: EntityId | None = None
    entities: tuple[EntityId, ...] = ()
    lemmas: tuple[str, ...] = ()


AssertionKind = Literal["event", "state", "figure", "speech", "commitment"]


class Assertion(msgspec.Struct, frozen=True, kw_only=True):
    """What one document says happened, is so, or how much of something there was."""

    id: str
    start: int
    end: int
    head: Span
    predicate: str  # predicate sense, e.g. "sign", "visit", "kill"
    kind: AssertionKind
    plover: str | None = None
    mode: str | None = None
    actors: tuple[EntityId, ...] = ()
    recipients: tuple[EntityId, ...] = ()
    place: EntityId | None = None
    time: str | None = None  # TIMEX3 value the clause is about
    as_of: str | None = None
    value: str | None = None
    unit: str | None = None
    polarity: Polarity = "+"
    factuality: Factuality = "certain"
    attribution: str | None = None
    text: str = ""
    low: str | None = None
    high: str | None = None
    measures: str | None = None
    scope: str | None = None
    first: str | None = None  # days the time covers, inclusive ISO dates
    last: str | None = None
    author_factuality: Factuality | None = None
    arguments: tuple[Argument, ...] = ()
    lemmas: tuple[str, ...] = ()  # of the clause's content words, the predicate's first
    presupposed: bool = False  # a noun or a participle that another clause leans on
    says: str | None = None  # of an act of speech: the attribution of what is said
    perfective: bool = False  # told as over: « a signé », « fut élu »; not « signe »
    rule: str = ""


CommitmentKind = Literal[
    "promise", "demand", "threat", "plan", "condition", "offer", "refusal"
]


class Commitment(msgspec.Struct, frozen=True, kw_only=True):
    """A promise, a demand, a threat, a plan, a condition, an offer or a refusal."""

    id: str
    start: int
    end: int
    kind: CommitmentKind
    by: tuple[EntityId, ...] = ()
    to: tuple[EntityId, ...] = ()
    condition: Span | None = None
    consequence: tuple[Span, ...] = ()
    due: str | None = None
    attribution: str | None = None
    lemmas: tuple[str, ...] = ()
    rule: str = ""


class AnnotatedDocument(msgspec.Struct, frozen=True, kw_only=True):
    """One document and everything that was read in it, layer by layer.

    ``parse``, ``predications`` and ``clause_times`` serve the next stage and are
    dropped (``UNSET``) before the value is published or stored.
    """

    document: Document
    sentences: tuple[Sentence, ...] = ()
    mentions: tuple[Mention, ...] = ()
    timexes: tuple[Timex, ...] = ()
    quantities: tuple[Quantity, ...] = ()
    attributions: tuple[Attribution, ...] = ()
    scare_quotes: tuple[ScareQuote, ...] = ()
    assertions: tuple[Assertion, ...] = ()
    commitments: tuple[Commitment, ...] = ()
    problems: tuple[Problem, ...] = ()
    parse: Parse | UnsetType = UNSET
    predications: tuple[Predication, ...] | UnsetType = UNSET
    clause_times: tuple[ClauseTime, ...] | UnsetType = UNSET
