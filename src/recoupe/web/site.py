"""What a request may ask of a project, and what is kept between requests."""

import sqlite3
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from threading import Lock
from typing import Any
from urllib.parse import urlencode

import msgspec

from recoupe.errors import ProjectError
from recoupe.pages.catalogue import Catalogue, Share, make_catalogue, origin_shares
from recoupe.pages.display import Display
from recoupe.pages.links import SiteLinks
from recoupe.store import open_project
from recoupe.store.reading import load_listing, load_names

PAGE = 50
LONGEST_QUERY = 200
LAST_PAGE = 100_000


class BadRequest(ValueError):  # noqa: N818 - reads as a fact
    """A parameter that does not have the expected form."""


class Answer(msgspec.Struct, frozen=True, kw_only=True):
    """What a page shows: the same values make the HTML and its JSON twin."""

    template: str
    title: str
    data: dict[str, Any]
    status: int = 200


class Site:
    """A project file and what every request needs of it, read once per build."""

    def __init__(self, file: Path) -> None:
        self.file = file
        self._lock = Lock()
        self._build = ""
        self._catalogue: Catalogue | None = None
        self._kept: dict[Any, Any] = {}

    @contextmanager
    def open(self) -> Iterator[sqlite3.Connection]:
        """Open the project for one request, to read only."""
        with open_project(self.file) as db:
            db.execute("PRAGMA query_only = ON")
            yield db

    def catalogue(self, db: sqlite3.Connection) -> Catalogue:
        """Return the documents, origins and names of the stored build.

        Raises:
            ProjectError: if the build never came to its end.
        """
        row = db.execute("SELECT fingerprint, program FROM build").fetchone()
        if row is None:
            raise ProjectError(
                f"{self.file}: the project has no dossier yet: run recoupe build again"
            )
        build = f"{row['fingerprint']} {row['program']}"
        with self._lock:
            if self._catalogue is None or build != self._build:
                documents, origins, stories = load_listing(db)
                names = load_names(db)
                self._catalogue = make_catalogue(documents, origins, stories, names)
                self._build, self._kept = build, {}
            return self._catalogue

    def keep(self, key: Any, make: Any) -> Any:
        """Return a value that only changes with the build, made at most once."""
        kept = self._kept
        if key not in kept:
            kept[key] = make()
        return kept[key]

    def shares(self, catalogue: Catalogue, story: str) -> tuple[Share, ...]:
        """Return the origin bar of a story."""
        return self.keep(  # type: ignore[no-any-return]
            ("shares", story),
            lambda: origin_shares(catalogue.of_story(story), catalogue),
        )


class Ask(msgspec.Struct, frozen=True, kw_only=True):
    """One request: the open project, and what was asked in which language."""

    db: sqlite3.Connection
    site: Site
    catalogue: Catalogue
    say: Display
    links: SiteLinks
    address: str
    path: Mapping[str, str]
    params: Mapping[str, str]

    def text(self, name: str) -> str:
        """Return a parameter.

        Raises:
            BadRequest: if it is too long.
        """
        value = self.params.get(name, "")
        if len(value) > LONGEST_QUERY:
            raise BadRequest(name)
        return value.strip()

    def choice(self, name: str, allowed: tuple[str, ...]) -> str:
        """Return a parameter that must be one of some words, the first by default.

        Raises:
            BadRequest: if it is another.
        """
        value = self.text(name) or allowed[0]
        if value not in allowed:
            raise BadRequest(name)
        return value

    def page(self, size: int = PAGE) -> slice:
        """Return which rows are asked for.

        Raises:
            BadRequest: if ``page`` is no number in reason.
        """
        value = self.text("page") or "1"
        if not (value.isascii() and value.isdigit() and 1 <= int(value) <= LAST_PAGE):
            raise BadRequest("page")
        start = (int(value) - 1) * size
        return slice(start, start + size)

    def url(self, **changed: Any) -> str:
        """Return this address with some parameters changed; empty ones go."""
        merged = {**self.params, **{k: str(v) for k, v in changed.items()}}
        kept = {key: value for key, value in merged.items() if value}
        return self.address + ("?" + urlencode(kept) if kept else "")


def pages_of(page: slice, total: int) -> dict[str, int]:
    """Return the number of a page, of all pages and of all rows."""
    size = page.stop - page.start
    return {
        "page": page.start // size + 1,
        "pages": max(1, -(-total // size)),
        "total": total,
    }
