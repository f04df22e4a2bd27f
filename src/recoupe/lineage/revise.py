"""Bring the memory up to date with a coverage; only what can have changed is read.

What is kept of a document depends on itself and on which of its keys are formulas,
templates or crowded. So a document is dirty if it is new, or if one of its keys turned:
its view and its pairs are made anew, those of all others stand. The outcome is that of
a memory filled at once.
"""

import zlib
from collections import OrderedDict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import TypeVar

import numpy as np
from msgspec.structs import replace

from recoupe.lineage.compare import compare
from recoupe.lineage.index import KeyIndex, Keys, Owners
from recoupe.lineage.memory import ArticleKeys, Kept, Memory, Pair
from recoupe.lineage.names import PublisherIndex, first_words
from recoupe.lineage.reading import (
    Article,
    digest_of,
    read_article,
    read_keys,
    read_profile,
)
from recoupe.lineage.recurrence import (
    ANCHOR_CROWD,
    CROWD,
    Calendar,
    Flags,
    Places,
    formula_stretches,
    judge_anchors,
    judge_lines,
    judge_prints,
    sorted_with_owner,
)
from recoupe.lineage.words import hashes_of
from recoupe.model import Document

_SMALL = 40  # documents; up to that every pair is compared
_LEAST_PRINTS = 2  # fingerprints in common; one alone is chance or a set phrase
_LEAST_ANCHORS = 3  # names and figures in common
_BATCH = 256  # documents looked up at once
_SLICE = 1 << 18  # keys judged at once
_OPEN = 2048  # documents kept in memory as read

_EVERYBODY = 1 << 32  # articles, more than there can be

T = TypeVar("T")
_Judge = Callable[[int, Places, Owners, Calendar], Flags]
_JUDGES: tuple[tuple[_Judge, int], ...] = (
    (judge_prints, CROWD),
    (judge_anchors, ANCHOR_CROWD),
    (judge_lines, CROWD),
)


def revise_memory(memory: Memory, documents: Mapping[str, Document]) -> dict[str, Kept]:
    """Make a memory know exactly these documents; return what is kept of each."""
    update = _Update(memory, documents)
    update.exchange()
    update.view()
    update.compare()
    memory.commit()
    return update.kept


