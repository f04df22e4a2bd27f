"""Formulas: runs of words that recur over weeks, whatever the news.

Copies of one text appear within days. What three texts share over more than a fortnight
is a template, a legal line, a standing background paragraph: not evidence of copying.
"""

from collections.abc import Sequence

import numpy as np

from recoupe.lineage.fingerprint import SHINGLE, Fingerprints
from recoupe.model import Document

_TEXTS = 3
_DAYS = 14


def formulaic(
    documents: Sequence[Document], shingles: Sequence[Fingerprints]
) -> list[frozenset[int]]:
    """Return, for every document, the indexes of the words that formulas cover."""
    days = [d.published.toordinal() if d.published else 0 for d in documents]
    dated = [index for index, day in enumerate(days) if day and len(shingles[index])]
    found: list[set[int]] = [set() for _ in documents]
    if len(dated) < _TEXTS:
        return [frozenset(words) for words in found]
    every = np.concatenate([shingles[index] for index in dated])
    owner = np.repeat(dated, [len(shingles[index]) for index in dated])
    place = np.concatenate([np.arange(len(shingles[index])) for index in dated])
    day = np.array(days)[owner]
    order = np.lexsort((day, every))
    every, day = every[order], day[order]
    edges = np.flatnonzero(every[1:] != every[:-1]) + 1
    starts = np.concatenate(([0], edges))
    ends = np.concatenate((edges, [len(every)]))
    spread = day[ends - 1] - day[starts]
    for index in np.flatnonzero((ends - starts >= _TEXTS) & (spread > _DAYS)).tolist():
        members = order[starts[index] : ends[index]]
        if len(np.unique(owner[members])) < _TEXTS:
            continue
        for member in members.tolist():
            first = int(place[member])
            found[int(owner[member])].update(range(first, first + SHINGLE))
    return [frozenset(words) for words in found]
