"""Verbs that only present what a noun says: « il y a eu trois morts »."""

from collections import defaultdict
from collections.abc import Mapping
from functools import cache

import msgspec

from recoupe.errors import PackError
from recoupe.lang.frames import read_table

FRAMES = frozenset({"exists", "counts", "makes", "befalls", "counted", "sums"})


class Presenting(msgspec.Struct, frozen=True):
    """How a verb presents what its noun says; ``beside`` must stand with it."""

    frame: str
    reflexive: bool
    harm_only: bool
    beside: str


@cache
def load_presenting(language: str) -> Mapping[str, tuple[Presenting, ...]]:
    """Return by lemma the verbs that present what a noun says.

    Raises:
        PackError: if the language has no such table, or a frame is unknown.
    """
    found: dict[str, list[Presenting]] = defaultdict(list)
    for verb, frame, nouns, beside, *_ in read_table(language, "presenting"):
        if frame not in FRAMES:
            raise PackError(f"{language}/presenting.tsv: {verb}: no frame {frame!r}")
        lemma = verb.removeprefix("se ")
        found[lemma].append(Presenting(frame, lemma != verb, nouns == "harm", beside))
    return {verb: tuple(frames) for verb, frames in found.items()}


@cache
def load_harm(language: str) -> Mapping[str, str]:
    """Return what each noun of people that came to harm says of them.

    Raises:
        PackError: if the language has no such table.
    """
    return {noun: sense for noun, sense, _ in read_table(language, "harm")}
