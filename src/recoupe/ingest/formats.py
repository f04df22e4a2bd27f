"""The formats that can be read, each a function from bytes to articles.

To add one: a function of the signature of ``READERS`` and an entry in it.
"""

import re
from collections.abc import Callable, Iterator

import msgspec

from recoupe.errors import UnreadableInput
from recoupe.ingest.encoding import checked, decode
from recoupe.ingest.feeds import entry_text, read_entry, split_feed
from recoupe.ingest.html import page_text, read_page
from recoupe.ingest.metadata import Metadata, parse_metadata

_URL_LINE = re.compile(r"https?://\S+")
_MARKUP = re.compile(
    r"^\s*(?:<!doctype html|<html|<\?xml[^>]*>\s*<(?:!doctype )?html)", re.IGNORECASE
)
_FEED = re.compile(
    r"\s*(?:<\?xml[^>]*>\s*)?(?:<!--.*?-->\s*|<\?.*?\?>\s*)*<(?:rss|feed|rdf:RDF)[\s>]",
    re.DOTALL,
)
_TEXT_FIELDS = ("text", "body", "content", "maintext", "articleBody")


class Article(msgspec.Struct, frozen=True):
    """One article of a file, with the very bytes it was read from."""

    text: str
    metadata: Metadata
    raw: bytes
    reader: str


class _Export(msgspec.Struct):
    """A JSON export that wraps its list of articles."""

    articles: list[msgspec.Raw] | None = None
    documents: list[msgspec.Raw] | None = None


def read_text(raw: bytes) -> Iterator[Article | str]:
    """Yield the one article of a plain-text file."""
    text = decode(raw)
    lines = [line for line in text.splitlines() if line.strip()]
    if all(_URL_LINE.fullmatch(line.strip()) for line in lines):
        raise UnreadableInput(
            "a list of addresses: nothing is fetched, save the pages and give those"
        )
    yield Article(text, Metadata(), raw, "text")


def read_html(raw: bytes) -> Iterator[Article | str]:
    """Yield the one article of a saved page."""
    text, metadata = read_page(raw)
    yield Article(text, metadata, raw, "html")


def read_json(raw: bytes) -> Iterator[Article | str]:
    """Yield the articles of a JSON file: one object, a list, or a wrapped list."""
    for record in _records(raw.removeprefix(b"\xef\xbb\xbf").strip()):
        yield read_record(bytes(record))


def read_record(raw: bytes) -> Article | str:
    """Read one JSON object, or return why it cannot be."""
    try:
        record = _decoded_record(raw)
        text = checked(_text_of(record))
        return Article(text, parse_metadata(record), raw, "json")
    except UnreadableInput as error:
        return str(error)


def read_feed(raw: bytes) -> Iterator[Article | str]:
    """Yield an article for each entry of an RSS or Atom feed, or why it is none."""
    for entry in split_feed(raw):
        try:
            text, metadata = read_entry(entry)
        except UnreadableInput as error:
            yield str(error)
        else:
            yield Article(text, metadata, entry, "feed")


def reread(raw: bytes, reader: str) -> str:
    """Return the text that ``reader`` makes of the bytes it once read.

    Raises:
        UnreadableInput: if it makes nothing of them any more.
    """
    if reader == "html":
        return page_text(raw)
    if reader == "feed":
        return entry_text(raw)
    if reader == "json":
        return checked(_text_of(_decoded_record(raw)))
    return decode(raw)


def sniff(raw: bytes) -> str:
    """Return the extension that fits the beginning of a file without a known one."""
    start = raw[:512].removeprefix(b"\xef\xbb\xbf").lstrip()
    if _MARKUP.match(start.decode("utf-8", "ignore")):
        return ".html"
    if _FEED.match(start.decode("utf-8", "ignore")):
        return ".xml"
    if start[:1] == b"{":
        return ".jsonl" if b"}\n{" in raw[:100_000] else ".json"
    return ".json" if start[:2] in (b"[{", b"[\n") else ".txt"


def _records(raw: bytes) -> list[msgspec.Raw]:
    try:
        if raw[:1] == b"[":
            return msgspec.json.decode(raw, type=list[msgspec.Raw])
        export = msgspec.json.decode(raw, type=_Export)
    except (msgspec.DecodeError, RecursionError) as error:
        raise UnreadableInput(f"not JSON in UTF-8: {error}") from error
    listed = export.articles if export.articles is not None else export.documents
    return [msgspec.Raw(raw)] if listed is None else listed


def _decoded_record(raw: bytes) -> dict[str, object]:
    try:
        return msgspec.json.decode(raw, type=dict[str, object])
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError) as error:
        raise UnreadableInput(f"not a JSON object in UTF-8: {error}") from error


def _text_of(record: dict[str, object]) -> str:
    for name in _TEXT_FIELDS:
        text = record.get(name)
        if isinstance(text, str):
            return text
    raise UnreadableInput(f"no field named {', '.join(_TEXT_FIELDS)}")


READERS: dict[str, Callable[[bytes], Iterator[Article | str]]] = {
    ".txt": read_text,
    ".text": read_text,
    ".html": read_html,
    ".htm": read_html,
    ".xhtml": read_html,
    ".json": read_json,
    ".xml": read_feed,
    ".rss": read_feed,
    ".atom": read_feed,
    ".rdf": read_feed,
}
LINES = (".jsonl", ".ndjson")  # read line by line: an export may be of any size
