"""Which of two related texts came first."""

from typing import Literal

import msgspec

from recoupe.lineage.credits import Credits
from recoupe.model import Check, Document

Sure = Literal["time", "credit", "completeness", "unknown"]

_FULLER = 1.25  # times longer: the fuller text is held to be the original


class Reading(msgspec.Struct, frozen=True):
    """One side of a pair, with what direction is judged by."""

    document: Document
    credits: Credits
    agency: bool  # its outlet is a news agency
    words: int


class Direction(msgspec.Struct, frozen=True):
    """``swapped`` is True where the second text of the pair came first."""

    swapped: bool
    by: Sure
    detail: str

    def check(self) -> Check:
        """Return the direction as a check that a reader can verify."""
        score = {"time": 1.0, "credit": 0.8, "completeness": 0.6, "unknown": 0.5}
        return Check("direction", score[self.by], self.detail)


def direct(first: Reading, second: Reading) -> Direction:
    """Return which text is the original: by time, then credit, then completeness."""
    if first.agency != second.agency:
        return Direction(second.agency, "credit", "one of the two outlets is an agency")
    left, right = _instant(first.document), _instant(second.document)
    comparable = min(len(left), len(right))
    if comparable and left[:comparable] != right[:comparable]:
        swapped = right[:comparable] < left[:comparable]
        early, late = (right, left) if swapped else (left, right)
        return Direction(swapped, "time", f"{early} before {late}")
    credited = bool(first.credits.whole()), bool(second.credits.whole())
    if credited[0] != credited[1]:
        detail = "only one of the two names the source of the text"
        return Direction(credited[1], "credit", detail)
    long, short = max(first.words, second.words), min(first.words, second.words)
    if long >= _FULLER * max(1, short):
        detail = f"{long} words beside {short}"
        return Direction(second.words > first.words, "completeness", detail)
    swapped = second.document.id < first.document.id
    return Direction(swapped, "unknown", "neither time, credit nor length tells")


def _instant(document: Document) -> str:
    """Return the most precise ISO time known, "" without any."""
    if document.published_time:
        return document.published_time
    return document.published.isoformat() if document.published else ""