class _Update:
    """One revision, in three steps."""

    def __init__(self, memory: Memory, documents: Mapping[str, Document]) -> None:
        self._memory = memory
        self._documents = documents
        self._index = KeyIndex(memory.shelf)
        self._before = memory.articles()
        self._known = Calendar(list(self._before.values()))
        self.kept: dict[str, Kept] = {}
        self._ids: dict[int, str] = {}
        self._dirty: set[int] = set()
        self._open: OrderedDict[int, Article] = OrderedDict()

    def exchange(self) -> None:
        """Take out what is gone, add what is new, find what that makes dirty."""
        names = PublisherIndex(self._documents.values())
        digests = {key: digest_of(d) for key, d in self._documents.items()}
        moved = self._credit_anew(names)
        gone = [
            kept
            for key, kept in self._before.items()
            if key in moved or digests.get(key) != kept.digest
        ]
        left = {kept.document for kept in gone}
        self.kept = {k: v for k, v in self._before.items() if k not in left}
        out = [kept.number for kept in gone]
        self._turn(out, self._memory.keys(out), [])
        for fresh in self._fresh(names, digests):
            self._turn([], [], fresh)
            self._memory.keep(fresh)
        self._memory.keep_outlets(names.by_outlet)
        self._memory.forget(out)
        self._ids = {kept.number: key for key, kept in self.kept.items()}
        small = len(self._before) <= _SMALL, len(self._documents) <= _SMALL
        self._dirty &= self._ids.keys()
        if small[0] != small[1]:
            self._dirty |= self._ids.keys()
        self._memory.forget_pairs({*out, *self._dirty})

    def _fresh(
        self, names: PublisherIndex, digests: Mapping[str, str]
    ) -> Iterator[list[tuple[Kept, ArticleKeys]]]:
        """Yield what is not known yet, some at a time."""
        number = max((kept.number for kept in self._before.values()), default=-1)
        new = [key for key in self._documents if key not in self.kept]
        for keys in _batches(new):
            fresh = []
            for key in keys:
                number += 1
                document = self._documents[key]
                profile = read_profile(document, names)
                day = document.published.toordinal() if document.published else 0
                text = zlib.crc32(document.text.encode("utf-8", "surrogatepass"))
                kept = Kept(number, key, digests[key], profile, day, text)
                fresh.append((kept, read_keys(document)))
            yield fresh

    def _credit_anew(self, names: PublisherIndex) -> set[str]:
        """Return the documents that may name an outlet that came or went."""
        changed = self._memory.outlets ^ set(names.by_outlet)
        if not changed or not self._before:
            return set()
        words = hashes_of(" ".join(sorted(first_words(changed))))
        return {
            key
            for key, document in self._documents.items()
            if key in self._before
            and np.isin(hashes_of(f"{document.text}\n{document.author}"), words).any()
        }

    def _turn(
        self,
        out: Sequence[int],
        out_keys: Sequence[ArticleKeys],
        fresh: Sequence[tuple[Kept, ArticleKeys]],
    ) -> None:
        """Exchange keys in the index; mark the holders of every key that turned."""
        numbers = [kept.number for kept, _ in fresh]
        arrays = [keys.arrays() for _, keys in fresh]
        out_arrays = [keys.arrays() for keys in out_keys]
        touched = [_distinct(kind) for kind in _by_kind([*arrays, *out_arrays])]
        before = self._judge(touched) if self._before else None
        if out:
            gone = [np.concatenate(a) for a in out_arrays]
            self._index.remove(*sorted_with_owner(gone, out))
        if fresh:
            new = [np.concatenate(a) for a in arrays]
            self._index.add(*sorted_with_owner(new, numbers))
        self.kept.update({kept.document: kept for kept, _ in fresh})
        self._known.extend([kept for kept, _ in fresh])
        self._dirty.update(numbers)
        if before is None:
            return
        for keys, was, now in zip(touched, before, self._judge(touched), strict=True):
            _, owners = self._index.meet(keys[was != now], _EVERYBODY)
            self._dirty.update(owners.tolist())

    def _judge(self, touched: Sequence[Keys]) -> list[Flags]:
        found = []
        for keys, (judge, crowd) in zip(touched, _JUDGES, strict=True):
            flags = [np.empty(0, np.int8)]
            for first in range(0, len(keys), _SLICE):
                part = keys[first : first + _SLICE]
                held = self._index.meet(part, crowd)
                flags.append(judge(len(part), *held, self._known))
            found.append(np.concatenate(flags))
        return found

    def view(self) -> None:
        """Note the formulas and templates of every dirty document."""
        for numbers in _batches(sorted(self._dirty)):
            views = []
            arrays = [keys.arrays() for keys in self._memory.keys(numbers)]
            prints, _, lines = _by_kind(arrays)
            formulas = self._flagged(0, prints)
            templates = self._flagged(2, lines)
            for number, own in zip(numbers, lines, strict=True):
                key = self._ids[number]
                text = self._documents[key].blanked
                stretches = formula_stretches(text, formulas) if len(formulas) else ()
                mine = tuple(own[np.isin(own, templates)].tolist())
                kept = self.kept[key]
                if (kept.formulas, kept.templates) != (stretches, mine):
                    kept = replace(kept, formulas=stretches, templates=mine)
                    views.append(kept)
                    self.kept[key] = kept
            self._memory.keep_views(views)

    def _flagged(self, kind: int, keys: Sequence[Keys]) -> Keys:
        """Return which keys of one kind are formulas or templates."""
        judge, crowd = _JUDGES[kind]
        every = _distinct(keys)
        flags = judge(len(every), *self._index.meet(every, crowd), self._known)
        return every[(flags & 1) > 0]

    def compare(self) -> None:
        """Compare every dirty document with those that it may have to do with."""
        for numbers in _batches(sorted(self._dirty)):
            arrays = [keys.arrays() for keys in self._memory.keys(numbers)]
            prints, anchors, _ = _by_kind(arrays)
            words = self._sharing(numbers, prints, CROWD, _LEAST_PRINTS)
            if len(self.kept) <= _SMALL:
                facts = self._once(
                    numbers, ((a, b) for a in numbers for b in self._ids)
                )
            else:
                facts = self._sharing(numbers, anchors, ANCHOR_CROWD, _LEAST_ANCHORS)
            self._memory.keep_pairs(self._compared(words, facts))

    def _sharing(
        self, numbers: Sequence[int], keys: Sequence[Keys], crowd: int, least: int
    ) -> set[tuple[int, int]]:
        """Return the pairs that share so many keys."""
        every, who = sorted_with_owner(keys, numbers)
        places, owners = self._index.meet(every, crowd)
        rare = np.bincount(places, minlength=len(every))[places] <= crowd
        mine = who[places[rare]].astype(np.uint64)
        other = owners[rare].astype(np.uint64)
        packed, shared = np.unique(mine << np.uint64(32) | other, return_counts=True)
        packed = packed[shared >= least]
        found = zip(
            (packed >> np.uint64(32)).tolist(),
            (packed & np.uint64(0xFFFFFFFF)).tolist(),
            strict=True,
        )
        return self._once(numbers, found)

    def _once(
        self, numbers: Sequence[int], found: Iterable[tuple[int, int]]
    ) -> set[tuple[int, int]]:
        """Return pairs, lower first, without those that an earlier batch had."""
        return {
            (min(a, b), max(a, b))
            for a, b in found
            if a != b and not (b < numbers[0] and b in self._dirty)
        }

    def _compared(
        self, words: set[tuple[int, int]], facts: set[tuple[int, int]]
    ) -> Iterator[Pair]:
        for numbers in sorted(words | facts):
            first, second = sorted(numbers, key=self._ids.__getitem__)
            found = compare(
                self._article(first),
                self._article(second),
                words=numbers in words,
                facts=numbers in facts,
            )
            if found is not None:
                yield Pair(*numbers, found.links, found.share, found.common)

    def _article(self, number: int) -> Article:
        if number not in self._open:
            key = self._ids[number]
            self._open[number] = read_article(self._documents[key], self.kept[key])
            if len(self._open) > _OPEN:
                self._open.popitem(last=False)
        self._open.move_to_end(number)
        return self._open[number]


def _batches(values: Sequence[T]) -> Iterator[Sequence[T]]:
    for first in range(0, len(values), _BATCH):
        yield values[first : first + _BATCH]


def _by_kind(arrays: Sequence[tuple[Keys, Keys, Keys]]) -> list[list[Keys]]:
    return [[of_one[kind] for of_one in arrays] for kind in range(len(_JUDGES))]


def _distinct(keys: Sequence[Keys]) -> Keys:
    return np.unique(np.concatenate([np.empty(0, np.uint64), *keys]))
