"""Which sentences of a text and of its translation say the same.

Sentences are laid beside one another in order, one beside one or two, by the method of
Gale and Church (1993, *A program for aligning sentences in bilingual corpora*): lengths
of translations agree; to which the anchors that both sides share are added, since news
is translated more freely than the debates the method was made for.
"""

import math
import re
from collections.abc import Sequence

import msgspec

from recoupe.lineage.facts import Facts, facts_of
from recoupe.model import PassagePair, Span

# A quotation mark right after a stop closes; after a space, « » » alone does.
_END = re.compile(r"(?<=[.!?…])\"*(?:[ \u00a0\u202f]?[»”])*\s+|\n+")
_LEAST = 4  # letters or digits; less is no sentence

# How many sentences stand beside how many, and what that costs beside the commonest:
# -100 log of the shares that the method's authors counted.
_BEADS = {(1, 1): 0.0, (1, 2): 2.3, (2, 1): 2.3, (1, 0): 4.5, (0, 1): 4.5}
_VARIANCE = 6.8  # of the length of a translation, per character (ibid.)
_FAR = 9.0  # the most that lengths can cost
_ANCHOR = 1.2  # what one shared word is worth; names and figures weigh twice
_MOST = 6.0  # the most that shared anchors are worth
_UNMATCHED = 3.0  # cost where both sides name or count things and share none
_BAND = 40  # sentences from where one is expected: cost grows with the text
_LONGER = 1.8  # times; sentences without a shared anchor do not differ so much


class _Sentence(msgspec.Struct, frozen=True):
    span: Span
    facts: Facts


class _Bead(msgspec.Struct, frozen=True):
    derived: tuple[int, int]  # first and last + 1
    original: tuple[int, int]
    shared: float  # weight of the anchors in common


def parallel_passages(derived: str, original: str) -> tuple[PassagePair, ...]:
    """Return the sentences of a translation beside those they translate.

    Args:
        derived: The translation; what is masked is blank.
        original: What it was translated from.

    Returns:
        Spans of both texts, in their order. Sentences that only their lengths lay
        beside one another are left out unless their neighbours share anchors.
    """
    left, right = _sentences(derived), _sentences(original)
    beads = _align(left, right)
    return tuple(
        PassagePair(_whole(left, bead.derived), _whole(right, bead.original))
        for at, bead in enumerate(beads)
        if bead.shared or _is_flanked(beads, at, left, right)
    )


def _sentences(text: str) -> list[_Sentence]:
    found, start = [], 0
    for cut in [*(match.span() for match in _END.finditer(text)), (len(text),) * 2]:
        said = text[start : cut[1]]
        inner = said.strip()
        if sum(map(str.isalnum, inner)) >= _LEAST:
            first = start + said.index(inner)
            span = Span(first, first + len(inner))
            found.append(_Sentence(span, facts_of(inner)))
        start = cut[1]
    return found


def _align(left: Sequence[_Sentence], right: Sequence[_Sentence]) -> list[_Bead]:
    """Return the beads of the cheapest way through both texts, none of them empty."""
    best: dict[tuple[int, int], tuple[float, _Bead | None]] = {(0, 0): (0.0, None)}
    ratio = _length(left) / max(1, _length(right))
    for i in range(len(left) + 1):
        near = i * len(right) // max(1, len(left))
        for j in range(max(0, near - _BAND), min(len(right), near + _BAND) + 1):
            for (a, b), prior in _BEADS.items():
                before = best.get((i - a, j - b))
                if before is None:
                    continue
                shared, cost = _judge(left[i - a : i], right[j - b : j], ratio)
                total = before[0] + prior + cost
                if (i, j) not in best or total < best[i, j][0]:
                    best[i, j] = (total, _Bead((i - a, i), (j - b, j), shared))
    found, at = [], (len(left), len(right))
    if at not in best:
        return []
    while (bead := best[at][1]) is not None:
        at = bead.derived[0], bead.original[0]
        found.append(bead)
    kept = (b for b in reversed(found) if b.derived[0] < b.derived[1])
    return [b for b in kept if b.original[0] < b.original[1]]


def _judge(
    left: Sequence[_Sentence], right: Sequence[_Sentence], ratio: float
) -> tuple[float, float]:
    """Return the weight of shared anchors and the cost of one bead."""
    if not left or not right:
        return 0.0, 0.0
    a, b = _weights(left), _weights(right)
    shared = sum(max(a[x], b[x]) for x in a.keys() & b.keys())
    ours, theirs = _length(left), _length(right) * ratio
    deviation = (ours - theirs) / math.sqrt((ours + theirs) / 2 * _VARIANCE)
    cost = min(_FAR, deviation * deviation / 2)
    if not shared and all(max(w.values(), default=0.0) > 1 for w in (a, b)):
        cost += _UNMATCHED
    return shared, cost - min(_MOST, _ANCHOR * shared)


def _weights(sentences: Sequence[_Sentence]) -> dict[str, float]:
    found: dict[str, float] = {}
    for sentence in sentences:
        found |= sentence.facts.weights
    return found


def _length(sentences: Sequence[_Sentence]) -> int:
    return sum(s.span.end - s.span.start for s in sentences)


def _is_flanked(
    beads: Sequence[_Bead],
    at: int,
    left: Sequence[_Sentence],
    right: Sequence[_Sentence],
) -> bool:
    """Tell whether what lies between two sure beads is of about one length."""
    bead = beads[at]
    lengths = sorted(
        (_length(left[slice(*bead.derived)]), _length(right[slice(*bead.original)]))
    )
    sides = [*beads[max(0, at - 1) : at], *beads[at + 1 : at + 2]]
    return lengths[1] <= _LONGER * lengths[0] and all(side.shared for side in sides)


def _whole(sentences: Sequence[_Sentence], bounds: tuple[int, int]) -> Span:
    first, last = bounds
    return Span(sentences[first].span.start, sentences[last - 1].span.end)
