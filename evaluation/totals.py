"""Score totals of a coverage: ``python -m evaluation.totals``.

How many dead, injured, missing, arrested or marching people, where and on whose word,
in the wordings of the French press. ``dev.txt`` was read while rules were written;
``check.txt``, written before, is only scored.
"""

import argparse
import re
from collections import Counter
from datetime import date
from pathlib import Path
from typing import NamedTuple

from evaluation.time import annotate_text
from recoupe.model import Quantity

FOLDER = Path(__file__).parent / "gold" / "totals"
MEASURES = frozenset({"dead", "injured", "missing", "arrested", "participants"})
_MARK = re.compile(r"\[([^]|]+)\|([^]|]+)\|([^]|]*)\|([^]|]*)\|([^]|]*)\]")
_DAY = date(2024, 3, 12)


class Total(NamedTuple):
    """One figure of a passage; ``measure`` is "-" where it is no total of people."""

    start: int
    end: int
    measure: str
    low: float | None
    high: float | None
    place: str
    source: str


class Passage(NamedTuple):
    """A text with its totals, offsets into the text without marks."""

    name: str
    text: str
    totals: list[Total]


def read_passages(part: str) -> list[Passage]:
    """Read ``dev`` or ``check``."""
    lines = (FOLDER / f"{part}.txt").read_text("utf-8").splitlines()
    rows = [line.split("\t", 1) for line in lines if line and line[0] != "#"]
    return [_passage(name, marked) for name, marked in rows]


def _passage(name: str, marked: str) -> Passage:
    text, position = "", 0
    totals: list[Total] = []
    for mark in _MARK.finditer(marked):
        text += marked[position : mark.start()]
        start = len(text)
        text += mark[1]
        low, _, high = mark[3].partition("..")
        ends = [float(end) if end else None for end in (low, high)]
        if ".." not in mark[3]:
            ends[1] = ends[0]
        totals.append(
            Total(start, len(text), mark[2], ends[0], ends[1], mark[4], mark[5])
        )
        position = mark.end()
    return Passage(name, text + marked[position:], totals)


def score_part(part: str, *, verbose: bool = False) -> dict[str, float]:
    """Return shares: value, value with measure, place, source, and totals not made up.

    Every share is of the cited totals; place and source of those that state one.
    """
    counts: Counter[str] = Counter()
    for passage in read_passages(part):
        _, quantities, _ = annotate_text(passage.name, passage.text, _DAY)
        _count(passage, quantities, counts, verbose=verbose)
    return {
        "value": counts["value"] / max(1, counts["totals"]),
        "value and measure": counts["measure"] / max(1, counts["totals"]),
        "place": counts["place"] / max(1, counts["places"]),
        "source": counts["source"] / max(1, counts["sources"]),
        "precision": counts["measure"] / max(1, counts["ours"]),
    }


def _count(
    passage: Passage,
    quantities: tuple[Quantity, ...],
    counts: Counter[str],
    *,
    verbose: bool,
) -> None:
    counts["ours"] += sum(q.measures in MEASURES for q in quantities)
    for total in passage.totals:
        best = max(quantities, key=lambda q: _shared(q, total), default=None)
        found = best if best is not None and _shared(best, total) > 0 else None
        if total.measure == "-":
            if verbose and found is not None and found.measures in MEASURES:
                print(passage.name, "MADE UP", _said(passage, total), found.measures)
            continue
        counts["totals"] += 1
        value = found is not None and _ends(found) == (total.low, total.high)
        measure = value and found is not None and found.measures == total.measure
        counts["value"] += value
        counts["measure"] += measure
        place, _, source = (found.scope or "" if found else "").partition("source : ")
        for name, asked, given in (
            ("place", total.place, place),
            ("source", total.source, source),
        ):
            counts[f"{name}s"] += bool(asked)
            right = measure and bool(asked) and asked.lower() in given.lower()
            counts[name] += right
            if verbose and asked and not right:
                print(passage.name, name.upper(), _said(passage, total), repr(given))
        if verbose and not measure:
            got = (found.value, *_ends(found), found.measures) if found else None
            print(passage.name, "WRONG", _said(passage, total), total.measure, got)


def _said(passage: Passage, total: Total) -> str:
    return repr(passage.text[total.start : total.end])


def _shared(quantity: Quantity, total: Total) -> int:
    return min(quantity.end, total.end) - max(quantity.start, total.start)


def _ends(quantity: Quantity) -> tuple[float | None, float | None]:
    low, high = (float(v) if v else None for v in (quantity.low, quantity.high))
    return low, high


def main() -> None:
    """Print both parts."""
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("-v", action="store_true", help="show errors (dev)")
    options = arguments.parse_args()
    for part in ("dev", "check"):
        print(part)
        for key, value in score_part(part, verbose=options.v and part == "dev").items():
            print(f"  {key}: {value:.3f}")


if __name__ == "__main__":
    main()
