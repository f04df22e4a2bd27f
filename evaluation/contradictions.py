"""Tell contradictions from what only looks like them: pairs of short articles.

Data: ``evaluation/gold/contradictions``, 160 pairs to tune on, 160 by another hand to
check on. Each names the clause that matters in either article and its relation:
``contested`` (90 kinds of conflict), ``same``, ``compatible`` or ``different``.

Run ``python -m evaluation.contradictions [tune|check]``.
"""

import sys
from collections import Counter

from evaluation.data import OURS, read_jsonl, require
from evaluation.pairs import relate

DATA = (OURS, "contradictions")


def measure(part: str = "check") -> dict[str, float]:
    """Return how often clauses of each relation are contested or corroborated."""
    rows = read_jsonl(require(*DATA, f"{part}.jsonl"))
    found = Counter((row["relation"], relate(row)) for row in rows)
    total = Counter(row["relation"] for row in rows)
    wrong = found["same", "contested"] + found["compatible", "contested"]
    wrong += found["different", "contested"]
    return {
        "contradictions contested": found["contested", "contested"]
        / total["contested"],
        "contradictions corroborated": found["contested", "corroborated"]
        / total["contested"],
        "contested wrongly": wrong / (total.total() - total["contested"]),
        "same corroborated": found["same", "corroborated"] / total["same"],
    }


if __name__ == "__main__":
    for name, share in measure(*sys.argv[1:2]).items():
        print(f"{name:30s} {share:.3f}")
