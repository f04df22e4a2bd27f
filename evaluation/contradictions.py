"""Tell contradictions from what only looks like them: pairs of short articles.

Data: ``evaluation/gold/contradictions``, 160 pairs to tune on, 160 by another hand to
check on. Each names the clause that matters in either article and its relation:
``contested`` (90 kinds of conflict), ``same``, ``compatible`` or ``different``.

Run ``python -m evaluation.contradictions [tune|check]``.
"""

import sys
from collections import Counter
from typing import Any, Literal

from evaluation.adversarial import End, build, positions_at
from evaluation.data import OURS, read_jsonl, require

DATA = (OURS, "contradictions")
Found = Literal["contested", "corroborated", "one", "apart"]


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


def relate(row: dict[str, Any]) -> Found:
    """Return how a dossier of both articles relates the two clauses of a pair."""
    sides = ("a", "b")
    dossier = build({"lang": "fr", "articles": [_article(row, side) for side in sides]})
    ends = [_end(row, side) for side in sides]
    told: set[Found] = set()
    for claim in dossier["claims"]:
        at = [positions_at(claim, end) for end in ends]
        if not all(at):
            continue
        if claim["standing"] == "contested" and at[0] != at[1]:
            return "contested"
        corroborated = claim["standing"].startswith("corroborated") and at[0] & at[1]
        told.add("corroborated" if corroborated else "one")
    if not told:
        return "apart"
    return "corroborated" if "corroborated" in told else "one"


def _article(row: dict[str, Any], side: str) -> dict[str, Any]:
    return {
        "id": side,
        "outlet": f"Titre {side}",
        "text": row[side],
        "published": row.get(f"published_{side}", row["published"]),
    }


def _end(row: dict[str, Any], side: str) -> End:
    clause = row[f"s{side}"]
    start = row[side].index(clause)
    return side, start, start + len(clause)


if __name__ == "__main__":
    for name, share in measure(*sys.argv[1:2]).items():
        print(f"{name:30s} {share:.3f}")
