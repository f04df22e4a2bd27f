"""Text, the offsets into it, and what the parser makes of it."""

from datetime import date
from functools import lru_cache
from typing import Literal, NewType

import msgspec

from recoupe.errors import OffsetError

_HEADLINE = (12, 120)  # characters of a first line that may be one

DocumentId = NewType("DocumentId", str)

MaskKind = Literal[
    "footnote-call",
    "repeat",
    "link-list",
    "caption",
    "byline",
    "credit",
    "boilerplate",
]


class Span(msgspec.Struct, frozen=True, order=True):
    """A stretch of one document's text.

    Offsets count Unicode code points of ``Document.text``, from 0, and the end is
    exclusive, so that ``text[span.start : span.end]`` is the stretch itself. This is
    the convention of Python, of spaCy and of the W3C ``TextPositionSelector``;
    JavaScript counts UTF-16 units, and only the web layer converts.

    >>> Span(0, 5) in Span(0, 9), Span(0, 5).overlaps(Span(5, 9))
    (True, False)

    Raises:
        OffsetError: if the span is empty, reversed or starts before 0.
    """

    start: int
    end: int

    def __post_init__(self) -> None:
        if not 0 <= self.start < self.end:
            raise OffsetError(f"not a stretch of text: [{self.start}, {self.end})")

    def __len__(self) -> int:
        return self.end - self.start

    def __contains__(self, other: "Span") -> bool:
        return self.start <= other.start and other.end <= self.end

    def overlaps(self, other: "Span") -> bool:
        """Tell whether the two spans share at least one character."""
        return self.start < other.end and other.start < self.end


class Mask(msgspec.Struct, frozen=True, order=True):
    """Characters that are on the page but are not reporting; never deleted."""

    start: int
    end: int
    kind: MaskKind


class Problem(msgspec.Struct, frozen=True):
    """Something that could not be read. A value: counted, stored and shown."""

    code: str  # stable, kebab-case: "undated", "unsupported-language", "unreadable"
    message: str
    document: DocumentId | None = None
    path: str | None = None
    start: int | None = None
    end: int | None = None


class Document(msgspec.Struct, frozen=True, kw_only=True):
    """One article as one outlet published it.

    ``text`` is never altered: what is not reporting is masked, and readers work on
    ``blanked``. ``masks`` is None as long as nobody has looked for any.
    """

    id: DocumentId
    outlet: str
    text: str
    language: str = "fr"  # ISO 639-1
    published: date | None = None  # day in the outlet's time zone
    title: str = ""
    published_range: tuple[date, date] | None = None  # estimated, inclusive
    published_reasons: tuple[str, ...] = ()  # the words that bound it, in text order
    published_time: str | None = None  # ISO 8601 instant where the page gives one
    url: str | None = None
    path: str | None = None
    masks: tuple[Mask, ...] | None = None
    raw_sha256: str | None = None  # of the bytes the text was read from
    author: str | None = None  # as the page or the side file gives it

    @property
    def blanked(self) -> str:
        """The text with masked characters turned into spaces, line breaks kept."""
        if not self.masks:
            return self.text
        pieces: list[str] = []
        position = 0
        for mask in sorted(self.masks):
            start = max(mask.start, position)
            if start >= mask.end:
                continue
            pieces.append(self.text[position:start])
            hidden = self.text[start : mask.end]
            pieces.append("".join("\n" if c == "\n" else " " for c in hidden))
            position = mask.end
        pieces.append(self.text[position:])
        return "".join(pieces)

    @property
    def headline(self) -> str:
        """The title or, without one, the first line where it is set like a headline.

        That is a short line of several words above a longer text, without the stop of a
        sentence and without the bracket of a dateline; "" where there is none.
        """
        if self.title.strip():
            return " ".join(self.title.split())
        first, _, rest = self.blanked.lstrip("\ufeff \t\n").partition("\n")
        line = " ".join(first.split())
        short = _HEADLINE[0] <= len(line) <= _HEADLINE[1] and len(line.split()) > 2
        above = len(rest.strip()) > 2 * len(line)
        set_so = line[:1].isalnum() or line[:1] in "«“\"'‘"
        if not (short and above and set_so) or line[:1].islower():
            return ""
        return "" if line.endswith((*".,;:…)", "-", "–", "—")) else line

    def quote(self, span: Span) -> str:
        """Return the characters that ``span`` covers.

        Raises:
            OffsetError: if the span ends after the text does.
        """
        if span.end > len(self.text):
            raise OffsetError(
                f"{span} exceeds {self.id}, which ends at {len(self.text)}"
            )
        return self.text[span.start : span.end]


class Token(msgspec.Struct, frozen=True):
    """One word or mark as the parser sees it.

    ``head`` is an index into ``Parse.tokens``; the root of a sentence is its own head.
    ``morph`` holds Universal Dependencies features, "Mood=Cnd|Tense=Pres".
    """

    index: int
    start: int
    end: int
    text: str  # as published, not normalized
    lemma: str  # lower case except for proper names
    pos: str  # UPOS
    morph: str
    head: int
    dep: str  # UD relation with subtype, "nsubj:pass"

    def feature(self, name: str) -> str | None:
        """Return one morphological feature.

        >>> Token(0, 0, 2, "ira", "aller", "VERB", "Mood=Ind|Tense=Fut", 0,
        ...     "root").feature("Tense")
        'Fut'
        """
        return _features(self.morph).get(name)


@lru_cache(maxsize=4096)  # a language has some hundreds of combinations
def _features(morph: str) -> dict[str, str]:
    pairs = (pair.partition("=") for pair in morph.split("|"))
    return {key: value for key, _, value in pairs}


class Sentence(msgspec.Struct, frozen=True):
    """A sentence: characters ``[start, end)``, tokens ``[first, last)``."""

    start: int
    end: int
    first: int
    last: int


class RawName(msgspec.Struct, frozen=True):
    """A name as the statistical model proposes it, before any knowledge is used."""

    start: int
    end: int
    label: str  # PER ORG GPE LOC EVENT LAW OBJ


class Parse(msgspec.Struct, frozen=True):
    """Tokens, sentences and proposed names of one text."""

    tokens: tuple[Token, ...]
    sentences: tuple[Sentence, ...]
    names: tuple[RawName, ...] = ()

    def children(self, index: int) -> tuple[Token, ...]:
        """Return the dependents of one token, in text order.

        Linear in the sentence, not in the text: dependents lie within it.
        """
        sentence = self.sentence_of(index)
        return tuple(
            token
            for token in self.tokens[sentence.first : sentence.last]
            if token.head == index and token.index != index
        )

    def sentence_of(self, index: int) -> Sentence:
        """Return the sentence that holds a token.

        Raises:
            IndexError: if there is no such token.
        """
        low, high = 0, len(self.sentences)
        while low < high:
            middle = (low + high) // 2
            if self.sentences[middle].last <= index:
                low = middle + 1
            else:
                high = middle
        return self.sentences[low]

    def tokens_in(self, start: int, end: int) -> tuple[Token, ...]:
        """Return the tokens that overlap the characters ``[start, end)``."""
        low, high = 0, len(self.tokens)
        while low < high:
            middle = (low + high) // 2
            if self.tokens[middle].end <= start:
                low = middle + 1
            else:
                high = middle
        last = low
        while last < len(self.tokens) and self.tokens[last].start < end:
            last += 1
        return self.tokens[low:last]
