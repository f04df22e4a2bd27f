"""Open, create and migrate the file of a project, and refuse what is not one."""

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from importlib.resources import files
from pathlib import Path

from recoupe.errors import ProjectError

APPLICATION_ID = 0x5243_5550  # "RCUP"
_MAGIC = b"SQLite format 3\x00"
_HEADER = 100  # bytes; https://www.sqlite.org/fileformat.html, section 1.3
_BUSY = 30.0  # seconds to wait for another process that is writing


@contextmanager
def open_project(path: Path, *, create: bool = False) -> Iterator[sqlite3.Connection]:
    """Open a project file for the length of a ``with`` block.

    A new file appears complete or not at all. One that is not ours is not touched.

    Args:
        path: The file.
        create: Whether to make it where there is none.

    Raises:
        ProjectError: if it is missing, another program's, newer than this, or damaged.
    """
    if not path.exists() or (create and path.stat().st_size == 0):
        if not create:
            raise ProjectError(f"{path}: no such file; recoupe build makes one")
        _create(path)
    _inspect(path)
    try:
        db = _connect(path)
        try:
            _migrate(db)
            yield db
        finally:
            db.close()
    except sqlite3.OperationalError as error:
        raise ProjectError(f"{path}: cannot be used: {error}") from error
    except sqlite3.DatabaseError as error:
        raise ProjectError(f"{path}: {_damaged(error)}") from error


def check_integrity(db: sqlite3.Connection) -> None:
    """Read every page of the file.

    Raises:
        sqlite3.DatabaseError: if one of them is damaged.
    """
    (verdict,) = db.execute("PRAGMA quick_check(1)").fetchone()
    if verdict != "ok":
        raise sqlite3.DatabaseError(verdict.splitlines()[0])


def _damaged(error: Exception) -> str:
    return f"a damaged project file ({error}); restore it from a copy or build it anew"


def _inspect(path: Path) -> None:
    """Refuse a file by its first bytes, without opening it as a database.

    Raises:
        ProjectError: if it is not a project, or one of a newer program.
    """
    try:
        size = path.stat().st_size
        with path.open("rb") as file:
            header = file.read(_HEADER)
    except OSError as error:
        raise ProjectError(f"{path}: {error.strerror}") from error
    if len(header) < _HEADER or not header.startswith(_MAGIC):
        raise ProjectError(f"{path}: not a project file of recoupe")
    if int.from_bytes(header[68:72]) != APPLICATION_ID:
        raise ProjectError(f"{path}: a database of another program, left as it is")
    if int.from_bytes(header[60:64]) > len(_scripts()):
        raise ProjectError(f"{path}: made by a newer recoupe; upgrade to open it")
    page = int.from_bytes(header[16:18])
    page_size = 65536 if page == 1 else page
    log = path.with_name(path.name + "-wal")
    pages = int.from_bytes(header[28:32])
    if size < pages * page_size and not log.exists():
        raise ProjectError(f"{path}: {_damaged(ValueError('it ends too early'))}")


def _connect(path: Path) -> sqlite3.Connection:
    db = sqlite3.connect(path, timeout=_BUSY)
    db.row_factory = sqlite3.Row
    db.execute("PRAGMA foreign_keys = ON")
    db.execute("PRAGMA journal_mode = WAL")
    db.execute("PRAGMA synchronous = NORMAL")  # safe against a killed process with WAL
    return db


def _create(path: Path) -> None:
    """Make a complete, empty project beside ``path``, then put it in its place."""
    draft = path.with_name(f".{path.name}.new")
    try:
        for leftover in (draft, draft.with_name(draft.name + "-journal")):
            leftover.unlink(missing_ok=True)
        db = sqlite3.connect(draft)
        try:
            db.execute(f"PRAGMA application_id = {APPLICATION_ID}")
            _migrate(db)
        finally:
            db.close()
        draft.replace(path)
    except (OSError, sqlite3.Error) as error:
        reason = getattr(error, "strerror", None) or str(error)
        raise ProjectError(f"{path}: cannot be made: {reason}") from error


def _migrate(db: sqlite3.Connection) -> None:
    """Apply the numbered scripts that ``user_version`` says are missing."""
    (version,) = db.execute("PRAGMA user_version").fetchone()
    for number, script in enumerate(_scripts()[version:], start=version + 1):
        db.executescript(f"BEGIN; {script}; PRAGMA user_version = {number}; COMMIT;")


def _scripts() -> list[str]:
    folder = files("recoupe.store").joinpath("migrations")
    found = sorted(
        (entry for entry in folder.iterdir() if entry.name.endswith(".sql")),
        key=lambda entry: entry.name,
    )
    return [entry.read_text(encoding="utf-8") for entry in found]
