"""Learn what each check weighs from linked and unlinked pairs of assertions.

Data: the adversarial items whose id ends in a, b or c, and our own to tune on. A link
"same", "compatible-detail", "contested" or "update" between two clauses, and two pieces
of evidence of one target, make the best pair of their assertions a positive; pairs of
clauses of two origins that no link and no target joins are negatives. Weights are drawn
towards zero and never go against the meaning of a check. The printed values are rounded
by hand into ``recoupe.crosscheck.weighing``.

Run ``python -m training.alignment``.
"""

from itertools import combinations
from typing import Any

import numpy as np
import numpy.typing as npt
from evaluation.adversarial import documents_of, load_items
from scipy.optimize import minimize

import recoupe.pipeline as stages
from recoupe.crosscheck.align import is_comparable
from recoupe.crosscheck.checks import CHECKS, compare
from recoupe.crosscheck.claims import Coverage
from recoupe.crosscheck.items import Item
from recoupe.crosscheck.weighing import GAINS, LOSSES, VETOES
from recoupe.entities import resolve_entities
from recoupe.lineage import trace_lineage
from recoupe.stories import group_stories

Array = npt.NDArray[np.float64]
NAMES = [*(check.__name__ for check in CHECKS), "same_matter", "same_words"]
ALIGNED = frozenset({"same", "compatible-detail", "contested", "update"})
POSITIVE_WEIGHT = 10.0  # positives are some 400 among ten thousand
PULL = 5.0  # towards zero
ROUNDS = 6  # of choosing the best pair of a link, then fitting


def read_item(item: dict[str, Any]) -> tuple[list[Item], Coverage]:
    """Return the assertions of one item, ready to compare."""
    annotated = [stages.annotate(document) for document in documents_of(item)]
    french = tuple(a for a in annotated if stages.unread_because(a.document) is None)
    resolved, entities = resolve_entities(french)
    lineage = trace_lineage([a.document for a in annotated])
    stories, _ = group_stories(resolved)
    coverage = Coverage.of(resolved, lineage, entities)
    return coverage.items(stories), coverage


def describe(left: Item, right: Item, coverage: Coverage) -> list[float]:
    """Return what each check gives for and against a pair."""
    found = {c.name: c.score for c in compare(left, right, coverage.words)}
    gains = [found.get(name, 0.0) for name in NAMES]
    return gains + [1 - found[name] if name in found else 0.0 for name in NAMES]


def is_vetoed(row: list[float]) -> bool:
    """Tell whether a check forbids the pair."""
    return any(row[len(NAMES) + NAMES.index(name)] >= 1 for name in VETOES)


def within(
    items: list[Item], side: dict[str, Any], texts: dict[str, str]
) -> list[Item]:
    """Return the assertions whose head lies in one end of a link."""
    start = texts[side["article"]].index(side["sentence"])
    end = start + len(side["sentence"])
    return [
        item
        for item in items
        if item.document == side["article"] and start <= item.assertion.head.start < end
    ]


def compare_all(
    ends: tuple[list[Item], list[Item]], coverage: Coverage
) -> list[list[float]]:
    """Return what the checks give for every pair that may state one proposition."""
    rows = [
        describe(a, b, coverage)
        for a in ends[0]
        for b in ends[1]
        if a.document != b.document and is_comparable(a, b, coverage.words)
    ]
    return [row for row in rows if not is_vetoed(row)]


def collect() -> tuple[list[list[list[float]]], list[list[float]]]:
    """Return the bags of pairs behind each positive link, and the negatives."""
    bags: list[list[list[float]]] = []
    negatives: list[list[float]] = []
    for item in load_items("abct"):
        items, coverage = read_item(item)
        texts = {a["id"]: a["text"] for a in item["articles"]}
        linked: set[frozenset[object]] = set()
        for link in item["links"]:
            ends = within(items, link["a"], texts), within(items, link["b"], texts)
            linked |= {frozenset({a.key, b.key}) for a in ends[0] for b in ends[1]}
            rows = compare_all(ends, coverage)
            if link["relation"] in ALIGNED and rows:
                bags.append(rows)
        for target in item["targets"]:
            told = [within(items, e, texts) for e in target["evidence"]]
            for ends in combinations(told, 2):
                linked |= {frozenset({a.key, b.key}) for a in ends[0] for b in ends[1]}
                if rows := compare_all(ends, coverage):
                    bags.append(rows)
        for a, b in combinations(items, 2):
            apart = a.document != b.document and a.origin != b.origin
            if (
                apart
                and is_comparable(a, b, coverage.words)
                and frozenset({a.key, b.key}) not in linked
            ):
                row = describe(a, b, coverage)
                if not is_vetoed(row):
                    negatives.append(row)
    return bags, negatives


def fit(rows: Array, labels: Array) -> Array:
    """Return bias and weights of a logistic regression with signs held."""
    weights = np.where(labels == 1, POSITIVE_WEIGHT, 1.0)

    def cost(p: Array) -> tuple[float, Array]:
        z = rows @ p[1:] + p[0]
        loss = np.logaddexp(0, -z) * labels + np.logaddexp(0, z) * (1 - labels)
        slope = (1 / (1 + np.exp(-z)) - labels) * weights
        total = float((loss * weights).sum() + PULL / 2 * (p[1:] ** 2).sum())
        return total, np.r_[slope.sum(), rows.T @ slope + PULL * p[1:]]

    n = len(NAMES)
    bounds = [(None, None), *[(0, None)] * n, *[(None, 0)] * n]
    found = minimize(  # type: ignore[no-untyped-call]  # scipy ships no types
        cost, np.zeros(2 * n + 1), jac=True, bounds=bounds, method="L-BFGS-B"
    )
    return np.asarray(found.x)


def main() -> None:
    """Print the weights."""
    bags, negatives = collect()
    start = np.array(
        [GAINS.get(n, 0.0) for n in NAMES] + [-LOSSES.get(n, 0.0) for n in NAMES]
    )
    p = np.r_[0.0, start]
    for _ in range(ROUNDS):
        best = [max(bag, key=lambda row: float(np.dot(row, p[1:]))) for bag in bags]
        rows = np.array([*best, *negatives])
        p = fit(rows, np.r_[np.ones(len(best)), np.zeros(len(negatives))])
    print(f"{len(bags)} links, {len(negatives)} unlinked pairs, bias {p[0]:.2f}")
    for index, name in enumerate(NAMES, start=1):
        print(f"{name:16s} gain {p[index]:.2f} loss {-p[index + len(NAMES)]:.2f}")


if __name__ == "__main__":
    main()
