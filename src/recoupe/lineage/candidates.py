"""Pairs of texts worth comparing, without comparing every pair."""

from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import combinations

import numpy as np

from recoupe.lineage.facts import Facts
from recoupe.lineage.fingerprint import Fingerprints

_CROWD = 400  # texts that share one fingerprint before it is a formula
_LEAST_PRINTS = 2  # fingerprints in common; one alone is chance or a set phrase
_LEAST_ANCHORS = 3  # names and figures in common
_SMALL = 40  # texts; under it every pair is compared for its facts

Pair = tuple[int, int]


def by_prints(prints: Sequence[Fingerprints]) -> list[Pair]:
    """Return pairs of texts that share fingerprints, as indexes, sorted."""
    if not prints:
        return []
    every = np.concatenate(prints)
    owner = np.repeat(np.arange(len(prints)), [len(p) for p in prints])
    order = np.lexsort((owner, every))
    counts: Counter[Pair] = Counter()
    for group in _groups(every[order], owner[order]):
        if len(group) <= _CROWD:
            counts.update(combinations(group, 2))
    return sorted(pair for pair, n in counts.items() if n >= _LEAST_PRINTS)


def by_facts(facts: Sequence[Facts]) -> list[Pair]:
    """Return pairs of texts that share names and figures, as indexes, sorted."""
    if len(facts) <= _SMALL:
        return list(combinations(range(len(facts)), 2))
    holders: dict[str, list[int]] = {}
    for index, found in enumerate(facts):
        for anchor in found.strong():
            holders.setdefault(anchor, []).append(index)
    limit = max(_SMALL, len(facts) // 10)
    counts: Counter[Pair] = Counter()
    for group in holders.values():
        if len(group) <= limit:
            counts.update(combinations(group, 2))
    return sorted(pair for pair, n in counts.items() if n >= _LEAST_ANCHORS)


def _groups(values: np.ndarray, owners: np.ndarray) -> Iterator[list[int]]:
    edges = np.flatnonzero(values[1:] != values[:-1]) + 1
    starts = np.concatenate(([0], edges))
    ends = np.concatenate((edges, [len(values)]))
    shared = np.flatnonzero(ends - starts > 1)
    for index in shared.tolist():
        yield owners[starts[index] : ends[index]].tolist()
