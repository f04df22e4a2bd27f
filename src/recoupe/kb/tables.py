"""Reading the TSV files, ours and the user's.

Every file has a header; columns are found by name, so a user file may leave out the
optional ones. The name of a file says which table it extends: ``people.tsv`` and
``people-mine.tsv`` both feed the entries, ``terms*.tsv`` the terms, and so on.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from importlib.resources import files
from importlib.resources.abc import Traversable
from pathlib import Path
from typing import NamedTuple

from recoupe.errors import PackError

Row = Mapping[str, str]

# Tables that are not entries, by the beginning of their file name.
SPECIAL = (
    "ambiguous",
    "areas",
    "credits",
    "demonyms",
    "given_names",
    "memberships",
    "metonyms",
    "offices",
    "outlets",
    "terms",
    "transliterations",
)


class Table(NamedTuple):
    """One file: its name, its columns, its rows as lists in column order."""

    name: str
    columns: dict[str, int]
    rows: list[list[str]]

    def getter(self, column: str) -> Callable[[list[str]], str]:
        """Return a function that reads a column of a row, "" where it is missing."""
        index = self.columns.get(column)
        if index is None:
            return lambda _row: ""
        return lambda row: row[index] if index < len(row) else ""

    def require(self, *names: str) -> None:
        """Check that the file has these columns.

        Raises:
            PackError: if one is missing.
        """
        for name in names:
            if name not in self.columns:
                raise PackError(f"{self.name}: no column {name!r}")


def parse_table(name: str, text: str) -> Table:
    """Read one TSV; empty lines and lines that start with ``#`` are skipped."""
    lines = text.removeprefix("\ufeff").splitlines()
    rows = [line.split("\t") for line in lines if line.strip() and line[0] != "#"]
    if not rows:
        return Table(name, {}, [])
    header = {column.strip(): index for index, column in enumerate(rows[0])}
    return Table(name, header, rows[1:])


def read_tables(extra: Path | None = None) -> Iterator[Table]:
    """Yield our tables in the order of their names, then the user's in theirs.

    Raises:
        PackError: if ``extra`` is not a folder or a file of it is not UTF-8.
    """
    yield from _read_folder(files("recoupe.kb").iterdir())
    if extra is None:
        return
    if not extra.is_dir():
        raise PackError(f"not a folder of TSV files: {extra}")
    yield from _read_folder(extra.iterdir())


def _read_folder(paths: Iterable[Traversable]) -> Iterator[Table]:
    for path in sorted(paths, key=lambda path: path.name):
        if not path.name.endswith(".tsv"):
            continue
        try:
            text = path.read_text("utf-8")
        except UnicodeDecodeError as error:
            raise PackError(f"{path.name}: not UTF-8 ({error.reason})") from error
        yield parse_table(path.name, text)


def table_kind(name: str) -> str:
    """Return which table a file feeds: one of ``SPECIAL``, or "entries".

    >>> table_kind("terms-mine.tsv"), table_kind("people.tsv")
    ('terms', 'entries')
    """
    for kind in SPECIAL:
        if name.startswith(kind):
            return kind
    return "entries"
