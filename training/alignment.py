"""Learn what each check weighs from linked and unlinked pairs of assertions.

Data: the adversarial items whose id ends in a, b or c, and our own to tune on. A link
"same", "compatible-detail", "contested" or "update" between two clauses, and two pieces
of evidence of one target, make the best pair of their assertions a positive; pairs of
two origins worth comparing that no link and no target joins are negatives. Figures are
left out: ``weigh_slots`` compares them. Weights are drawn towards zero and never go
against the meaning of a check. The printed values are rounded by hand into
``recoupe.crosscheck.checks.weighing``.

Run ``python -m training.alignment``.
"""

from itertools import combinations, product
from typing import Any

import numpy as np
import numpy.typing as npt
from evaluation.adversarial import documents_of, load_items
from scipy.optimize import minimize

import recoupe.pipeline as stages
from recoupe.crosscheck.aligning.align import Field
from recoupe.crosscheck.aligning.comparable import is_comparable
from recoupe.crosscheck.checks.compare import CHECKS
from recoupe.crosscheck.checks.weighing import GAINS, LOSSES, VETOES
from recoupe.crosscheck.claims import Coverage
from recoupe.entities import resolve_entities
from recoupe.lineage import trace_lineage
from recoupe.stories import group_stories

Array = npt.NDArray[np.float64]
NAMES = [
    *(check.__name__ for check in CHECKS),
    "same_matter",
    "same_words",
    "same_telling",
    "nearest_telling",
]
ALIGNED = frozenset({"same", "compatible-detail", "contested", "update"})
POSITIVE_WEIGHT = 3.0  # positives are some 1,200 among 4,500
PULL = 5.0  # towards zero
ROUNDS = 6  # of choosing the best pair of a link, then fitting


def read_item(item: dict[str, Any]) -> Field:
    """Return the assertions of one item, ready to compare."""
    annotated = [stages.annotate(document) for document in documents_of(item)]
    french = tuple(a for a in annotated if stages.unread_because(a.document) is None)
    resolved, entities = resolve_entities(french)
    lineage = trace_lineage([a.document for a in annotated])
    stories, _ = group_stories(resolved)
    coverage = Coverage.of(resolved, lineage, entities)
    return Field(coverage.items(stories), coverage.words)


def describe(x: int, y: int, field: Field) -> list[float] | None:
    """Return what each check gives for and against a pair, by rank.

    None where they cannot state one proposition, or a check forbids it.
    """
    left, right = field.items[x], field.items[y]
    figure = "figure" in (left.assertion.kind, right.assertion.kind)
    if figure or left.document == right.document:
        return None
    if not is_comparable(left, right, field.words):
        return None
    found = {c.name: c.score for c in field.compare(x, y)}
    if any(found.get(name) == 0.0 for name in VETOES):
        return None
    gains = [found.get(name, 0.0) for name in NAMES]
    return gains + [1 - found[name] if name in found else 0.0 for name in NAMES]


def within(field: Field, side: dict[str, Any], texts: dict[str, str]) -> list[int]:
    """Return the ranks of the assertions whose head lies in one end of a link."""
    start = texts[side["article"]].index(side["sentence"])
    end = start + len(side["sentence"])
    return [
        rank
        for rank, item in enumerate(field.items)
        if item.document == side["article"] and start <= item.assertion.head.start < end
    ]


def collect() -> tuple[list[list[list[float]]], list[list[float]]]:
    """Return the bags of pairs behind each positive link, and the negatives."""
    bags: list[list[list[float]]] = []
    negatives: list[list[float]] = []
    for item in load_items("abct"):
        field = read_item(item)
        texts = {a["id"]: a["text"] for a in item["articles"]}
        ends = [
            (within(field, link["a"], texts), within(field, link["b"], texts))
            for link in item["links"]
            if link["relation"] in ALIGNED
        ]
        for target in item["targets"]:
            told = [within(field, e, texts) for e in target["evidence"]]
            ends += combinations(told, 2)
        linked = [[(min(p), max(p)) for p in product(a, b)] for a, b in ends]
        for pairs in linked:
            rows = [row for pair in pairs if (row := describe(*pair, field))]
            bags += [rows] if rows else []
        joined = {pair for pairs in linked for pair in pairs}
        for x, y in field.candidates:
            apart = field.items[x].origin != field.items[y].origin
            if apart and (x, y) not in joined and (row := describe(x, y, field)):
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
