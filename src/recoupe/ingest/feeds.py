"""RSS and Atom feeds: one article for each entry.

The only module that knows feedparser. expat first sees that the file is well-formed and
declares no document type (entities that expand into gigabytes are declared there), and
says where each entry stands; feedparser then reads the entries one at a time. Nothing
is fetched.
"""

import io
import re
from collections.abc import Iterator
from email.utils import parsedate_to_datetime
from html import unescape
from typing import Any
from xml.parsers import expat

from recoupe.errors import UnreadableInput
from recoupe.ingest.encoding import checked
from recoupe.ingest.html import fragment_text
from recoupe.ingest.languages import parse_language
from recoupe.ingest.metadata import Metadata, parse_metadata, parse_published

# What entries are called, by the local name of the root of the file.
_ENTRIES = {"rss": "item", "RDF": "item", "feed": "entry"}
_DEEPEST = 2  # entries stand below the root, or below its channel
_REPEATED = 200_000_000  # bytes: what surrounds the entries, times their number
_TAG = re.compile(r"</?[a-z][^<>]*>|<!--", re.IGNORECASE)
_REFERENCE = re.compile(r"&(?:#\d+|#x[0-9a-f]+|[a-z]\w*);", re.IGNORECASE)


def split_feed(raw: bytes) -> Iterator[bytes]:
    """Yield for each entry the feed without the others, made of the bytes of the file.

    Raises:
        UnreadableInput: if the file is no well-formed feed, or holds no entry.
    """
    raw = raw.strip(b" \t\r\n")
    if not raw:
        raise UnreadableInput("empty")
    spans = _Entries().find(raw)
    if not spans:
        raise UnreadableInput("empty: the feed holds no entry")
    starts, ends = zip(*spans, strict=True)
    head = raw[: starts[0]]
    between = zip(ends, (*starts[1:], len(raw)), strict=True)
    tail = b"".join(raw[start:end] for start, end in between)
    if (len(head) + len(tail)) * len(spans) > _REPEATED:
        raise UnreadableInput(
            f"what surrounds its {len(spans)} entries, kept with each of them,"
            f" is over the limit of {_REPEATED / 1e6:g} MB"
        )
    for start, end in spans:
        yield head + raw[start:end] + tail


def read_entry(raw: bytes) -> tuple[str, Metadata]:
    """Return the text of a feed of one entry, and what feed and entry say of it.

    The outlet is the title of the feed. Whom the entry names as its source or its
    publisher is credited, as it is in a JSON record.

    Raises:
        UnreadableInput: if the entry has no text, or its date is none.
    """
    feed, entry = _parsed(raw)
    return _text(entry), _metadata(feed, entry)


def entry_text(raw: bytes) -> str:
    """Return the text alone, exactly as ``read_entry`` does."""
    return _text(_parsed(raw)[1])


class _Entries:
    """Where the entries of a feed begin and end, in bytes."""

    def __init__(self) -> None:
        self._parser = expat.ParserCreate()
        self._parser.StartDoctypeDeclHandler = self._refuse
        self._parser.StartElementHandler = self._open
        self._parser.EndElementHandler = self._close
        self._parser.DefaultHandler = lambda _data: self._mark()
        self._spans: list[tuple[int, int]] = []
        self._name = ""  # of the entries
        self._depth = 0
        self._inside = 0  # depth of the entry that is open, 0 if none is
        self._start = 0
        self._closed = False  # an entry whose end the next event will tell

    def find(self, raw: bytes) -> list[tuple[int, int]]:
        """Return the start and the end of each entry."""
        try:
            self._parser.Parse(raw, True)  # noqa: FBT003 - this is all of it
        except UnreadableInput:
            raise
        except (expat.ExpatError, LookupError, ValueError) as error:
            raise UnreadableInput(f"broken XML: {error}") from error
        return self._spans

    def _refuse(self, *_declared: object) -> None:
        raise UnreadableInput(
            "it declares a document type (DTD), which no feed needs and which can"
            " expand without end"
        )

    def _open(self, name: str, _attributes: object) -> None:
        self._mark()
        local = name.rpartition(":")[2]
        if self._depth == 0:
            self._name = _ENTRIES.get(local, "")
            if not self._name:
                raise UnreadableInput(f"no reader for XML whose root is <{name[:80]}>")
        elif not self._inside and local == self._name and self._depth <= _DEEPEST:
            self._inside = self._depth
            self._start = self._parser.CurrentByteIndex
        self._depth += 1

    def _close(self, _name: str) -> None:
        self._mark()
        self._depth -= 1
        if self._inside and self._depth == self._inside:
            self._inside = 0
            self._closed = True

    def _mark(self) -> None:
        """Note where an entry ended: where whatever follows it begins."""
        if self._closed:
            self._closed = False
            self._spans.append((self._start, self._parser.CurrentByteIndex))


