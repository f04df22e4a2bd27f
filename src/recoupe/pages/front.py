"""Which claims lead: those that a whole printed sentence tells, nothing said twice."""

import re
from collections.abc import Iterable, Mapping, Sequence
from itertools import combinations
from typing import TypeVar

import msgspec

from recoupe.model import (
    BriefSentence,
    Claim,
    ClaimId,
    Figure,
    FigureValue,
    Position,
    Relation,
)
from recoupe.pages.templates_engine import phrase

CARD_CLAIMS = 6
BRIEF = 9
POOL = 240  # claims of a standing that are looked at, the weightiest first
CARDS = ("contested", "updated", "party-claim", "single-origin")
_APART = frozenset({"party-claim", "single-origin"})  # not what the brief tells
_SHARED = 2  # long words that two sides of one matter have in common
_TWO = 2
_LONG = 5  # letters
_STEM = 6
_ALIKE = 0.6  # share of the shorter sentence's words; above, it says the same again
_DESCRIBED = "~"  # in the id of an actor without a name
_NAMELESS_VOICES = frozenset({"unnamed", "source", "voice", "agency"})
_NAME = re.compile(
    r"(?<=[^\W\d_] )[A-ZÀ-Þ][\w-]{2,}|^[A-ZÀ-Þ][\w-]+ [A-ZÀ-Þ]|\b[A-Z]{2,}\b"
)

T = TypeVar("T", Claim, BriefSentence)


class Line(msgspec.Struct, frozen=True):
    """A claim with the sentences that tell it: one, or one for each side.

    ``steps`` are the values of what changed, by the day from which each is given where
    ``is_ordered``; else nobody knows which came first.
    """

    claim: Claim
    texts: tuple[str, ...]
    steps: tuple[FigureValue, ...] = ()
    unit: str | None = None
    is_ordered: bool = False

    @property
    def speaker(self) -> str:
        """Who answers for it, by name where one is known; "" where no source does."""
        first = self.claim.positions[0].assertions[0]
        if not first.attribution:
            return ""
        return first.chain[-1] if len(first.chain) > 1 else first.attribution


class Card(msgspec.Struct, frozen=True):
    """What leads of one standing, and how many claims have it in all."""

    lines: tuple[Line, ...]
    total: int


def make_cards(
    pools: Mapping[str, tuple[Sequence[Claim], int]],
    brief: Iterable[BriefSentence],
    title: str,
    figures: Mapping[ClaimId, Figure],
) -> dict[str, Card]:
    """Return the cards beside a brief; no sentence stands in two of them.

    Args:
        pools: By standing, its weightiest claims and how many there are in all.
        brief: What the page tells already; disputes are told again, side by side.
        title: Of the story; what touches it comes first.
        figures: By claim, of those that changed at least.
    """
    told = [_stems(sentence.text) for sentence in brief]
    subject = _stems(title)
    cards: dict[str, Card] = {}
    for standing in CARDS:
        claims, total = pools[standing]
        known = told if standing in _APART else []
        told_by = (line_of(claim, figures.get(claim.id)) for claim in claims)
        lines = _choose(told_by, known, subject)
        if standing == "contested" and not lines:  # a dispute is never hidden
            sides = (sides_of(claim, figures.get(claim.id)) for claim in claims)
            lines = _choose(sides, known, subject)
        told += [_stems(text) for line in lines for text in line.texts]
        cards[standing] = Card(lines, total)
    return cards


def _choose(
    lines: Iterable[Line | None],
    told: Sequence[frozenset[str]],
    subject: frozenset[str],
) -> tuple[Line, ...]:
    """Return the lines of a card, those that name somebody before the rest."""
    seen = list(told)
    found: list[Line] = []
    for line in lines:
        if line is None:
            continue
        stems = [_stems(text) for text in line.texts]
        if not any(_repeats(mine, other) for mine in stems for other in seen):
            seen += stems
            found.append(line)
    found.sort(key=lambda line: (not _is_named(line), not _touches(line, subject)))
    return tuple(found[:CARD_CLAIMS])


def line_of(claim: Claim, figure: Figure | None = None) -> Line | None:
    """Return the sentences that tell a claim, None where it cannot lead.

    What is contested needs a sentence for each side, about one matter; of what changed
    the latest is told, in passing if need be; what one voice says has one voice, and
    the word of a party somebody with a name.

    Args:
        claim: Of any standing.
        figure: Of the claim, where it has one.
    """
    standing = claim.standing.value
    first = claim.positions[0].line
    if standing == "party-claim" and not _is_spoken_by_name(claim):
        return None
    if standing == "contested":
        texts = tuple(position.line for position in claim.positions)
        denied = len({position.polarity for position in claim.positions}) > 1
        return Line(claim, texts) if _are_sides(texts, denied=denied) else None
    if standing == "updated":
        return _changed(claim, figure)
    if not first or (standing == "single-origin" and claim.max_voices > 1):
        return None
    return Line(claim, (first,))


