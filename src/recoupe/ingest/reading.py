"""From inputs to readings: documents with the bytes they were read from."""

import hashlib
import os
import stat
from collections.abc import Iterable, Iterator
from pathlib import Path

import msgspec

from recoupe.errors import UnreadableInput
from recoupe.ingest.folders import Located, is_readable_kind, locate
from recoupe.ingest.formats import LINES, READERS, Article, read_record, sniff
from recoupe.ingest.languages import identify_language
from recoupe.ingest.metadata import Metadata
from recoupe.ingest.side_files import SideFiles
from recoupe.model import Document, DocumentId, Problem

DEFAULT_LIMIT = 20_000_000  # bytes
_RECORDS = ("json", "feed")  # an article of these is the same in whatever file
_ID_LENGTH = 12  # hexadecimal digits: 48 bits, no collision expected below 10⁷ articles


class Reading(msgspec.Struct, frozen=True):
    """A document, the bytes it was read from, and the reader that read them."""

    document: Document
    raw: bytes
    reader: str


def read(
    paths: Iterable[str | Path], *, limit: int = DEFAULT_LIMIT
) -> Iterator[Reading | Problem]:
    """Yield every article of the inputs once, and a problem for each that fails."""
    files: set[tuple[int, int]] = set()
    ids: dict[DocumentId, str] = {}
    side_files = SideFiles()
    for path in map(Path, paths):
        for located in locate(path):
            beside = side_files.about(located)
            yield from side_files.problems()
            if not _is_new(located.path, files):
                continue
            for found in _read_file(located, beside, limit):
                yield found if isinstance(found, Problem) else _unique(found, ids)
        yield from side_files.unused(path)


def _read_file(
    located: Located, beside: Metadata, limit: int
) -> Iterator[Reading | Problem]:
    path = located.path
    if located.error:
        yield _problem("unreadable", located.error, path)
        return
    try:
        for number, found in enumerate(_articles(path, limit), start=1):
            if isinstance(found, str):
                yield _problem("unreadable", f"article {number}: {found}", path)
            elif found is not None:
                yield _reading(found, located, beside)
    except OSError as error:
        yield _problem("unreadable", _reason(error), path)
    except UnreadableInput as error:
        yield _problem(_code(str(error)), str(error), path)


def _articles(path: Path, limit: int) -> Iterator[Article | str | None]:
    """Yield the articles of one file, or the reason why one of them is none."""
    status = path.stat()
    if not stat.S_ISREG(status.st_mode):
        raise UnreadableInput("not a regular file")
    suffix = path.suffix.lower()
    if suffix in LINES:
        yield from _lines(path, limit)
        return
    if status.st_size > limit:
        raise UnreadableInput(
            f"{status.st_size / 1e6:.0f} MB is over the limit of {limit / 1e6:g} MB"
        )
    raw = path.read_bytes()
    if not is_readable_kind(path):
        raise UnreadableInput(f"no reader for {suffix} files")
    suffix = suffix if suffix in READERS else sniff(raw)
    if suffix in LINES:
        yield from _lines(path, limit)
    else:
        yield from READERS[suffix](raw)


def _lines(path: Path, limit: int) -> Iterator[Article | str | None]:
    empty = True
    with path.open("rb") as lines:
        while line := lines.readline(limit + 1):
            if len(line) > limit:
                raise UnreadableInput(f"a line is over the limit of {limit / 1e6:g} MB")
            record = line.removeprefix(b"\xef\xbb\xbf").strip()
            if record:
                empty = False
                yield read_record(record)
    if empty:
        raise UnreadableInput("empty")


def _reading(article: Article, located: Located, beside: Metadata) -> Reading:
    known = beside.over(article.metadata)
    language = known.language or identify_language(article.text)
    name = "" if article.reader in _RECORDS else located.name
    identity = f"{known.outlet}\0{known.url}\0{name}\0{article.text}"
    document = Document(
        id=DocumentId(known.id or _digest(identity)[:_ID_LENGTH]),
        outlet=known.outlet,
        text=article.text,
        language=language,
        published=known.published,
        title=known.title,
        published_time=known.published_time,
        url=known.url or None,
        path=str(located.path),
        author=known.author or None,
        raw_sha256=hashlib.sha256(article.raw).hexdigest(),
    )
    return Reading(document, article.raw, article.reader)


def _unique(reading: Reading, ids: dict[DocumentId, str]) -> Reading | Problem:
    """Return the reading, or a problem if its id stands for another article already."""
    document = reading.document
    path = document.path or ""
    if document.id in ids:
        message = f"its id {document.id!r} is taken by {ids[document.id]}"
        return Problem("duplicate-id", message, path=path)
    ids[document.id] = path
    return reading


def _is_new(path: Path, files: set[tuple[int, int]]) -> bool:
    """Tell whether a file was not read yet, under this name or another."""
    try:
        status = os.stat(path)  # noqa: PTH116 - follows links, as reading does
    except OSError:
        return True
    key = (status.st_dev, status.st_ino)
    known = key in files
    files.add(key)
    return not known


def _digest(text: str) -> str:
    return hashlib.sha256(text.encode("utf-8")).hexdigest()


def _reason(error: Exception) -> str:
    return getattr(error, "strerror", None) or str(error)


def _code(reason: str) -> str:
    """Return the stable code of a reason."""
    for start, code in _CODES:
        if start in reason:
            return code
    return "unreadable"


_CODES = (
    ("empty", "empty"),
    ("over the limit", "too-large"),
    ("wrong encoding", "encoding"),
    ("but is not", "encoding"),
    ("not a text", "binary"),
    ("binary", "binary"),
    ("no reader", "unsupported-format"),
    ("list of addresses", "unsupported-format"),
)


def _problem(code: str, message: str, path: Path) -> Problem:
    return Problem(code, message, path=str(path))
