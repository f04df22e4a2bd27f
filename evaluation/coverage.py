"""Score figures of real coverages: ``python -m evaluation.coverage [tune|check]``.

A topic of RPM2 is twenty articles of the French press on one affair, a month apart. The
gold (``gold/coverage``) has every cited total by file and offsets, and pairs of them:
``same`` (one claim), ``update`` (a later value of one slot), ``contested``,
``different`` (look-alikes). No text is copied: the corpus is read in place, as a user
would give it, a folder of plain files without dates. ``tune`` was read while rules were
written; ``check`` is only scored. Pairs that their annotator doubts are left out.
"""

import argparse
import json
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from decimal import Decimal
from itertools import combinations
from pathlib import Path
from typing import Any, NamedTuple

from evaluation.data import read_jsonl, require
from recoupe.ingest.reading import Reading, read
from recoupe.model import AnnotatedDocument, Claim, Document, Dossier, Quantity, Span
from recoupe.pipeline import annotate, compare

CORPUS = ("corpora", "rpm2", "documents")
GOLD = Path(__file__).parent / "gold" / "coverage"
PARTS = ("tune", "check")

# The gold's measures of people, in ours; hostages, staff and money are "other" there.
MEASURES: Mapping[str, frozenset[str]] = {
    "participants": frozenset({"participants"}),
    "dead": frozenset({"dead"}),
    "injured": frozenset({"injured"}),
    "arrests": frozenset({"arrested", "prisoners"}),
    "missing": frozenset({"missing"}),
    "displaced": frozenset({"displaced"}),
}
_NAMED = frozenset(measure for ours in MEASURES.values() for measure in ours)
_MONEY = frozenset({"EUR", "USD"})

Row = dict[str, Any]


class Place(NamedTuple):
    """A figure: a file and offsets into its text as read."""

    file: str
    start: int
    end: int


class Topic(NamedTuple):
    """A coverage as it was read and compared; ``figures`` find claims by place."""

    annotated: Mapping[str, AnnotatedDocument]
    dossier: Dossier

    def quantity(self, place: Place) -> Quantity | None:
        """Return what was read where the gold has a figure."""
        found = self.annotated[place.file].quantities
        best = max(found, key=lambda q: _shared(q.start, q.end, place), default=None)
        return best if best and _shared(best.start, best.end, place) > 0 else None

    def homes(self, place: Place) -> list[tuple[Claim, int]]:
        """Return the figure claims that hold a figure, each with its position."""
        document = self.annotated[place.file].document.id
        return [
            (claim, rank)
            for claim in self.dossier.claims
            if claim.kind == "figure"
            for rank, position in enumerate(claim.positions)
            for found in position.assertions
            if found.document == document
            and isinstance(found.head, Span)
            and _shared(found.head.start, found.head.end, place) > 0
        ]


def _shared(start: int, end: int, place: Place) -> int:
    return min(end, place.end) - max(start, place.start)


def topics_of(part: str) -> list[str]:
    """Return the names of the coverages of a part."""
    return sorted({row["topic"] for row in read_jsonl(GOLD / part / "totals.jsonl")})


def documents_of(topic: str) -> dict[str, Document]:
    """Read the articles of a coverage; returns them by file name."""
    paths = sorted(require(*CORPUS).glob(f"{topic}_*.txt"))
    found = (reading for reading in read(paths) if isinstance(reading, Reading))
    return {Path(r.document.path or "").name: r.document for r in found}


def build(
    topic: str,
    reader: Callable[[Document], AnnotatedDocument] = annotate,
) -> Topic:
    """Read and compare one coverage."""
    annotated = {n: reader(document) for n, document in documents_of(topic).items()}
    return Topic(annotated, compare(list(annotated.values())))


class _Offsets:
    """Turns offsets into a file (its mark and CR counted) into those of its text."""

    def __init__(self) -> None:
        self._texts: dict[str, str] = {}

    def place(self, row: Row) -> Place:
        name = row["file"]
        if name not in self._texts:
            raw = require(*CORPUS, name).read_bytes()
            self._texts[name] = raw.decode("utf-8")
        return Place(name, self._at(name, row["start"]), self._at(name, row["end"]))

    def _at(self, name: str, offset: int) -> int:
        before = self._texts[name][:offset]
        return offset - before.startswith("\ufeff") - before.count("\r\n")


def score_totals(rows: Iterable[Row], topics: Mapping[str, Topic]) -> Counter[str]:
    """Count the cited totals that are read, rightly, and as what they are."""
    counts: Counter[str] = Counter()
    offsets = _Offsets()
    for row in rows:
        if row.get("optional"):
            continue
        found = topics[row["topic"]].quantity(offsets.place(row))
        right = judge_total(row, found)
        counts["totals"] += 1
        counts.update(right)
    return counts


def judge_total(row: Row, found: Quantity | None) -> frozenset[str]:
    """Return what of a total is right: value, bounds (and value), measure (and value).

    The value of a range is its bounds.
    """
    if found is None:
        return frozenset()
    value = _number(row["value"])
    bounds = _number(row["low"]), _number(row["high"])
    meant = _number(found.value)
    within = (_number(found.low), _number(found.high)) == bounds
    if not (meant == value if value is not None else within):
        return frozenset({"found"})
    right = {"found", "value"}
    if within:
        right.add("bounds")
    if _measures(row, found):
        right.add("measure")
    return frozenset(right)


