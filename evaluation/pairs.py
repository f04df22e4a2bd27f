"""Relate two clauses of two short articles: paraphrases, look-alikes, clashes, more.

Data: ``evaluation/gold/pairs``, some 1,760 pairs to tune on and as many by the same
nine hands to check on. Each names the clause that matters in either article, the family
of French it belongs to, and what is wanted: ``same`` (two voices for one claim),
``one`` (one claim, one voice), ``apart``, ``contested`` or ``update``.

Run ``python -m evaluation.pairs [tune|check]``: a line for every family.
"""

import sys
from collections import Counter
from typing import Any, Literal

from evaluation.adversarial import End, build, positions_at
from evaluation.data import OURS, read_jsonl, require

DATA = (OURS, "pairs")
Found = Literal["contested", "corroborated", "update", "one", "two", "apart"]
RIGHT: dict[str, frozenset[Found]] = {
    "same": frozenset({"corroborated"}),
    "one": frozenset({"one"}),
    "apart": frozenset({"apart", "update", "two"}),
    "contested": frozenset({"contested"}),
    "update": frozenset({"update"}),
}
_ORDER: tuple[Found, ...] = ("contested", "corroborated", "update", "one", "two")


def measure(part: str = "check") -> dict[str, float]:
    """Return how often each set ends as wanted, or corroborated where it must not."""
    found = Counter[tuple[str, str, bool, bool]]()
    for row in read_jsonl(require(*DATA, f"{part}.jsonl")):
        told = relate(row)
        right, vouched = told in RIGHT[row["want"]], told == "corroborated"
        found[row["set"], row["want"], right, vouched] += 1

    def share(group: str, want: str, *, vouched: bool = False) -> float:
        chosen = {k: n for k, n in found.items() if k[:2] == (group, want)}
        held = sum(n for k, n in chosen.items() if (k[3] if vouched else k[2]))
        return held / sum(chosen.values())

    return {
        "paraphrases corroborated": share("paraphrases", "same"),
        "look-alikes apart": share("lookalikes", "apart"),
        "look-alikes corroborated": share("lookalikes", "apart", vouched=True),
        "clashes contested": share("clashes", "contested"),
        "clashes corroborated": share("clashes", "contested", vouched=True),
        "updates updated": share("clashes", "update"),
        "two voices are two": share("voices", "same"),
        "one voice is one": share("voices", "one"),
        "negations same": share("negations", "same"),
        "negations contested": share("negations", "contested"),
        "negations apart": share("negations", "apart"),
        "negations corroborated": share("negations", "apart", vouched=True),
        "quotations contested": share("quotations", "contested"),
        "quotations same": share("quotations", "same"),
        "quotations apart": share("quotations", "apart"),
        "fillers same": share("fillers", "same"),
        "fillers apart": share("fillers", "apart"),
        "fillers corroborated": share("fillers", "apart", vouched=True),
        "wordings same": share("wordings", "same"),
        "wordings apart": share("wordings", "apart"),
        "wordings corroborated": share("wordings", "apart", vouched=True),
        "rivals contested": share("rivals", "contested"),
        "rivals corroborated": share("rivals", "contested", vouched=True),
        "rivals same": share("rivals", "same"),
        "rivals apart": share("rivals", "apart"),
    }


def relate(row: dict[str, Any]) -> Found:
    """Return how a dossier of both articles relates the two clauses of a pair.

    ``one`` stands in one position without being corroborated, ``two`` in two positions
    that are neither contested nor updated.
    """
    sides = ("a", "b")
    dossier = build({"lang": "fr", "articles": [_article(row, side) for side in sides]})
    ends = [_end(row, side) for side in sides]
    told: set[Found] = set()
    for claim in dossier["claims"]:
        at = [positions_at(claim, end) for end in ends]
        if all(at):
            told.add(_relation(claim, at))
    for relation in _ORDER:
        if relation in told:
            return relation
    return "apart"


def _relation(claim: dict[str, Any], at: list[set[int]]) -> Found:
    standing = claim["standing"]
    if standing == "contested" and at[0] != at[1]:
        return "contested"
    if at[0] & at[1]:
        return "corroborated" if standing.startswith("corroborated") else "one"
    return "update" if standing == "updated" else "two"


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


def main() -> None:
    """Print how many pairs of every family end as wanted, and what the others do."""
    part = sys.argv[1] if len(sys.argv) > 1 else "tune"
    found: dict[tuple[str, str, str], Counter[Found]] = {}
    for row in read_jsonl(require(*DATA, f"{part}.jsonl")):
        key = (row["set"], row["family"], row["want"])
        found.setdefault(key, Counter())[relate(row)] += 1
    for (group, family, want), told in sorted(found.items()):
        right = sum(n for relation, n in told.items() if relation in RIGHT[want])
        print(f"{group:12} {family:46.46} {want:10} {right}/{told.total()}", dict(told))


if __name__ == "__main__":
    main()
