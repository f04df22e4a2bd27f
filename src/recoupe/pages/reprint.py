"""Two texts side by side: what was copied, added and cut."""

from collections.abc import Sequence

import msgspec

from recoupe.model import Derivation, Span


class Run(msgspec.Struct, frozen=True):
    """A stretch of one text; ``pair`` numbers the stretch it matches, 0 for none."""

    text: str
    pair: int


class Reprint(msgspec.Struct, frozen=True):
    """Both texts in runs, and what the copy left out, longest first."""

    original: tuple[Run, ...]
    derived: tuple[Run, ...]
    cuts: tuple[str, ...]
    share: float


SHORTEST_CUT = 30  # characters; shorter remains are joints, not cuts


def lay_side_by_side(original: str, derived: str, found: Derivation) -> Reprint:
    """Align two texts by the passages that lineage found."""
    left = _runs(original, [pair.original for pair in found.passages])
    right = _runs(derived, [pair.derived for pair in found.passages])
    cuts = [run.text.strip(" .,;:\n\t") for run in left if not run.pair]
    kept = sorted((c for c in cuts if len(c) >= SHORTEST_CUT), key=len, reverse=True)
    return Reprint(left, right, tuple(kept), found.share)


def _runs(text: str, spans: Sequence[Span]) -> tuple[Run, ...]:
    runs: list[Run] = []
    done = 0
    numbered = sorted(enumerate(spans, start=1), key=lambda x: x[1].start)
    for number, span in numbered:
        start = max(span.start, done)
        if start >= span.end or start >= len(text):
            continue
        if start > done:
            runs.append(Run(text[done:start], 0))
        runs.append(Run(text[start : span.end], number))
        done = span.end
    if done < len(text):
        runs.append(Run(text[done:], 0))
    return tuple(runs)
