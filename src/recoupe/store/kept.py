"""What a stage keeps between builds, as bytes under a kind and two numbers."""

import sqlite3
from collections.abc import Collection, Iterable, Iterator


class KeptRows:
    """Values of one project file; nothing lasts before ``commit``."""

    def __init__(self, db: sqlite3.Connection) -> None:
        self._db = db

    def load(self, kind: str) -> Iterator[tuple[int, int, bytes]]:
        """Yield every value of a kind with its numbers, in their order."""
        rows = self._db.execute(
            "SELECT first, second, value FROM kept WHERE kind = ? "
            "ORDER BY first, second",
            (kind,),
        )
        yield from (tuple(row) for row in rows)

    def get(self, kind: str, keys: Iterable[tuple[int, int]]) -> Iterator[bytes]:
        """Yield the values under some numbers, in the order asked for."""
        for key in keys:
            (value,) = self._db.execute(
                "SELECT value FROM kept WHERE kind = ? AND first = ? AND second = ?",
                (kind, *key),
            ).fetchone()
            yield value

    def put(self, kind: str, rows: Iterable[tuple[int, int, bytes]]) -> None:
        """Add values, or put them in the place of those under their numbers."""
        self._db.executemany(
            "INSERT OR REPLACE INTO kept VALUES (?, ?, ?, ?)",
            ((kind, *row) for row in rows),
        )

    def drop(self, kind: str, firsts: Collection[int]) -> None:
        """Remove the values under some first numbers."""
        self._db.executemany(
            "DELETE FROM kept WHERE kind = ? AND first = ?",
            [(kind, number) for number in firsts],
        )

    def drop_either(self, kind: str, numbers: Collection[int]) -> None:
        """Remove the values under some numbers, be they first or second."""
        self.drop(kind, numbers)
        self._db.executemany(
            "DELETE FROM kept WHERE kind = ? AND second = ?",
            [(kind, number) for number in numbers],
        )

    def clear(self) -> None:
        """Remove everything."""
        self._db.execute("DELETE FROM kept")

    def commit(self) -> None:
        """Make all of it last, at once."""
        self._db.commit()
