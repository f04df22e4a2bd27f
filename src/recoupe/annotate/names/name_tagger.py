"""A linear chain over the words of a line: which of them are names, and of what.

The model is a conditional random field trained by ``training/tagger.py``; here its
weights are added up and the best sequence of labels is found. Labels say where a word
stands in a name: ``B I E`` for its beginning, inside and end, ``S`` for a whole name.
"""

from collections.abc import Iterator, Sequence
from functools import lru_cache
from importlib.resources import as_file, files

import numpy as np

from recoupe.annotate.names.name_features import EDGE, REACH, Line

_NEVER = np.float32(-1e4)
_CHUNK = 500  # words whose weights are added up together: bounds memory
_PLACES = 2 * REACH + 1  # a word and its neighbours on either side

Table = np.ndarray[tuple[int, int], np.dtype[np.float32]]


class Tagger:
    """Weights of features and of pairs of labels."""

    def __init__(
        self, labels: Sequence[str], features: Sequence[str], table: Table, pairs: Table
    ) -> None:
        """Take a table of ``len(features)`` rows and ``7 * len(labels)`` columns.

        Columns are grouped by where the feature stands: three words before the
        labelled word first, three after it last.
        """
        self._labels = tuple(labels)
        self._rows = {feature: row for row, feature in enumerate(features)}
        self._table = table
        self._pairs = pairs + _impossible(self._labels)
        self._first = _edge(self._labels, "IE")
        self._last = _edge(self._labels, "BI")

    def tag(self, line: Line) -> Iterator[tuple[int, int, str]]:
        """Yield (first token, end token, type) of the names of a line, in order."""
        start = None
        for at, label in enumerate(self._best(self._scores(line.features))):
            place, _, kind = label.partition("-")
            if place in {"B", "S"}:
                start = at
            if place in {"E", "S"} and start is not None:
                yield line.first + start, line.first + at + 1, kind

    def _scores(self, features: list[list[str]]) -> Table:
        """Add up, for every word and label, the weights of all features in reach."""
        size, width = len(features), len(self._labels)
        scores = np.zeros((size, width), dtype=np.float32)
        beyond = [[EDGE]] * REACH
        rows = [*beyond, *features, *beyond]
        for begin in range(0, len(rows), _CHUNK):
            sums = self._sums(rows[begin : begin + _CHUNK])
            for place in range(_PLACES):
                # row r of a line's padded rows speaks of word r - place
                part = sums[:, place * width : (place + 1) * width]
                low = max(0, begin - place)
                high = min(size, begin + len(sums) - place)
                if low < high:
                    scores[low:high] += part[low + place - begin : high + place - begin]
        return scores

    def _sums(self, rows: list[list[str]]) -> Table:
        known = self._rows
        sums = np.zeros((len(rows), self._table.shape[1]), dtype=np.float32)
        for row, total in zip(rows, sums, strict=True):
            if numbers := [known[f] for f in row if f in known]:
                np.add.reduce(self._table.take(numbers, axis=0), axis=0, out=total)
        return sums

    def _best(self, scores: Table) -> list[str]:
        """Return the labels of the best path (Viterbi)."""
        value = self._first + scores[0]
        columns = np.arange(len(self._labels))
        back: list[np.ndarray] = []
        for row in scores[1:]:
            through = value[:, None] + self._pairs
            best = through.argmax(axis=0)
            back.append(best)
            value = through[best, columns] + row
        state = int((value + self._last).argmax())
        path = [state]
        for best in reversed(back):
            state = int(best[state])
            path.append(state)
        return [self._labels[state] for state in reversed(path)]


def _impossible(labels: Sequence[str]) -> Table:
    """Forbid « I » and « E » after anything but a « B » or « I » of their type."""
    width = len(labels)
    table = np.zeros((width, width), dtype=np.float32)
    for row, before in enumerate(labels):
        for column, after in enumerate(labels):
            goes_on = before[:2] in {"B-", "I-"}
            continues = after[:2] in {"I-", "E-"}
            if goes_on != continues or (continues and before[2:] != after[2:]):
                table[row, column] = _NEVER
    return table


def _edge(labels: Sequence[str], places: str) -> np.ndarray:
    forbidden = [_NEVER if one != "O" and one[0] in places else 0.0 for one in labels]
    return np.array(forbidden, dtype=np.float32)


@lru_cache(maxsize=4)
def load_tagger(language: str) -> Tagger | None:
    """Return the tagger of a language, read once per process; None if it has none."""
    source = files("recoupe.lang").joinpath(language).joinpath("name_tagger.npz")
    if not source.is_file():
        return None
    with as_file(source) as path, np.load(path, allow_pickle=False) as stored:
        labels = stored["labels"].tolist()
        features = bytes(stored["features"]).decode("utf-8").split("\n")
        table = np.zeros((len(features), _PLACES * len(labels)), dtype=np.float32)
        table[stored["rows"], stored["columns"]] = stored["values"]
        return Tagger(labels, features, table, stored["pairs"])
