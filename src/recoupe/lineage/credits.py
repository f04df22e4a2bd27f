"""Credits: whom a text says that it was taken from, as a whole or in a sentence."""

import re
from collections.abc import Iterator, Sequence
from functools import cache
from importlib.resources import files
from typing import Literal

import msgspec

from recoupe.lang.packs import languages
from recoupe.lang.rules import Match, RulePack, fold, load_rules
from recoupe.lineage.names import Mention, Publisher, PublisherIndex
from recoupe.model import Document

Reading = Literal["dispatch", "mixed", "cited", "told", "republished"]

UNNAMED_AGENCY = "agency:unnamed"  # « avec agences »
RELEASE = "release:"  # what a text says is a press release; the issuer follows
UNNAMED = (UNNAMED_AGENCY, RELEASE)  # never known to be the same
_NO_NAME = {"own", "again", "issued"}  # readings of rules that name no publisher
_START = 160  # characters that a dateline may take, headline included
_LINE = 90  # characters of a line that may be nothing but a credit
_SENTENCE_END = re.compile(r"[.!?…](?:\s*[»\"”)])?(?=\s|$)|\n")
_PART = re.compile(r"[,;|·•()/]|\s[–—-]\s|\bpour\b")
_BREAK = re.compile(r"[^\n]+")


class Credit(msgspec.Struct, frozen=True):
    """One credit; ``[start, end)`` is the sentence it vouches for."""

    publisher: Publisher
    reading: Reading
    start: int
    end: int
    words: str


class Credits(msgspec.Struct, frozen=True):
    """What a document says of where it comes from."""

    found: tuple[Credit, ...] = ()
    own: bool = False  # it says that its own people were there
    released: bool = False  # it cites a press release

    def whole(self) -> tuple[Credit, ...]:
        """Return the credits that stand for the text as a whole."""
        return tuple(
            c for c in self.found if c.reading in {"dispatch", "mixed", "republished"}
        )


def read_credits(document: Document, index: PublisherIndex) -> Credits:
    """Return the credits of a document, masked lines included."""
    text = document.text
    pack = _pack(document.language)
    mentions = _with_unknown(text, index.find(text), pack)
    marked = _marked(text, mentions)
    matches = list(_matches(pack, marked, text))
    found: list[Credit] = []
    for match in matches:
        if match.rule.reads in _NO_NAME or _in_caption(document, match):
            continue
        found.extend(_credits(text, match, mentions))
    found.extend(_again(text, matches, found))
    byline = _byline(document, index, pack)
    own = byline.own or any(match.rule.reads == "own" for match in matches)
    unique = dict.fromkeys([*byline.found, *found])
    released = any(match.rule.reads == "issued" for match in matches)
    kept = tuple(c for c in unique if not _self(document, c, index))
    return Credits(kept, own, released)


def find_credit_words(text: str, language: str) -> list[tuple[str, str, str]]:
    """Return (rule, words, reading) of every rule that finds something in a text."""
    marked = _marked(text, PublisherIndex().find(text))
    return [
        (match.rule.name, text[match.start : match.end].strip(), match.rule.reads)
        for match in _matches(_pack(language), marked, text)
    ]


def dispatch_label(language: str, name: str) -> str:
    """Return how a reader calls a text of an agency: « dépêche AFP »."""
    return f"{_pack(language).value('label', 'dispatch')} {name}"


@cache
def _pack(language: str) -> RulePack:
    """Return the rules of a language; without any, those of the first pack."""
    known = [code for code in (language, *languages()) if _has_rules(code)]
    return load_rules(known[0], "agency")


def _has_rules(code: str) -> bool:
    return (files("recoupe") / "lang" / code / "agency.toml").is_file()


def _with_unknown(
    text: str, mentions: Sequence[Mention], pack: RulePack
) -> list[Mention]:
    """Add the mentions of news agencies that only this text says are some."""
    found = list(mentions)
    naming, before = _naming(pack)
    for name in dict.fromkeys(m["name"] for m in naming.finditer(text)):
        key = "agency:" + fold(name).replace(" ", "-")
        publisher = Publisher(key, name, agency=True, covered=False)
        for place in re.finditer(rf"\b{before}{re.escape(name)}\b", text):
            start, end = place.span()
            inside = [m for m in found if m.start < end and start < m.end]
            if not any(m.publisher.agency for m in inside):  # « Agence Presse-Centre »
                found = [m for m in found if m not in inside]
                found.append(Mention(start, end, publisher))
    return sorted(found)


@cache
def _naming(pack: RulePack) -> tuple[re.Pattern[str], str]:
    """Return what names an agency, and what may stand before its name."""
    agency, before, proper = (
        str(pack.value("naming", key)) for key in ("agency", "before", "proper")
    )
    return re.compile(agency.replace("\\p", proper)), before


def _marked(text: str, mentions: Sequence[Mention]) -> str:
    """Return the folded text with every name turned into § signs, same length."""
    folded = list(fold(text))
    for mention in mentions:
        folded[mention.start : mention.end] = "§" * (mention.end - mention.start)
    return "".join(folded)


