"""Stage: bytes to documents.

In:    paths of articles, exports of articles, and folders of these
Out:   documents in path order, and a problem for whatever could not be read
Rule:  text is never altered; a bad file is a value, never an exception
Score: tests/ingest, tests/test_bad_input.py
"""

from collections.abc import Iterable, Iterator
from pathlib import Path

from recoupe.ingest.reading import DEFAULT_LIMIT, Reading, read
from recoupe.model import Document, Problem

__all__ = ["read_documents"]

VERSION = 1


def read_documents(
    paths: Iterable[str | Path], *, limit: int = DEFAULT_LIMIT
) -> Iterator[Document | Problem]:
    """Read files and folders, each file once, folders in path order.

    Args:
        paths: Text, saved HTML pages, JSON or JSON Lines of articles, RSS or Atom
            feeds, or folders.
        limit: Largest file, and largest line of a JSON Lines file, in bytes.
    """
    for found in read(paths, limit=limit):
        yield found.document if isinstance(found, Reading) else found