def sides_of(claim: Claim, figure: Figure | None = None) -> Line | None:
    """Return a dispute in the words at hand, where no whole sentences tell its sides.

    Two values that stand in one sentence are told by it, once. None where nothing tells
    two sides apart.
    """
    told = [p.line or _clause(p, claim.positions) for p in claim.positions]
    texts, steps = tuple(dict.fromkeys(told)), _values(figure)
    if len(texts) < len(told) and len(steps) < _TWO:
        return None
    return Line(claim, texts, tuple(steps), figure.unit if figure else None)


def _are_sides(texts: Sequence[str], *, denied: bool) -> bool:
    """Tell whether sentences are all there, differ, and are about one matter.

    One that denies the other need not name what it denies again.
    """
    if not all(texts) or len(set(texts)) < len(texts):
        return False
    stems = [_stems(text) for text in texts]
    return denied or all(len(a & b) >= _SHARED for a, b in combinations(stems, 2))


def _clause(position: Position, positions: Sequence[Position]) -> str:
    """Return the clause of a position that is nearest to how the others are worded."""
    others = (a for p in positions if p is not position for a in p.assertions)
    worded = frozenset(stem for a in others for stem in _stems(a.quote))
    quotes = sorted({a.quote for a in position.assertions}, key=lambda q: (len(q), q))

    def nearness(quote: str) -> tuple[int, bool]:
        return len(_stems(quote) & worded), quote[:1].isupper()

    return phrase(max(quotes, key=nearness))


def _changed(claim: Claim, figure: Figure | None) -> Line:
    """Return the line of what changed: the latest value, or the leading one."""
    steps = _values(figure)
    ordered = len(steps) > 1 and all(step.as_of for step in steps)
    told = claim.positions[0]
    if ordered:
        known = {p.value: p for p in claim.positions}
        told = known.get(steps[-1].value, known.get(None, told))
    text = told.line or _clause(told, claim.positions)
    return Line(claim, (text,), tuple(steps), figure.unit if figure else None, ordered)


def _values(figure: Figure | None) -> list[FigureValue]:
    """Return the values of a figure, each as it was first given."""
    first: dict[str | None, FigureValue] = {}
    for value in sorted(figure.values if figure else (), key=lambda v: v.as_of or ""):
        first.setdefault(value.value, value)
    return list(first.values())


def _is_spoken_by_name(claim: Claim) -> bool:
    """Tell whether a party with a name answers for a claim, no agency in its stead."""
    first = claim.positions[0].assertions[0]
    parties = {voice.id for voice in claim.voices if voice.party}
    known = first.voice.partition(":")[0] not in _NAMELESS_VOICES
    return first.voice in parties and known and _DESCRIBED not in first.voice


def _is_named(line: Line) -> bool:
    """Tell whether a line is about somebody with a name, and prints one."""
    actors = (*line.claim.actors, *line.claim.recipients)
    known = any(_DESCRIBED not in actor for actor in actors)
    return known and all(_NAME.search(text) for text in line.texts)


def _touches(line: Line, subject: frozenset[str]) -> bool:
    return any(_stems(text) & subject for text in line.texts)


def _stems(text: str) -> frozenset[str]:
    """Return the long words of a text, by their first letters, brackets left out."""
    words = re.findall(r"\w+", re.sub(r"\([^()]*\)", " ", text.casefold()))
    return frozenset(word[:_STEM] for word in words if len(word) >= _LONG)


def _repeats(mine: frozenset[str], other: frozenset[str]) -> bool:
    return len(mine & other) > _ALIKE * max(1, min(len(mine), len(other)))


def order_relations(relations: Iterable[Relation]) -> list[Relation]:
    """Return relations between two who have names first, those of most claims ahead."""
    return sorted(
        relations,
        key=lambda r: (
            _DESCRIBED in r.source + r.target,
            -len(r.claims),
            r.source,
            r.target,
            r.begin or "",
        ),
    )


def distinct(found: Iterable[T], most: int) -> list[T]:
    """Return the first of some values with texts, the same words once."""
    kept: dict[str, T] = {}
    for value in found:
        kept.setdefault(phrase(value.text).casefold(), value)
        if len(kept) == most:
            break
    return list(kept.values())
