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

from recoupe.lineage.fingerprint import Fingerprints, fingerprint_all
from recoupe.lineage.words import hashes_of

_FAN = 4  # segments of one tier before they merge
_CROWD = 400  # articles under one fingerprint; it is a formula from there on
_CONTAINED = 0.15  # share of the poorer fingerprints in common that makes a candidate
_SLICES = 16  # ranges of keys that a merge holds in memory one at a time
_LEAST = 3  # fingerprints in common

Owners = npt.NDArray[np.uint32]


class Candidate(msgspec.Struct, frozen=True, order=True):
    """An earlier article that shares fingerprints with a later one, by number."""

    earlier: int
    later: int
    shared: int
    containment: float  # of the smaller set of fingerprints, 0..1


class Segment(msgspec.Struct, frozen=True):
    """Sorted fingerprints with the article each stands in, mapped from disk."""

    tier: int
    path: Path
    keys: Fingerprints
    owners: Owners


class FingerprintIndex:
    """Fingerprints of numbered articles in a folder; numbers count from 0.

    Not safe for several writers at once.
    """

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        folder.mkdir(parents=True, exist_ok=True)
        self._segments: list[Segment] = []
        for path in sorted(folder.glob("*.keys")):
            self._open(path)
        sizes = folder / "sizes.u32"
        self._count = sizes.stat().st_size // 4 if sizes.exists() else 0

    def __len__(self) -> int:
        return self._count

    def add(self, texts: Sequence[str]) -> list[Candidate]:
        """Add a batch of texts; return what each shares with all before it."""
        keys, places = fingerprint_all([hashes_of(text) for text in texts])
        counts = np.bincount(places, minlength=len(texts)).astype(np.uint32)
        owners = places + np.uint32(self._count)
        with (self._folder / "sizes.u32").open("ab") as sizes:
            sizes.write(counts.astype("<u4").tobytes())
        self._count += len(texts)
        hits = [_meet(keys, owners, s.keys, s.owners) for s in self._segments]
        hits.append(_meet(keys, owners, keys, owners))
        self._write(0, keys, owners)
        self._compact()
        return self._candidates(hits)

    def _candidates(self, hits: Sequence[Fingerprints]) -> list[Candidate]:
        if not any(len(found) for found in hits):
            return []
        pairs, shared = np.unique(np.concatenate(hits), return_counts=True)
        later, earlier = pairs >> np.uint64(32), pairs & np.uint64(0xFFFFFFFF)
        sizes = np.memmap(self._folder / "sizes.u32", dtype="<u4", mode="r")
        least = np.minimum(sizes[later.astype(int)], sizes[earlier.astype(int)])
        share = shared / np.maximum(least, 1)
        kept = (shared >= _LEAST) & (share >= _CONTAINED)
        rows = zip(earlier[kept], later[kept], shared[kept], share[kept], strict=True)
        return [Candidate(int(a), int(b), int(n), float(c)) for a, b, n, c in rows]

    def _write(self, tier: int, keys: Fingerprints, owners: Owners) -> None:
        stem = self._folder / f"{tier:02}-{self._count:010}"
        owners.astype("<u4").tofile(stem.with_suffix(".owners"))
        keys.astype("<u8").tofile(stem.with_suffix(".keys"))
        self._open(stem.with_suffix(".keys"))

    def _open(self, path: Path) -> None:
        if not path.stat().st_size:
            return
        self._segments.append(
            Segment(
                int(path.name.split("-")[0]),
                path,
                np.memmap(path, dtype="<u8", mode="r"),
                np.memmap(path.with_suffix(".owners"), dtype="<u4", mode="r"),
            )
        )

    def _compact(self) -> None:
        """Merge the segments of a tier that is full, then those of the tier above."""
        tier = 0
        while sum(s.tier == tier for s in self._segments) >= _FAN:
            full = [s for s in self._segments if s.tier == tier]
            self._segments = [s for s in self._segments if s.tier != tier]
            stem = self._folder / f"{tier + 1:02}-{self._count:010}"
            _merge(full, stem)
            for segment in full:
                segment.path.unlink()
                segment.path.with_suffix(".owners").unlink()
            self._open(stem.with_suffix(".keys"))
            tier += 1


def _merge(segments: Sequence[Segment], stem: Path) -> None:
    """Write the union of segments, one range of keys after the other.

    Files appear under their final names only when they are whole.
    """
    bounds = (np.arange(1, _SLICES + 1, dtype=np.float64) / _SLICES) * 2.0**64
    starts = [0] * len(segments)
    draft = stem.with_suffix(".draft"), stem.with_suffix(".draft-owners")
    with draft[0].open("wb") as keys_file, draft[1].open("wb") as owners_file:
        for bound in bounds.tolist():
            last = bound >= 2.0**64
            ends = [
                len(s.keys) if last else int(np.searchsorted(s.keys, np.uint64(bound)))
                for s in segments
            ]
            keys = np.concatenate(
                [
                    _read(s.path, "<u8", a, b)
                    for s, a, b in zip(segments, starts, ends, strict=True)
                ]
            )
            owners = np.concatenate(
                [
                    _read(s.path.with_suffix(".owners"), "<u4", a, b)
                    for s, a, b in zip(segments, starts, ends, strict=True)
                ]
            )
            order = np.lexsort((owners, keys))
            keys[order].tofile(keys_file)
            owners[order].tofile(owners_file)
            starts = ends
    draft[1].rename(stem.with_suffix(".owners"))
    draft[0].rename(stem.with_suffix(".keys"))


def _read(path: Path, kind: str, start: int, end: int) -> npt.NDArray[np.generic]:
    size = np.dtype(kind).itemsize
    return np.fromfile(path, dtype=kind, count=end - start, offset=start * size)


def _meet(
    keys: Fingerprints, owners: Owners, known: Fingerprints, by: Owners
) -> Fingerprints:
    """Return (later << 32 | earlier) once for every fingerprint in common."""
    first = np.searchsorted(known, keys, side="left")
    first[first == len(known)] = 0
    hit = np.flatnonzero(known[first] == keys) if len(known) else first[:0]
    first = first[hit]
    width = np.searchsorted(known, keys[hit], side="right") - first
    rare = width <= _CROWD
    first, width, hit = first[rare], width[rare], hit[rare]
    total = int(width.sum())
    offsets = np.arange(total) - np.repeat(np.cumsum(width) - width, width)
    earlier = by[np.repeat(first, width) + offsets].astype(np.uint64)
    later = np.repeat(owners[hit], width).astype(np.uint64)
    real = earlier < later
    pairs: Fingerprints = (later[real] << np.uint64(32)) | earlier[real]
    return pairs