def _parsed(raw: bytes) -> tuple[Any, Any]:
    """Return what feedparser makes of a feed and of its one entry.

    The author of an Atom feed is that of its entries; that of RSS is a mailbox.
    """
    import feedparser  # noqa: PLC0415 - a tenth of a second other files need not pay

    try:
        found = feedparser.parse(  # type: ignore[attr-defined, no-untyped-call]
            io.BytesIO(raw), sanitize_html=False, resolve_relative_uris=False
        )
    except Exception as error:  # one odd entry shall not hide the others
        raise UnreadableInput(f"feedparser cannot read it: {error!r}") from error
    if len(found.entries) != 1:
        raise UnreadableInput("feedparser sees no entry in it")
    feed, entry = found.feed, found.entries[0]
    if not entry.get("authors") and found.version.startswith("atom"):
        entry["authors"] = feed.get("authors") or []
    return feed, entry


def _text(entry: Any) -> str:
    """Return the first of the full text and the summary that says something."""
    details = [*entry.get("content", ()), entry.get("summary_detail") or {}]
    for detail in details:
        text = _plain(detail).strip()
        if text:
            return checked(text)
    raise UnreadableInput("no text in the entry of the feed")


def _plain(detail: Any) -> str:
    """Return the text of a construct that may be HTML."""
    value = str(detail.get("value") or "").replace("\r\n", "\n")
    if detail.get("type") == "text/plain":
        return value
    if _TAG.search(value):
        return fragment_text(value)
    return unescape(value) if _REFERENCE.search(value) else value


def _metadata(feed: Any, entry: Any) -> Metadata:
    outlet = _line(feed.get("title_detail"))
    credited = [
        name
        for name in (
            _line((entry.get("source") or {}).get("title_detail"))
            or _name(entry.get("source"), "title"),
            _name(entry.get("publisher_detail"), "name"),
        )
        if name and name != outlet
    ]
    return parse_metadata(
        {
            "outlet": outlet,
            "title": _line(entry.get("title_detail")),
            "url": entry.get("link"),
            "published": _published(entry),
            "language": _language(feed, entry),
            "author": [name for name in _authors(entry) if name != outlet],
            "source": list(dict.fromkeys(credited)),
        }
    )


def _published(entry: Any) -> str:
    """Return the date as ISO 8601, in the time zone the feed writes it in."""
    for field in ("published", "updated", "created"):
        if field in entry:
            value = str(entry.get(field)).strip()
            break
    else:
        return ""
    try:
        parse_published(value)
    except UnreadableInput:
        try:
            moment = parsedate_to_datetime(value)
        except (ValueError, TypeError, IndexError, OverflowError):
            raise UnreadableInput(f"{value!r} is no date of a feed") from None
        return moment.isoformat() if ":" in value else moment.date().isoformat()
    return value


def _language(feed: Any, entry: Any) -> str:
    """Return the language declared nearest to the text; what is none is not one."""
    constructs = [*entry.get("content", ()), entry.get("summary_detail") or {}]
    for declared in (entry, *constructs, feed):
        code = parse_language(str(declared.get("language") or ""))
        if code:
            return code
    return ""


def _authors(element: Any) -> list[str]:
    names = (_name(author, "name") for author in element.get("authors") or ())
    return list(dict.fromkeys(name for name in names if name))


def _name(element: Any, field: str) -> str:
    return " ".join(str((element or {}).get(field) or "").split())


def _line(detail: Any) -> str:
    """Return a title on one line, without its tags."""
    value = _name(detail, "value")
    if (detail or {}).get("type") in {"text/html", "application/xhtml+xml"}:
        value = unescape(_TAG.sub("", value))
    return " ".join(value.split())