def _matches(pack: RulePack, marked: str, text: str) -> Iterator[Match]:
    for match in pack.scan(marked):
        place = match.rule.set.get("place", "")
        if place == "start" and match.start > _START:
            continue
        if place == "end" and not _closes(marked, match, text):
            continue
        if place != "line":
            yield match
    for line in _BREAK.finditer(text):
        folded = marked[line.start() : line.end()]
        if len(folded) <= _LINE:
            for match in pack.scan(folded):
                whole = len(folded.strip()) <= match.end - match.start
                if match.rule.set.get("place") == "line" and whole:
                    yield _shifted(match, line.start())


def _shifted(match: Match, by: int) -> Match:
    spans = {name: (a + by, b + by) for name, (a, b) in match.spans.items()}
    return Match(match.start + by, match.end + by, match.rule, match.groups, spans)


def _closes(marked: str, match: Match, text: str) -> bool:
    """Tell whether a bracketed name ends a text or stands alone after a sentence."""
    rest = marked[match.end : match.end + 3].strip()
    before = marked[: match.start].rstrip()
    return (not rest or "\n" in text[match.end : match.end + 2]) or (
        before.endswith((".", "!", "?", "»", '"', "…"))
    )


def _in_caption(document: Document, match: Match) -> bool:
    return any(
        mask.kind == "caption" and mask.start <= match.start < mask.end
        for mask in document.masks or ()
    )


def _credits(text: str, match: Match, mentions: Sequence[Mention]) -> Iterator[Credit]:
    start, end = _sentence(text, match.start, match.end)
    unnamed = match.rule.set.get("unnamed")
    if unnamed:
        publisher = Publisher(UNNAMED_AGENCY, unnamed, agency=True, covered=False)
        yield Credit(publisher, "mixed", start, end, text[match.start : match.end])
    release = match.rule.set.get("release")
    if release:
        first, last = match.spans.get("issuer", (0, 0))
        issuer = text[first:last].strip(" \n.:-–—")
        name = f"{release} {issuer}".strip()
        publisher = Publisher(RELEASE + fold(issuer), name, agency=False, covered=False)
        words = text[match.start : match.end].strip()
        yield Credit(publisher, "republished", start, end, words)
        return
    for mention in mentions:
        if match.start <= mention.start and mention.end <= match.end:
            reading: Reading = msgspec.convert(match.rule.reads, Reading)
            words = text[match.start : match.end].strip()
            yield Credit(mention.publisher, reading, start, end, words)


def _again(
    text: str, matches: Sequence[Match], found: Sequence[Credit]
) -> Iterator[Credit]:
    """Yield what is credited once more: « la station » takes up who was cited last."""
    for match in matches:
        if match.rule.reads != "again":
            continue
        agency = "agency" in match.spans
        before = [
            credit
            for credit in found
            if credit.reading in {"cited", "told"}
            and credit.start < match.start
            and credit.publisher.agency == agency
        ]
        start, end = _sentence(text, match.start, match.end)
        last = max(before, key=lambda credit: credit.start, default=None)
        if last is not None and last.start < start:
            words = text[match.start : match.end].strip()
            yield Credit(last.publisher, "cited", start, end, words)


def _sentence(text: str, start: int, end: int) -> tuple[int, int]:
    """Return the sentence around a stretch, quotation included."""
    first = 0
    for stop in _SENTENCE_END.finditer(text, 0, start):
        first = stop.end()
    closing = _SENTENCE_END.search(text, end)
    last = closing.end() if closing else len(text)
    while first < start and text[first].isspace():
        first += 1
    return first, max(last, end)


def _byline(document: Document, index: PublisherIndex, pack: RulePack) -> Credits:
    """Return whom the author field names: an agency, or who shared the work."""
    author = document.author
    if not author:
        return Credits()
    mentions = index.find(author)
    rules = {m.rule.reads for m in pack.scan(_marked(author, mentions))}
    reading: Reading = "mixed" if "mixed" in rules else "dispatch"
    found = []
    for mention in mentions:
        if mention.publisher.agency:
            found.append(Credit(mention.publisher, reading, 0, 0, author))
        elif _alone(author, mention):
            found.append(Credit(mention.publisher, "republished", 0, 0, author))
    return Credits(tuple(found), own="own" in rules)


def _alone(author: str, mention: Mention) -> bool:
    """Tell whether an outlet stands apart: in « Marianne Dupuis » none does."""
    before = _PART.split(author[: mention.start])[-1].strip().lower()
    after = _PART.split(author[mention.end :])[0].strip()
    return before in {"", "le", "la", "les", "l'", "l’", "the"} and not after


def _self(document: Document, credit: Credit, index: PublisherIndex) -> bool:
    """Tell whether a document credits its own outlet, or a whole text to no agency."""
    own = index.by_outlet.get(document.outlet.strip())
    if own is not None and own.id == credit.publisher.id:
        return True
    whole = credit.reading in {"dispatch", "mixed"}
    return whole and not credit.publisher.agency
