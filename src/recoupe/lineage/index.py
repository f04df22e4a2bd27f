"""An index of fingerprints on disk that grows article by article.

A log-structured store: every batch becomes a sorted segment of (fingerprint, article)
pairs, and segments of one size are merged into the next. Segments are mapped, not read,
so memory does not grow with the corpus; a look-up costs one binary search a segment.
"""

from collections.abc import Sequence
from pathlib import Path

import msgspec
import numpy as np
import numpy.typing as npt

from recoupe.lineage.fingerprint import Fingerprints, fingerprint
from recoupe.lineage.words import hashes_of

_FAN = 8  # segments of one tier before they merge
_CROWD = 400  # articles under one fingerprint; it is a formula from there on
_CONTAINED = 0.15  # share of the poorer fingerprints in common that makes a candidate
_LEAST = 3  # fingerprints in common

_Pairs = npt.NDArray[np.uint64]


class Candidate(msgspec.Struct, frozen=True, order=True):
    """An earlier article that shares fingerprints with a later one, by number."""

    earlier: int
    later: int
    shared: int
    containment: float  # of the smaller set of fingerprints, 0..1


class FingerprintIndex:
    """Fingerprints of numbered articles in a folder; numbers count from 0.

    Not safe for several writers at once.
    """

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        folder.mkdir(parents=True, exist_ok=True)
        self._segments: list[tuple[int, _Pairs, _Pairs]] = []
        for path in sorted(folder.glob("*.keys.npy")):
            self._open(path)
        sizes = folder / "sizes.u32"
        self._count = sizes.stat().st_size // 4 if sizes.exists() else 0

    def __len__(self) -> int:
        return self._count

    def add(self, texts: Sequence[str]) -> list[Candidate]:
        """Add a batch of texts; return what each shares with all before it."""
        prints = [fingerprint(hashes_of(text)) for text in texts]
        keys = np.concatenate([np.empty(0, np.uint64), *prints])
        counts = np.array([len(p) for p in prints], dtype=np.uint32)
        numbers = np.arange(self._count, self._count + len(texts), dtype=np.uint64)
        owners = np.repeat(numbers, counts)
        order = np.argsort(keys, kind="stable")
        keys, owners = keys[order], owners[order]
        with (self._folder / "sizes.u32").open("ab") as sizes:
            sizes.write(counts.astype("<u4").tobytes())
        self._count += len(texts)
        hits = [_meet(keys, owners, known, by) for _, known, by in self._segments]
        hits.append(_meet(keys, owners, keys, owners))
        self._write(0, keys, owners)
        self._compact()
        return self._candidates(hits)

    def _candidates(self, hits: Sequence[_Pairs]) -> list[Candidate]:
        pairs, shared = np.unique(np.concatenate(hits), return_counts=True)
        later, earlier = pairs >> np.uint64(32), pairs & np.uint64(0xFFFFFFFF)
        sizes = np.memmap(self._folder / "sizes.u32", dtype="<u4", mode="r")
        least = np.minimum(sizes[later.astype(int)], sizes[earlier.astype(int)])
        share = shared / np.maximum(least, 1)
        kept = (shared >= _LEAST) & (share >= _CONTAINED)
        rows = zip(earlier[kept], later[kept], shared[kept], share[kept], strict=True)
        return [Candidate(int(a), int(b), int(n), float(c)) for a, b, n, c in rows]

    def _write(self, tier: int, keys: Fingerprints, owners: _Pairs) -> None:
        name = f"{tier:02}-{self._count:010}"
        np.save(self._folder / f"{name}.owners.npy", owners.astype(np.uint32))
        np.save(self._folder / f"{name}.keys.npy", keys)
        self._open(self._folder / f"{name}.keys.npy")

    def _open(self, path: Path) -> None:
        owners = path.with_name(path.name.replace(".keys.", ".owners."))
        tier = int(path.name.split("-")[0])
        keys = np.load(path, mmap_mode="r")
        self._segments.append((tier, keys, np.load(owners, mmap_mode="r")))

    def _compact(self) -> None:
        """Merge the segments of a tier that is full, and of the tiers above it."""
        tier = 0
        while sum(t == tier for t, _, _ in self._segments) >= _FAN:
            full = [s for s in self._segments if s[0] == tier]
            self._segments = [s for s in self._segments if s[0] != tier]
            keys = np.concatenate([keys for _, keys, _ in full])
            owners = np.concatenate([by for _, _, by in full])
            order = np.argsort(keys, kind="stable")
            keys, owners = keys[order], owners[order]
            old = list(self._folder.glob(f"{tier:02}-*.npy"))
            del full
            self._write(tier + 1, keys, owners)
            for path in old:
                path.unlink()
            tier += 1


def _meet(
    keys: Fingerprints, owners: _Pairs, known: Fingerprints, by: _Pairs
) -> _Pairs:
    """Return (later << 32 | earlier) once for every fingerprint in common."""
    first = np.searchsorted(known, keys, side="left")
    last = np.searchsorted(known, keys, side="right")
    width = last - first
    wanted = np.flatnonzero((width > 0) & (width <= _CROWD))
    if not len(wanted):
        return np.empty(0, np.uint64)
    repeats = width[wanted]
    offsets = np.arange(repeats.sum()) - np.repeat(
        np.cumsum(repeats) - repeats, repeats
    )
    earlier = by[np.repeat(first[wanted], repeats) + offsets].astype(np.uint64)
    later = np.repeat(owners[wanted], repeats)
    real = earlier < later
    return (later[real] << np.uint64(32)) | earlier[real]
