"""Passages that two texts share: runs of equal words, joined over light edits."""

from collections import defaultdict
from collections.abc import Iterator, Sequence

import msgspec

from recoupe.lineage.words import WordText

_SEED = 3  # equal words in a row that start a run
_GAP = 9  # words that an edit may insert, drop or replace between two runs
_LEAST_OWN = 7  # words of the writer's, names left out, that a passage must hold
_LEAST_LONG = 4  # of them, words of four letters or more
_DENSITY = 0.45  # share of a passage's words that are equal; under it, mere vocabulary
_CROWD = 8  # places where one run of words may stand before it says nothing


class Run(msgspec.Struct, frozen=True, order=True):
    """``length`` equal words from word ``left`` of one text, ``right`` of another."""

    left: int
    right: int
    length: int


class Passage(msgspec.Struct, frozen=True):
    """Words ``[left, left_end)`` of one text that stand at ``[right, right_end)``."""

    left: int
    left_end: int
    right: int
    right_end: int
    equal: int  # words of the writer's that are equal, names left out


def shared_passages(left: WordText, right: WordText) -> tuple[Passage, ...]:
    """Return the passages that two texts share, in the order of the left one.

    Quoted words may lie inside a passage; they do not make one.
    """
    runs = _disjoint(_runs(left.hashes, right.hashes))
    found = (_passage(chain, left, right) for chain in _chains(runs))
    return tuple(p for p in found if p is not None and _counts(p, left))


def covered(passages: Sequence[Passage], text: WordText, *, right: bool = False) -> int:
    """Count the writer's own words of one text that lie in passages."""
    inside: set[int] = set()
    for passage in passages:
        first, last = (
            (passage.right, passage.right_end)
            if right
            else (passage.left, passage.left_end)
        )
        inside.update(range(first, last))
    return sum(text.own[index] for index in inside)


def _runs(left: Sequence[int], right: Sequence[int]) -> Iterator[Run]:
    places: dict[tuple[int, ...], list[int]] = defaultdict(list)
    for index in range(len(right) - _SEED + 1):
        places[tuple(right[index : index + _SEED])].append(index)
    done: set[tuple[int, int]] = set()
    for start in range(len(left) - _SEED + 1):
        found = places.get(tuple(left[start : start + _SEED]), ())
        if len(found) > _CROWD:
            continue
        for place in found:
            if (start - 1, place - 1) not in done:
                yield Run(start, place, _reach(left, right, start, place))
            done.add((start, place))


def _reach(left: Sequence[int], right: Sequence[int], start: int, place: int) -> int:
    length = _SEED
    while (
        start + length < len(left)
        and place + length < len(right)
        and left[start + length] == right[place + length]
    ):
        length += 1
    return length


def _disjoint(runs: Iterator[Run]) -> list[Run]:
    """Keep the longest runs, so that no word of either text is used twice."""
    used_left: set[int] = set()
    used_right: set[int] = set()
    kept = []
    for run in sorted(runs, key=lambda r: (-r.length, r.left, r.right)):
        free = [
            offset
            for offset in range(run.length)
            if run.left + offset not in used_left
            and run.right + offset not in used_right
        ]
        if len(free) < _SEED or free[-1] - free[0] + 1 != len(free):
            continue
        trimmed = Run(run.left + free[0], run.right + free[0], len(free))
        used_left.update(range(trimmed.left, trimmed.left + trimmed.length))
        used_right.update(range(trimmed.right, trimmed.right + trimmed.length))
        kept.append(trimmed)
    return sorted(kept)


def _chains(runs: Sequence[Run]) -> Iterator[list[Run]]:
    """Group runs that follow each other in both texts with small gaps."""
    open_chains: list[list[Run]] = []
    for run in runs:
        chain = next((c for c in reversed(open_chains) if _follows(c[-1], run)), None)
        if chain is None:
            open_chains.append([run])
        else:
            chain.append(run)
    yield from open_chains


def _follows(before: Run, after: Run) -> bool:
    left = after.left - before.left - before.length
    right = after.right - before.right - before.length
    return 0 <= left <= _GAP and 0 <= right <= _GAP


def _passage(chain: Sequence[Run], left: WordText, right: WordText) -> Passage | None:
    first, last = chain[0], chain[-1]
    equal = ((r.left + k, r.right + k) for r in chain for k in range(r.length))
    own = [i for i, j in equal if left.own[i] and right.own[j] and not left.names[i]]
    long = sum(len(left.words[index].form) > 3 for index in own)
    if len(own) < _LEAST_OWN or long < _LEAST_LONG:
        return None
    return Passage(
        first.left,
        last.left + last.length,
        first.right,
        last.right + last.length,
        len(own),
    )


def _counts(passage: Passage, left: WordText) -> bool:
    inside = range(passage.left, passage.left_end)
    aside = sum(not left.own[i] or left.names[i] for i in inside)
    wide = max(passage.left_end - passage.left, passage.right_end - passage.right)
    return passage.equal + aside >= _DENSITY * wide
