"""Learn what each check weighs from linked and unlinked pairs of assertions.

Data: the adversarial items whose id ends in a, b or c, and our own to tune on. A link "same",
"compatible-detail", "contested" or "update" between two clauses makes the best pair of
their assertions a positive; pairs of clauses of two origins that no link and no target
joins are negatives. Weights are drawn towards round values and never go against the
meaning of a check. The printed values are written by hand into
``recoupe.crosscheck.weighing``.

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
NAMES = [check.__name__ for check in CHECKS]
ALIGNED = frozenset({"same", "compatible-detail", "contested", "update"})
POSITIVE_WEIGHT = 20.0  # positives are some 60 among thousands
PULL = 20.0  # strength of the prior
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
            pairs = [(a, b) for a in ends[0] for b in ends[1] if is_comparable(a, b, coverage.words)]
            linked |= {frozenset({a.key, b.key}) for a, b in pairs}
            rows = [describe(a, b, coverage) for a, b in pairs]
            allowed = [row for row in rows if not is_vetoed(row)]
            if link["relation"] in ALIGNED and allowed:
                bags.append(allowed)
        for target in item["targets"]:
            told = [i for e in target["evidence"] for i in within(items, e, texts)]
            linked |= {frozenset({a.key, b.key}) for a, b in combinations(told, 2)}
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


def fit(rows: Array, labels: Array, prior: Array) -> Array:
    """Return bias and weights of a logistic regression with signs held."""
    weights = np.where(labels == 1, POSITIVE_WEIGHT, 1.0)

    def cost(p: Array) -> tuple[float, Array]:
        z = rows @ p[1:] + p[0]
        loss = np.logaddexp(0, -z) * labels + np.logaddexp(0, z) * (1 - labels)
        slope = (1 / (1 + np.exp(-z)) - labels) * weights
        away = p[1:] - prior
        total = float((loss * weights).sum() + PULL / 2 * (away**2).sum())
        return total, np.r_[slope.sum(), rows.T @ slope + PULL * away]

    n = len(NAMES)
    bounds = [(None, None), *[(0, None)] * n, *[(None, 0)] * n]
    found = minimize(  # type: ignore[no-untyped-call]  # scipy ships no types
        cost, np.r_[0.0, prior], jac=True, bounds=bounds, method="L-BFGS-B"
    )
    return np.asarray(found.x)


def main() -> None:
    """Print the weights."""
    bags, negatives = collect()
    prior = np.array(
        [GAINS.get(n, 0.0) for n in NAMES] + [-LOSSES.get(n, 0.0) for n in NAMES]
    )
    p = np.r_[0.0, prior]
    for _ in range(ROUNDS):
        best = [max(bag, key=lambda row: float(np.dot(row, p[1:]))) for bag in bags]
        rows = np.array([*best, *negatives])
        p = fit(rows, np.r_[np.ones(len(best)), np.zeros(len(negatives))], prior)
    print(f"{len(bags)} links, {len(negatives)} unlinked pairs, bias {p[0]:.2f}")
    for index, name in enumerate(NAMES, start=1):
        print(f"{name:16s} gain {p[index]:.2f} loss {-p[index + len(NAMES)]:.2f}")


if __name__ == "__main__":
    main()