def _measures(row: Row, found: Quantity) -> bool:
    unit = row.get("unit", "1")
    if unit == "%" or unit in _MONEY:
        return bool(found.unit == unit)
    if found.unit == "%" or (found.unit or "").isupper():
        return False
    wanted = MEASURES.get(row["measure"])
    return found.measures in wanted if wanted else found.measures not in _NAMED


def _number(value: object) -> Decimal | None:
    return None if value is None else Decimal(str(value))


def score_pairs(
    rows: Iterable[Row], topics: Mapping[str, Topic], *, verbose: bool = False
) -> Counter[str]:
    """Count the pairs that stand in one figure claim, and how that claim stands."""
    counts: Counter[str] = Counter()
    offsets = _Offsets()
    for row in rows:
        if row.get("doubt"):
            continue
        topic, relation = topics[row["topic"]], row["relation"]
        homes = [topic.homes(offsets.place(row[side])) for side in "ab"]
        held = {claim.id: claim for claim, _ in homes[0]}
        claim = next((c for c, _ in homes[1] if c.id in held), None)
        counts[relation] += 1
        if verbose:
            print(relation, json.dumps(row), "—" if claim is None else claim.standing)
        if claim is None:
            continue
        counts[f"{relation} aligned"] += 1
        counts[f"{relation} {claim.standing.value}"] += 1
        ranks = [{rank for c, rank in side if c.id == claim.id} for side in homes]
        counts[f"{relation} in one position"] += bool(ranks[0] & ranks[1])
    return counts


def score_slots(
    rows: Sequence[Row], topics: Mapping[str, Topic], *, verbose: bool = False
) -> Counter[str]:
    """Count all pairs of totals that stand in one claim, and those of two slots."""
    counts: Counter[str] = Counter()
    offsets = _Offsets()
    for name, topic in topics.items():
        held: dict[str, list[Row]] = defaultdict(list)
        for row in rows:
            if row["topic"] == name:
                for home in {c.id for c, _ in topic.homes(offsets.place(row))}:
                    held[home].append(row)
        for together in held.values():
            for a, b in combinations(together, 2):
                counts["pairs"] += 1
                counts["wrong"] += a["slot"] != b["slot"]
                if verbose and a["slot"] != b["slot"]:
                    print("WRONG", json.dumps(a), json.dumps(b))
    return counts


def figures(totals: Counter[str], pairs: Counter[str], slots: Counter[str]) -> Row:
    """Return the shares that the bars are about."""
    one = ("same", "update")
    aligned = sum(pairs[f"{r} aligned"] for r in (*one, "contested"))
    wrong = pairs["different aligned"]
    return {
        "totals found": _share(totals["found"], totals["totals"]),
        "totals value": _share(totals["value"], totals["totals"]),
        "totals value and bounds": _share(totals["bounds"], totals["totals"]),
        "totals value and measure": _share(totals["measure"], totals["totals"]),
        "pairs aligned": _share(
            sum(pairs[f"{r} aligned"] for r in one), sum(pairs[r] for r in one)
        ),
        "alignments wrong": _share(wrong, wrong + aligned),
        "alignments wrong, every pair": _share(slots["wrong"], slots["pairs"]),
        "updates updated": _share(pairs["update updated"], pairs["update"]),
        "updates contested": _share(pairs["update contested"], pairs["update"]),
        "contested contested": _share(pairs["contested contested"], pairs["contested"]),
    }


def _share(count: int, total: int) -> float:
    return count / total if total else 0.0


def measure(
    part: str,
    *,
    reader: Callable[[Document], AnnotatedDocument] = annotate,
    verbose: bool = False,
) -> tuple[Row, Counter[str]]:
    """Build every coverage of a part and score it; returns shares and counts."""
    totals = read_jsonl(GOLD / part / "totals.jsonl")
    topics = {topic: build(topic, reader) for topic in topics_of(part)}
    read_counts = score_totals(totals, topics)
    pairs = score_pairs(
        read_jsonl(GOLD / part / "pairs.jsonl"), topics, verbose=verbose
    )
    slots = score_slots(totals, topics, verbose=verbose)
    counts = Counter({f"slots {name}": n for name, n in slots.items()})
    return figures(read_counts, pairs, slots), read_counts + pairs + counts


def main() -> None:
    """Print the figures of the parts; the errors of ``tune`` where asked."""
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("part", nargs="*", choices=[*PARTS, []], default=[])
    arguments.add_argument("-v", action="store_true", help="show errors (tune)")
    options = arguments.parse_args()
    for part in options.part or PARTS:
        print(part)
        shares, counts = measure(part, verbose=options.v and part == "tune")
        for name, share in shares.items():
            print(f"  {name:32} {share:.3f}")
        print("  " + ", ".join(f"{k} {n}" for k, n in sorted(counts.items())))


if __name__ == "__main__":
    main()
