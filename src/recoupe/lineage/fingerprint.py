"""Winnowed shingles: a few hashes that two texts share if they share a passage.

Winnowing (Schleimer, Wilkerson, Aiken, "Winnowing: local algorithms for document
fingerprinting", SIGMOD 2003) keeps the least shingle hash of every window, so any run
of ``SHINGLE + WINDOW - 1`` common words leaves at least one common fingerprint.
"""

from collections.abc import Sequence

import numpy as np
import numpy.typing as npt

from recoupe.lineage.words import Hashes

SHINGLE = 4  # words a shingle: 3 met by chance in unrelated texts, 6 lost light edits
WINDOW = 8  # shingles a window: two shingles in nine are kept

Fingerprints = npt.NDArray[np.uint64]

_MULTIPLIERS = np.array(
    [0x9E3779B97F4A7C15, 0xC2B2AE3D27D4EB4F, 0x165667B19E3779F9, 0x27D4EB2F165667C5],
    dtype=np.uint64,
)
_MIX = np.uint64(0xFF51AFD7ED558CCD)
_SHIFT = np.uint64(33)
_NEVER = np.uint64(0xFFFFFFFFFFFFFFFF)  # a shingle over the edge of a text


def shingles(hashes: Hashes) -> Fingerprints:
    """Return the hash of every run of ``SHINGLE`` words."""
    count = len(hashes) - SHINGLE + 1
    if count <= 0:
        return np.empty(0, dtype=np.uint64)
    wide = hashes.astype(np.uint64)
    total = wide[:count] * _MULTIPLIERS[0]
    for offset in range(1, SHINGLE):
        total += wide[offset : offset + count] * _MULTIPLIERS[offset]
    total ^= total >> _SHIFT
    total *= _MIX
    mixed: Fingerprints = total ^ (total >> _SHIFT)
    return mixed


def fingerprint(hashes: Hashes) -> Fingerprints:
    """Return the distinct winnowed shingle hashes of a text, sorted."""
    every = shingles(hashes)
    return np.unique(every if len(every) <= WINDOW else _least(every))


def places_of(hashes: Hashes) -> tuple[npt.NDArray[np.intp], Fingerprints]:
    """Return the word that each fingerprint of a text begins with, and the print."""
    every = shingles(hashes)
    kept = np.full(len(every), len(every) <= WINDOW)
    if len(every) > WINDOW:
        least = _least(every)
        for offset in range(WINDOW):
            kept[offset : offset + len(least)] |= (
                every[offset : offset + len(least)] == least
            )
    places = np.flatnonzero(kept)
    return places, every[places]


def fingerprint_all(
    texts: Sequence[Hashes],
) -> tuple[Fingerprints, npt.NDArray[np.uint32]]:
    """Return the fingerprints of many texts in one sweep, sorted, and their owners.

    Texts run on into each other: windows over an edge add a fingerprint or two.
    """
    lengths = [len(text) for text in texts]
    every = shingles(np.concatenate([np.empty(0, np.uint32), *texts]))
    owner = np.repeat(np.arange(len(texts), dtype=np.uint32), lengths)
    if not len(every):
        return np.empty(0, np.uint64), np.empty(0, np.uint32)
    crossing = owner[: len(every)] != owner[SHINGLE - 1 :]
    every[crossing] = _NEVER
    kept = np.full(len(every), len(every) < WINDOW)
    if len(every) >= WINDOW:
        least = _least(every)
        for offset in range(WINDOW):
            window = every[offset : offset + len(least)]
            kept[offset : offset + len(least)] |= window == least
    kept &= ~crossing
    keys, owners = every[kept], owner[: len(every)][kept]
    order = np.lexsort((owners, keys))
    keys, owners = keys[order], owners[order]
    fresh = np.ones(len(keys), dtype=bool)
    fresh[1:] = (keys[1:] != keys[:-1]) | (owners[1:] != owners[:-1])
    return keys[fresh], owners[fresh]


def _least(every: Fingerprints) -> Fingerprints:
    """Return the least hash of every window."""
    least = every[: len(every) - WINDOW + 1].copy()
    for offset in range(1, WINDOW):
        np.minimum(least, every[offset : offset + len(least)], out=least)
    return least
