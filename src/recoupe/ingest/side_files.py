"""What side files say about the articles beside and below them."""

from collections.abc import Iterator
from pathlib import Path

from recoupe.errors import UnreadableInput
from recoupe.ingest.folders import Located
from recoupe.ingest.metadata import SIDE_FILES, Metadata, read_side_file
from recoupe.model import Problem


class SideFiles:
    """The side files of all folders that were visited, each read once."""

    def __init__(self) -> None:
        self._known: dict[Path, _SideFile] = {}
        self._problems: list[Problem] = []

    def about(self, located: Located) -> Metadata:
        """Return what is said about a file; the nearest folder has the last word."""
        found = Metadata()
        folder = located.path.parent
        while True:
            name = located.path.relative_to(folder).as_posix()
            found = found.over(self._of(folder).about(name))
            if folder in (located.folder, folder.parent):
                return found
            folder = folder.parent

    def problems(self) -> list[Problem]:
        """Return what went wrong since the last call."""
        problems, self._problems = self._problems, []
        return problems

    def unused(self, root: Path) -> Iterator[Problem]:
        """Yield a problem for each row, at or below a folder, about a missing file."""
        for folder in sorted(self._known):
            if folder == root or root in folder.parents:
                yield from self._known[folder].unused()

    def _of(self, folder: Path) -> "_SideFile":
        if folder not in self._known:
            self._known[folder] = _SideFile(folder)
            self._problems += self._known[folder].problems
        return self._known[folder]


class _SideFile:
    """The rows of one folder."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.problems: list[Problem] = []
        self._rows: dict[str, Metadata] = {}
        self._used: set[str] = set()
        for name in SIDE_FILES:
            if (folder / name).is_file():
                self._load(folder / name)

    def _load(self, path: Path) -> None:
        try:
            for name, row in read_side_file(path):
                if isinstance(row, Metadata):
                    self._rows[name] = row
                else:
                    self._say(f"{name}: {row}" if name else row, path)
        except UnreadableInput as error:
            self._say(str(error), path)
        except OSError as error:
            self._say(error.strerror or str(error), path)

    def _say(self, message: str, path: Path) -> None:
        self.problems.append(Problem("bad-metadata", message, path=str(path)))

    def about(self, name: str) -> Metadata:
        self._used.add(name)
        return self._rows.get(name, Metadata())

    def unused(self) -> Iterator[Problem]:
        for name in sorted(set(self._rows) - self._used):
            message = "the side file speaks of it but it is not there"
            yield Problem("missing-file", message, path=str(self.folder / name))
