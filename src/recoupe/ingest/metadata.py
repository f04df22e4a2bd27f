"""What a side file, a page or a record says about an article."""

import csv
import io
import json
import re
from collections.abc import Iterator, Mapping
from datetime import date, datetime
from pathlib import Path
from typing import Any

import msgspec

from recoupe.errors import UnreadableInput
from recoupe.ingest.encoding import decode
from recoupe.ingest.languages import parse_language

SIDE_FILES = ("metadata.csv", "metadata.jsonl")

# Names under which exports and pages give the same thing; the first one wins.
_ALIASES = {
    "id": ("id", "doc_id", "document_id"),
    "outlet": (
        "outlet",
        "media",
        "sitename",
        "site",
        "publisher",
        "newspaper",
        "source",
    ),
    "title": ("title", "headline", "titre"),
    "url": ("url", "link", "source_url", "source-hostname"),
    "published": (
        "published",
        "date_publish",
        "date_published",
        "datePublished",
        "date",
    ),
    "language": ("language", "lang", "inLanguage"),
    "author": ("author", "authors", "byline"),
}
# Whom the text is from, where the outlet is named apart, as a feed item's source is.
_CREDITS = ("credit", "agency", "source", "sourceOrganization", "copyrightHolder")
_DAY = re.compile(r"(\d{4})-(\d{2})-(\d{2})")
_INSTANT = re.compile(r"\d{4}-\d{2}-\d{2}[T ]\d{2}:\d{2}")


class Metadata(msgspec.Struct, frozen=True, kw_only=True):
    """What is known of an article besides its text; empty where nobody says."""

    id: str = ""
    outlet: str = ""
    title: str = ""
    url: str = ""
    language: str = ""
    author: str = ""
    published: date | None = None
    published_time: str | None = None

    def over(self, other: "Metadata") -> "Metadata":
        """Return this with its gaps filled from ``other``."""
        mine = msgspec.structs.asdict(self)
        if self.published:  # an hour goes with its own day only
            mine["published_time"] = self.published_time or ""
        theirs = msgspec.structs.asdict(other)
        merged = {key: mine[key] or theirs[key] for key in mine}
        if self.published:
            merged["published_time"] = self.published_time
        return Metadata(**merged)


def parse_metadata(record: Mapping[str, Any]) -> Metadata:
    """Read the fields of a record under any of their usual names.

    Raises:
        UnreadableInput: if the publication date or the language is none.
    """
    values = {field: _first(record, names) for field, names in _ALIASES.items()}
    published, instant = parse_published(values.pop("published"))
    language = values.pop("language")
    code = parse_language(language) if language else ""
    if code is None:
        raise UnreadableInput(f"{language!r} is no language code")
    values["author"] = _signed(record, values["author"], values["outlet"])
    return Metadata(
        **values, published=published, published_time=instant, language=code
    )


def parse_published(value: str) -> tuple[date | None, str | None]:
    """Return the day as the outlet writes it, and the instant where there is one.

    >>> parse_published("2025-05-12T23:30:00+02:00")
    (datetime.date(2025, 5, 12), '2025-05-12T23:30:00+02:00')

    Raises:
        UnreadableInput: if it is not an ISO 8601 date.
    """
    if not value:
        return None, None
    found = _DAY.match(value)
    try:
        day = date(*map(int, found.groups())) if found else None
    except ValueError:
        day = None
    if day is None:
        raise UnreadableInput(f"{value!r} is no date of the form YYYY-MM-DD")
    if not _INSTANT.match(value):
        return day, None
    try:
        datetime.fromisoformat(value)
    except ValueError as error:
        raise UnreadableInput(f"{value!r} is no ISO 8601 time") from error
    return day, value


def read_side_file(path: Path) -> Iterator[tuple[str, Metadata | str]]:
    """Yield, for each row of a side file, the path it speaks of and its metadata.

    A row that cannot be read yields its path and the reason.

    Raises:
        UnreadableInput: if the file as a whole cannot be read.
        OSError: if it cannot be opened.
    """
    text = decode(path.read_bytes())
    rows = _json_rows(text) if path.suffix == ".jsonl" else _csv_rows(text)
    for number, row in enumerate(rows, start=1):
        name = str(row.get("path") or "").replace("\\", "/").removeprefix("./")
        if not name:
            yield "", f"row {number} names no path"
            continue
        try:
            yield name, parse_metadata(row)
        except UnreadableInput as error:
            yield name, str(error)


def _csv_rows(text: str) -> Iterator[dict[str, Any]]:
    header = text.partition("\n")[0]
    delimiter = max(",;\t", key=header.count)
    reader = csv.DictReader(io.StringIO(text, newline=""), delimiter=delimiter)
    names = [name.strip().lower() for name in reader.fieldnames or ()]
    if "path" not in names:
        raise UnreadableInput("its first line has no column named path")
    reader.fieldnames = names
    try:
        for row in reader:
            yield {key: value for key, value in row.items() if key}
    except csv.Error as error:
        raise UnreadableInput(f"not a CSV file: {error}") from error


def _json_rows(text: str) -> Iterator[dict[str, Any]]:
    for number, line in enumerate(text.splitlines(), start=1):
        if not line.strip():
            continue
        try:
            row = json.loads(line)
        except ValueError as error:
            raise UnreadableInput(f"line {number} is not JSON: {error}") from error
        if not isinstance(row, dict):
            raise UnreadableInput(f"line {number} is not an object")
        yield row


def _signed(record: Mapping[str, Any], author: str, outlet: str) -> str:
    """Return the author with whoever else the record credits."""
    credit = _first(record, _CREDITS)
    if credit in {"", outlet} or credit in author:
        return author
    return f"{author} · {credit}" if author else credit


def _first(record: Mapping[str, Any], names: tuple[str, ...]) -> str:
    """Return the first of several fields that says something."""
    for name in names:
        value = record.get(name)
        if isinstance(value, dict):
            value = value.get("name")
        if isinstance(value, list):
            value = ", ".join(str(part) for part in value)
        if value is not None and str(value).strip():
            return str(value).strip()
    return ""
