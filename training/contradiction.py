"""Learn what each sign of a contradiction weighs, from pairs of sentences.

Data: DACCORD's development set, the half that may be tuned on; RTE3-FR is left for a
second opinion. Weights are drawn towards what the meaning of a sign suggests, because
most signs stand in a handful of pairs, and never go against it. The printed values are
written by hand into ``recoupe.crosscheck.short_texts.contradiction``.

Run ``python -m training.contradiction``; it prints the weights and what a five-fold
cross-validation gives, in which no article is in two folds.
"""

from collections.abc import Sequence

import numpy as np
import numpy.typing as npt
from evaluation.daccord import (
    DACCORD,
    Sample,
    hash_group,
    judge_samples,
    read_samples,
)
from evaluation.data import require
from scipy.optimize import minimize

from recoupe.crosscheck.short_texts.contradiction import Verdict

Array = npt.NDArray[np.float64]
# What the meaning of a sign suggests, in units of log odds.
PRIOR = {
    "denies": 2.0,
    "denies_briefly": 2.0,
    "both_deny": -0.5,
    "denied_there": 1.0,
    "said_there": -0.5,
    "opposite_words": 1.2,
    "other_time": 1.0,
    "other_figure": 1.0,
    "other_place": 0.8,
    "before_and_after": 1.2,
    "hearsay": 0.7,
    "only": -0.5,
    "brief": 1.5,
}
NAMES = tuple(PRIOR)
PULL = 30.0  # strength of the prior: with 3, folds of "tune" lost 1.5 points
FOLDS, REPEATS = 5, 10


def describe(verdict: Verdict) -> list[float]:
    """Return how strong each sign is in a pair, 0 where it is absent."""
    found = {sign.name: sign.strength for sign in verdict.signs}
    return [found.get(name, 0.0) for name in NAMES]


def fit(rows: Array, labels: Array) -> Array:
    """Return bias and weights of a logistic regression with signs held."""
    prior = np.array([PRIOR[name] for name in NAMES])

    def cost(p: Array) -> tuple[float, Array]:
        z = rows @ p[1:] + p[0]
        loss = np.logaddexp(0, -z) * labels + np.logaddexp(0, z) * (1 - labels)
        slope = 1 / (1 + np.exp(-z)) - labels
        away = p[1:] - prior
        total = float(loss.sum() + PULL / 2 * (away**2).sum())
        return total, np.r_[slope.sum(), rows.T @ slope + PULL * away]

    free = [(None, None)]
    bounds = free + [(0, None) if weight > 0 else (None, 0) for weight in prior]
    found = minimize(  # type: ignore[no-untyped-call]  # scipy ships no types
        cost, np.r_[0.0, prior], jac=True, bounds=bounds, method="L-BFGS-B"
    )
    return np.asarray(found.x)


def cross_validate(samples: Sequence[Sample], rows: Array, labels: Array) -> Array:
    """Return the accuracy of each repetition over other folds of articles."""
    found = []
    for repeat in range(REPEATS):
        fold = np.array(
            [hash_group(sample.group, str(repeat)) % FOLDS for sample in samples]
        )
        right = 0
        for held in range(FOLDS):
            p = fit(rows[fold != held], labels[fold != held])
            said = rows[fold == held] @ p[1:] + p[0] > 0
            right += int((said == labels[fold == held]).sum())
        found.append(right / len(labels))
    return np.array(found)


def main() -> None:
    """Print the weights, and how they do on articles that they were not learned on."""
    judged = list(judge_samples(read_samples(require(*DACCORD))))
    samples = [sample for sample, _ in judged]
    rows = np.array([describe(verdict) for _, verdict in judged])
    labels = np.array([float(sample.contradicts) for sample in samples])
    tune = np.array([sample.half == "tune" for sample in samples])
    p = fit(rows[tune], labels[tune])
    print(f"bias {p[0]:.2f}")
    for name, weight in zip(NAMES, p[1:], strict=True):
        print(f"{name:18} {weight:.2f}")
    said = rows @ p[1:] + p[0] > 0
    print(f"tune {(said == labels)[tune].mean():.3f}")
    print(f"check {(said == labels)[~tune].mean():.3f}")
    found = cross_validate(samples, rows, labels)
    print(f"folds of all {found.mean():.3f} ± {found.std():.3f}")


if __name__ == "__main__":
    main()
