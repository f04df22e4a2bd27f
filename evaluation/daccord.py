"""Score contradictions between sentences, DACCORD's development set; RTE3-FR beside it.

Data: ``corpora/daccord/daccord_dev.tsv``, 624 pairs labelled as contradicting or
compatible, from fact-checking articles; ``corpora/rte3-fr``, 800 pairs of three
classes, of which the contradictions are asked for here. Pairs of DACCORD are split by
the article they are from: signs and weights were made on the pairs of "tune", those of
"check" were only ever scored.

Run ``python -m evaluation.daccord [--rte3] [-v]``; -v shows the errors of "tune".
"""

import csv
import hashlib
import sys
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Literal, NamedTuple

from evaluation.data import require
from recoupe.annotate import annotate
from recoupe.assertions import read_assertions
from recoupe.crosscheck.short_texts.contradiction import Verdict, judge
from recoupe.crosscheck.short_texts.statements import Statement, read_statement
from recoupe.ingest.masks import with_masks
from recoupe.lang.contraries import load_contraries
from recoupe.lang.words import load_words
from recoupe.model import Document, DocumentId

Half = Literal["tune", "check"]
DACCORD = ("corpora", "daccord", "daccord_dev.tsv")
RTE3 = ("corpora", "rte3-fr", "RTE3-FR-dev-set-3class.tsv")
CONTRADICTION = "contradiction"


class Sample(NamedTuple):
    """Two texts and what people say of them."""

    name: str
    texts: tuple[str, str]
    contradicts: bool
    group: str  # pairs of one group share their article

    @property
    def half(self) -> Half:
        """Which half its article falls into."""
        return "check" if hash_group(self.group) % 2 else "tune"


def hash_group(group: str, salt: str = "") -> int:
    """Return a number that spreads groups evenly and is the same everywhere."""
    return int(hashlib.sha256((salt + group).encode()).hexdigest(), 16)


def read_samples(path: Path) -> list[Sample]:
    """Read the pairs of either set."""
    with path.open(encoding="utf-8", newline="") as lines:
        return [
            Sample(
                row["id"],
                (row["premise"].strip(), row["hypothesis"].strip()),
                row["label_text"] == CONTRADICTION,
                row.get("url") or row["premise"].strip(),
            )
            for row in csv.DictReader(lines, delimiter="\t")
        ]


def judge_samples(samples: Sequence[Sample]) -> Iterator[tuple[Sample, Verdict]]:
    """Judge pairs; a text that several of them share is read once."""
    words, contraries = load_words("fr"), load_contraries("fr")
    known: dict[str, Statement] = {}
    for sample in samples:
        for text in sample.texts:
            if text not in known:
                document = Document(id=DocumentId(text), outlet="", text=text)
                found = read_assertions(annotate(with_masks(document)))
                known[text] = read_statement(found, words, contraries)
        left, right = (known[text] for text in sample.texts)
        yield sample, judge(left, right, words=words, contraries=contraries)


def score(judged: Sequence[tuple[Sample, Verdict]]) -> Mapping[str, float]:
    """Return accuracy, and precision and recall of contradictions."""
    counts = Counter(
        (sample.contradicts, verdict.is_contradiction) for sample, verdict in judged
    )
    right = counts[True, True]
    return {
        "accuracy": (right + counts[False, False]) / max(1, len(judged)),
        "precision": right / max(1, right + counts[False, True]),
        "recall": right / max(1, right + counts[True, False]),
    }


def rank(judged: Sequence[tuple[Sample, Verdict]]) -> float:
    """Return how often a contradiction scores above what is none (area under ROC)."""
    yes = [verdict.score for sample, verdict in judged if sample.contradicts]
    no = [verdict.score for sample, verdict in judged if not sample.contradicts]
    wins = sum((a > b) + (a == b) / 2 for a in yes for b in no)
    return wins / max(1, len(yes) * len(no))


def measure() -> Mapping[str, float]:
    """Score the check half of DACCORD."""
    samples = [s for s in read_samples(require(*DACCORD)) if s.half == "check"]
    return score(list(judge_samples(samples)))


def show_signs(judged: Sequence[tuple[Sample, Verdict]]) -> None:
    """Print of each sign how often it stands and how often the pair contradicts."""
    stands: Counter[str] = Counter()
    right: Counter[str] = Counter()
    for sample, verdict in judged:
        for sign in verdict.signs:
            stands[sign.name] += 1
            right[sign.name] += sample.contradicts
    for name, count in stands.most_common():
        print(f"  {name:18}{count:5}{right[name] / count:7.2f}")


def main(arguments: Sequence[str]) -> None:
    """Print the figures of both halves, and of RTE3-FR where asked."""
    judged = list(judge_samples(read_samples(require(*DACCORD))))
    for half in ("tune", "check"):
        part = [(sample, verdict) for sample, verdict in judged if sample.half == half]
        told = ", ".join(f"{name} {value:.3f}" for name, value in score(part).items())
        print(f"{half} ({len(part)}): {told}, area {rank(part):.3f}")
        if half == "tune":
            show_signs(part)
    if "-v" in arguments:
        for sample, verdict in judged:
            if sample.half == "tune" and sample.contradicts != verdict.is_contradiction:
                print(sample.name, sample.contradicts, round(verdict.score, 2))
                print("  ", *(f"{s.name} {s.detail};" for s in verdict.signs))
    if "--rte3" in arguments:
        other = list(judge_samples(read_samples(require(*RTE3))))
        print(f"rte3-fr ({len(other)}): area {rank(other):.3f}")


if __name__ == "__main__":
    main(sys.argv[1:])
