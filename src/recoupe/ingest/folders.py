"""Which files an input stands for."""

import os
import stat
from collections.abc import Iterator
from pathlib import Path

import msgspec

from recoupe.ingest.formats import LINES, READERS
from recoupe.ingest.metadata import SIDE_FILES

# Files that come along with articles and are none.
_COMPANIONS = ("readme", "license", "licence", "notice", "thumbs.db", "desktop.ini")
_PROJECTS = (".db", ".recoupe", ".sqlite", ".sqlite3", "-wal", "-shm", "-journal")
_ASSETS = ("_files", "_fichiers")  # what browsers save beside « page.html »


class Located(msgspec.Struct, frozen=True):
    """A file to read: where it is, and its name within the input it belongs to."""

    path: Path
    name: str
    folder: Path
    error: str = ""


def locate(path: Path) -> Iterator[Located]:
    """Yield the file, or the files below the folder, in order of their names."""
    try:
        kind = path.stat().st_mode
    except OSError as error:
        yield Located(path, path.name, path.parent, error.strerror or str(error))
        return
    if not stat.S_ISDIR(kind):
        if path.name.lower() not in SIDE_FILES:  # « folder/* » names them too
            yield Located(path, path.name, path.parent)
        return
    yield from _below(path, path, frozenset())


def is_readable_kind(path: Path) -> bool:
    """Tell whether a reader knows the file by its extension, or it has none."""
    suffix = path.suffix.lower()
    return suffix in READERS or suffix in LINES or not suffix


def _below(
    root: Path, folder: Path, above: frozenset[tuple[int, int]]
) -> Iterator[Located]:
    """Walk one folder; a link back to a folder above it is not followed."""
    try:
        status = folder.stat()
        entries = sorted(os.scandir(folder), key=lambda entry: entry.name)
    except OSError as error:
        name = folder.relative_to(root).as_posix()
        yield Located(folder, name, root, error.strerror or str(error))
        return
    key = (status.st_dev, status.st_ino)
    if key in above:
        return
    for entry in entries:
        path = folder / entry.name
        if _is_companion(entry.name):
            continue
        if path.is_dir():
            if not _is_assets(path):
                yield from _below(root, path, above | {key})
        else:
            yield Located(path, path.relative_to(root).as_posix(), root)


def _is_companion(name: str) -> bool:
    lowered = name.lower()
    return (
        lowered.startswith((".", *_COMPANIONS))
        or lowered.endswith(_PROJECTS)
        or lowered in SIDE_FILES
    )


def _is_assets(folder: Path) -> bool:
    for ending in _ASSETS:
        if folder.name.endswith(ending):
            page = folder.with_name(folder.name.removesuffix(ending))
            return (
                page.with_suffix(".html").exists() or page.with_suffix(".htm").exists()
            )
    return False
