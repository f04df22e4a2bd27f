"""Score lineage: origins of the adversarial items, derived copies at scale."""

import json
from collections import defaultdict
from collections.abc import Sequence
from datetime import date
from typing import Any

from evaluation.data import require
from recoupe.lineage import trace_lineage
from recoupe.model import Document, DocumentId

TUNE = ("a", "c", "e")


def documents_of(item: dict[str, Any]) -> list[Document]:
    """Return the articles of one adversarial item as documents."""
    return [
        Document(
            id=DocumentId(article["id"]),
            outlet=article["outlet"],
            title=article["title"],
            text=article["text"],
            language=article["lang"],
            published=date.fromisoformat(article["published"]),
        )
        for article in item["articles"]
    ]


def partition(item: dict[str, Any]) -> dict[str, int]:
    """Return the origin of every document as gold has it."""
    return {d: n for n, group in enumerate(item["origins"]) for d in group}


def b_cubed(gold: dict[str, Any], found: dict[str, Any]) -> tuple[float, float]:
    """Return B-cubed precision and recall of one partition."""
    precision = recall = 0.0
    for document in gold:
        same = {d for d in gold if gold[d] == gold[document]}
        mine = {d for d in gold if found[d] == found[document]}
        precision += len(same & mine) / len(mine)
        recall += len(same & mine) / len(same)
    return precision / len(gold), recall / len(gold)


def adversarial(*, verbose: bool = True) -> dict[str, list[float]]:
    """Return, by half and category: items, exact, B3 P, B3 R, false joins."""
    rows: dict[str, list[float]] = defaultdict(lambda: [0.0] * 5)
    for path in sorted(require("gold", "adversarial").glob("d*.json")):
        item = json.loads(path.read_text(encoding="utf-8"))
        half = "tune" if path.stem[-1] in TUNE else "check"
        gold = partition(item)
        lineage = trace_lineage(documents_of(item))
        found = {str(d): o for d, o in lineage.document_origins.items()}
        precision, recall = b_cubed(gold, found)
        exact = precision == recall == 1.0
        if verbose and not exact and half == "tune":
            print("  ", path.stem, item["origins"], found)
        for key in (half, f"{half} {path.stem[1:3]} {item['category']}"):
            add = (1, exact, precision, recall, precision < 1.0)
            rows[key] = [a + b for a, b in zip(rows[key], add, strict=True)]
    return rows


def report(rows: dict[str, Sequence[float]]) -> None:
    """Print one line a row."""
    for key, (n, exact, precision, recall, false) in sorted(rows.items()):
        print(
            f"{key:32} items {n:3.0f} exact {exact:3.0f} "
            f"B3 P {precision / n:.3f} R {recall / n:.3f} false joins {false:.0f}"
        )


if __name__ == "__main__":
    report(adversarial())
