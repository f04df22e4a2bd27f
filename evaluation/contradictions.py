"""Tell contradictions from what only looks like them: pairs of short articles.

Data: ``evaluation/gold/contradictions``, 160 pairs to tune on, 160 by another hand to
check on. Each names the clause that matters in either article and its relation:
``contested`` (90 kinds of conflict), ``same``, ``compatible`` or ``different``.

Run ``python -m evaluation.contradictions [tune|check]``.
"""

import datetime as dt
import sys
from collections import Counter
from typing import Any, Literal

import recoupe
from evaluation.data import OURS, read_jsonl, require
from recoupe.model import Claim, Document, DocumentId, Standing

DATA = (OURS, "contradictions")
Found = Literal["contested", "corroborated", "one", "apart"]
End = tuple[str, int, int]  # document, first and last character of a clause


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
    dossier = recoupe.build_dossier(_article(row, side) for side in ("a", "b"))
    ends = [_end(row, side) for side in ("a", "b")]
    told: set[Found] = set()
    for claim in dossier.claims:
        at = [_positions(claim, end) for end in ends]
        if not all(at):
            continue
        if claim.standing is Standing.CONTESTED and at[0] != at[1]:
            return "contested"
        corroborated = claim.standing is Standing.CORROBORATED and at[0] & at[1]
        told.add("corroborated" if corroborated else "one")
    if not told:
        return "apart"
    return "corroborated" if "corroborated" in told else "one"


def _article(row: dict[str, Any], side: str) -> Document:
    day = row.get(f"published_{side}", row["published"])
    return Document(
        id=DocumentId(side),
        outlet=f"Titre {side}",
        text=row[side],
        language="fr",
        published=dt.date.fromisoformat(day),
    )


def _end(row: dict[str, Any], side: str) -> End:
    clause = row[f"s{side}"]
    start = row[side].index(clause)
    return side, start, start + len(clause)


def _positions(claim: Claim, end: End) -> set[int]:
    document, start, stop = end
    return {
        rank
        for rank, position in enumerate(claim.positions)
        for a in position.assertions
        if a.document == document and a.start < stop and start < a.end
    }


if __name__ == "__main__":
    for name, share in measure(*sys.argv[1:2]).items():
        print(f"{name:30s} {share:.3f}")
