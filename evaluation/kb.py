"""How many of the names that annotators marked does the knowledge base know?

Run: ``python -m evaluation.kb [YEAR ...]`` over WiNER-fr (Wikinews). A name counts as
known when the base finds it, or knows it as a demonym; ambiguity is not judged.
"""

import sys
from collections import Counter
from collections.abc import Iterator

from evaluation.data import require
from recoupe.kb import load_kb

_MARKS = 3  # columns of a text-bound line: id, type and offsets, surface
_TYPES = ("Location", "Organization", "Person", "Event", "Product")


def read_names(year: str) -> Iterator[tuple[str, str]]:
    """Yield (type, surface) of every marked name of a year."""
    for path in sorted(require("corpora", "winer-fr", year).rglob("*.ann")):
        for line in path.read_text("utf-8").splitlines():
            cells = line.split("\t")
            if len(cells) >= _MARKS and line.startswith("T"):
                yield cells[1].split(" ")[0], cells[2]


def main(years: list[str]) -> None:
    """Print known and marked names per type."""
    kb = load_kb()
    marked: Counter[str] = Counter()
    known: Counter[str] = Counter()
    for year in years:
        for type_, surface in read_names(year):
            marked[type_] += 1
            known[type_] += bool(kb.find(surface) or kb.demonym(surface))
    for type_ in _TYPES:
        share = known[type_] / max(marked[type_], 1)
        sys.stdout.write(f"{type_:14}{known[type_]:6}{marked[type_]:6}{share:8.3f}\n")


if __name__ == "__main__":
    main(sys.argv[1:] or ["2016", "2017"])
