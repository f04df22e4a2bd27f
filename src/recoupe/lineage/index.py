"""An index of keys on a shelf that grows article by article.

A log-structured store: every batch becomes a sorted segment of (key, article) pairs,
cut into parts, and four segments of one tier are merged into one of the next. A look-up
reads the few parts where a key can be, so neither its cost nor memory grows with the
corpus. What is found does not depend on how articles were batched.
"""

from collections.abc import Collection, Iterable, Iterator, Sequence
from typing import Protocol

import msgspec
import numpy as np
import numpy.typing as npt

PART = 4096  # entries read or written at once
_FAN = 4  # segments of one tier before they merge
_BLOCK = 16  # parts held in memory at once

Keys = npt.NDArray[np.uint64]
Owners = npt.NDArray[np.uint32]
Entries = tuple[Keys, Owners]


class Segment(msgspec.Struct, frozen=True):
    """Sorted entries in parts, each beginning with the key in ``firsts``."""

    number: int
    tier: int
    firsts: Keys


class Shelf(Protocol):
    """Where segments are kept; numbers are given in rising order."""

    def segments(self) -> Sequence[Segment]:
        """Return every segment, by number."""
        ...

    def read(self, segment: int, parts: Iterable[int]) -> Entries:
        """Return the entries of some parts, given in order."""
        ...

    def write(self, tier: int, parts: Iterable[Entries]) -> None:
        """Add a segment; without parts, none is added."""
        ...

    def replace(self, segment: int, part: int, entries: Entries) -> None:
        """Put other entries in the place of one part; its first key stays known."""
        ...

    def drop(self, segments: Collection[int]) -> None:
        """Remove segments."""
        ...


class KeyIndex:
    """Which articles, by number, hold a key. Not safe for several writers at once."""

    def __init__(self, shelf: Shelf) -> None:
        self._shelf = shelf

    def add(self, keys: Keys, owners: Owners) -> None:
        """Add entries sorted by key, then owner."""
        self._shelf.write(0, _parts(keys, owners))
        tier = 0
        while True:
            full = [s for s in self._shelf.segments() if s.tier == tier]
            if len(full) < _FAN:
                return
            self._shelf.write(tier + 1, self._merged(full))
            self._shelf.drop([segment.number for segment in full])
            tier += 1

    def remove(self, keys: Keys, owners: Owners) -> None:
        """Remove entries, all of which were added before; keys are sorted."""
        gone = np.unique(owners)
        for segment in self._shelf.segments():
            for part in _where(segment, keys):
                known, by = self._shelf.read(segment.number, [part])
                kept = ~(np.isin(by, gone) & np.isin(known, keys))
                if not kept.all():
                    self._shelf.replace(segment.number, part, (known[kept], by[kept]))

    def meet(self, keys: Keys, crowd: int) -> tuple[npt.NDArray[np.int64], Owners]:
        """Return who holds some sorted keys, as places in ``keys`` and owners.

        Of a key that more than ``crowd`` articles hold, at least ``crowd + 1`` entries
        are returned, not all.
        """
        places, owners = [np.empty(0, np.int64)], [np.empty(0, np.uint32)]
        for segment in self._shelf.segments():
            needed = _where(segment, keys)
            for first in range(0, len(needed), _BLOCK):
                block = needed[first : first + _BLOCK]
                place, owner = _meet(
                    keys, *self._shelf.read(segment.number, block), crowd
                )
                places.append(place)
                owners.append(owner)
        return np.concatenate(places), np.concatenate(owners)

    def _merged(self, segments: Sequence[Segment]) -> Iterator[Entries]:
        """Yield the union of segments in parts, one range of keys after the other."""
        firsts = np.sort(np.concatenate([segment.firsts for segment in segments]))
        readers = [_Reader(self._shelf, segment) for segment in segments]
        left: Entries = np.empty(0, np.uint64), np.empty(0, np.uint32)
        for bound in (*firsts[_BLOCK::_BLOCK].tolist(), None):
            keys, owners = joined([left, *(r.until(bound) for r in readers)])
            order = _order(keys, owners)
            whole = len(order) if bound is None else len(order) // PART * PART
            yield from _parts(keys[order[:whole]], owners[order[:whole]])
            left = keys[order[whole:]], owners[order[whole:]]


class _Reader:
    """Reads one segment from front to back."""

    def __init__(self, shelf: Shelf, segment: Segment) -> None:
        self._shelf, self._segment = shelf, segment
        self._part = 0
        self._rest: Entries = np.empty(0, np.uint64), np.empty(0, np.uint32)

    def until(self, bound: int | None) -> Entries:
        """Return what comes before a key, all that is left where it is None."""
        firsts = self._segment.firsts
        last = len(firsts)
        if bound is not None:
            last = int(np.searchsorted(firsts, np.uint64(bound)))
        read = range(self._part, max(self._part, last))
        more = [self._shelf.read(self._segment.number, read)] if read else []
        keys, owners = joined([self._rest, *more])
        self._part = max(self._part, last)
        cut = len(keys)
        if bound is not None:
            cut = int(np.searchsorted(keys, np.uint64(bound)))
        self._rest = keys[cut:], owners[cut:]
        return keys[:cut], owners[:cut]


def joined(entries: Sequence[Entries]) -> Entries:
    """Return runs of entries as one."""
    if len(entries) == 1:
        return entries[0]
    keys = [np.empty(0, np.uint64), *(keys for keys, _ in entries)]
    owners = [np.empty(0, np.uint32), *(owners for _, owners in entries)]
    return np.concatenate(keys), np.concatenate(owners)


def _parts(keys: Keys, owners: Owners) -> Iterator[Entries]:
    for first in range(0, len(keys), PART):
        yield keys[first : first + PART], owners[first : first + PART]


def _order(keys: Keys, owners: Owners) -> npt.NDArray[np.intp]:
    """Return the order by key, then owner; fast for sorted runs in rising order."""
    order = np.argsort(keys, kind="stable")
    sorted_keys, by = keys[order], owners[order]
    if ((sorted_keys[1:] == sorted_keys[:-1]) & (by[1:] < by[:-1])).any():
        return np.lexsort((owners, keys))
    return order


def _where(segment: Segment, keys: Keys) -> list[int]:
    """Return the parts of a segment that can hold some of the keys, in order."""
    low = np.searchsorted(segment.firsts, keys, side="left") - 1
    high = np.searchsorted(segment.firsts, keys, side="right") - 1
    low = np.maximum(low, 0)
    real = high >= low
    size = len(segment.firsts) + 1
    change = np.bincount(low[real], minlength=size)
    change -= np.bincount(high[real] + 1, minlength=size)
    return np.flatnonzero(np.cumsum(change)[:-1]).tolist()


def _meet(
    keys: Keys, known: Keys, by: Owners, crowd: int
) -> tuple[npt.NDArray[np.int64], Owners]:
    if not len(known):
        return np.empty(0, np.int64), np.empty(0, np.uint32)
    # Only keys in the range of these entries are looked for.
    begin = int(np.searchsorted(keys, known[0], side="left"))
    end = int(np.searchsorted(keys, known[-1], side="right"))
    asked = keys[begin:end]
    first = np.searchsorted(known, asked, side="left")
    hit = np.flatnonzero(known[first] == asked)
    first = first[hit]
    width = np.searchsorted(known, asked[hit], side="right") - first
    width = np.minimum(width, crowd + 1)
    hit += begin
    total = int(width.sum())
    offsets = np.arange(total) - np.repeat(np.cumsum(width) - width, width)
    return np.repeat(hit, width), by[np.repeat(first, width) + offsets]
