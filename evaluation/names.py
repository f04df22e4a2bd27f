"""Score names against WiNER-fr: exact span and type.

Persons, organisations, places, events and products. Conventions were studied on
2016-2017, which the model was trained on; 2018 is read as counts only.

Usage: python -m evaluation.names [2016|2017|2018] [-v]
"""

import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from evaluation.data import require
from recoupe.annotate.mentions import find_mentions
from recoupe.lang.parser import load_parser
from recoupe.model import Document, DocumentId

KINDS = {
    "Person": "PER",
    "Organization": "ORG",
    "Location": "LOC",
    "Event": "EVENT",
    "Product": "OBJ",
}
OURS = {"GPE": "LOC", "LAW": None}


def read_gold(path: Path) -> set[tuple[int, int, str]]:
    """Read one brat file; other classes are left out."""
    gold: set[tuple[int, int, str]] = set()
    for line in path.read_text(encoding="utf-8").splitlines():
        fields = line.split("\t")
        head = fields[1].split(" ") if len(fields) > 1 else [""]
        if head[0] in KINDS and ";" not in fields[1]:
            gold.add((int(head[1]), int(head[2]), KINDS[head[0]]))
    return gold


def articles(year: str) -> Iterator[tuple[str, str, set[tuple[int, int, str]]]]:
    """Yield name, text and gold of every annotated article of a year."""
    for path in sorted(require("corpora", "winer-fr", year).rglob("*.ann")):
        yield (
            path.stem,
            path.with_suffix(".txt").read_text(encoding="utf-8"),
            read_gold(path),
        )


def predict(name: str, text: str) -> set[tuple[int, int, str]]:
    """Return the names we find, as WiNER would write them."""
    document = Document(id=DocumentId(name), outlet="", text=text)
    parse = load_parser("fr").parse(text)
    return {
        (m.start, m.end, kind)
        for m in find_mentions(document, parse)
        if m.form == "name" and (kind := OURS.get(m.type, m.type))
    }


def main(year: str, *, verbose: bool, step: int = 1) -> None:
    """Print precision, recall and F by type."""
    right: Counter[str] = Counter()
    ours: Counter[str] = Counter()
    theirs: Counter[str] = Counter()
    missed: Counter[tuple[str, str]] = Counter()
    extra: Counter[tuple[str, str]] = Counter()
    for name, text, gold in list(articles(year))[::step]:
        found = predict(name, text)
        for kind in KINDS.values():
            g, f = ({x for x in s if x[2] == kind} for s in (gold, found))
            right[kind] += len(g & f)
            ours[kind] += len(f)
            theirs[kind] += len(g)
        missed.update((k, text[s:e]) for s, e, k in gold - found)
        extra.update((k, text[s:e]) for s, e, k in found - gold)
    for kind in [*KINDS.values(), "all"]:
        n, o, t = (
            (c[kind] if kind != "all" else sum(c.values()))
            for c in (right, ours, theirs)
        )
        p, r = n / max(o, 1), n / max(t, 1)
        mean = 2 * p * r / max(p + r, 1e-9)
        print(f"{kind:6} P {p:.3f}  R {r:.3f}  F {mean:.3f}  n {t}")
    if verbose:
        print("missed", missed.most_common(120))
        print("extra", extra.most_common(120))


if __name__ == "__main__":
    years = [a for a in sys.argv[1:] if a.isdigit() and len(a) == 4]
    steps = [
        int(a.removeprefix("--step=")) for a in sys.argv if a.startswith("--step=")
    ]
    main(
        years[0] if years else "2018",
        verbose="-v" in sys.argv,
        step=steps[0] if steps else 1,
    )
