"""Keys that say nothing of descent: formulas, templates, what a crowd shares.

Copies of one text appear within days. What three texts share over more than a fortnight
is a formula, a legal line, a standing background paragraph; a line that an outlet
prints under three articles is a template.
"""

from collections.abc import Sequence

import numpy as np
import numpy.typing as npt

from recoupe.lineage.fingerprint import SHINGLE, Fingerprints, places_of
from recoupe.lineage.index import Keys, Owners
from recoupe.lineage.memory import Kept
from recoupe.lineage.words import hashes_of, words_of

CROWD = 400  # articles that hold one key; it is a formula from there on
ANCHOR_CROWD = 100  # articles that name somebody before the name finds nothing
_TEXTS = 3
_DAYS = 14

Flags = npt.NDArray[np.int8]
Places = npt.NDArray[np.int64]


class Calendar:
    """Day of publication and text of every article, by number."""

    def __init__(self, articles: Sequence[Kept]) -> None:
        self.days = np.zeros(0, dtype=np.int64)  # ordinal, 0 if unknown
        self.texts = np.zeros(0, dtype=np.int64)  # 32 bits, equal for equal texts
        self.extend(articles)

    def extend(self, articles: Sequence[Kept]) -> None:
        """Add articles."""
        last = max((kept.number for kept in articles), default=-1)
        more = np.zeros(max(0, last + 1 - len(self.days)), dtype=np.int64)
        self.days = np.concatenate([self.days, more])
        self.texts = np.concatenate([self.texts, more])
        for kept in articles:
            self.days[kept.number], self.texts[kept.number] = kept.day, kept.text


def judge_prints(size: int, places: Places, owners: Owners, known: Calendar) -> Flags:
    """Return for each of ``size`` fingerprints: 1 formula, 2 crowded, 3 both."""
    held = np.bincount(places, minlength=size)
    days = known.days[owners]
    dated = days > 0
    texts = np.bincount(places[dated], minlength=size)
    first = np.full(size, np.iinfo(np.int64).max)
    last = np.zeros(size, dtype=np.int64)
    np.minimum.at(first, places[dated], days[dated])
    np.maximum.at(last, places[dated], days[dated])
    crowded = held > CROWD
    formula = crowded | ((texts >= _TEXTS) & (last - np.minimum(first, last) > _DAYS))
    flags: Flags = (formula + 2 * crowded).astype(np.int8)
    return flags


def judge_anchors(size: int, places: Places, owners: Owners, known: Calendar) -> Flags:
    """Return for each of ``size`` names and figures whether too many hold it."""
    del owners, known
    crowded = np.bincount(places, minlength=size) > ANCHOR_CROWD
    flags: Flags = (2 * crowded).astype(np.int8)
    return flags


def judge_lines(size: int, places: Places, owners: Owners, known: Calendar) -> Flags:
    """Return for each of ``size`` lines whether several texts of an outlet have it."""
    distinct = np.unique(places << 32 | known.texts[owners]) >> 32
    flags: Flags = (np.bincount(distinct, minlength=size) >= _TEXTS).astype(np.int8)
    return flags


def formula_stretches(text: str, formulas: Fingerprints) -> tuple[tuple[int, int], ...]:
    """Return where a text is made of formulas, by character.

    Between two fingerprints in a row that are formulas, the words are of one too.
    """
    places, prints = places_of(hashes_of(text))
    recurring = np.isin(prints, formulas)
    words = words_of(text)
    found: list[tuple[int, int]] = []
    before = False
    for place, here in zip(places.tolist(), recurring.tolist(), strict=True):
        if here:
            end = words[place + SHINGLE - 1].end
            if before or (found and words[place].start < found[-1][1]):
                found[-1] = found[-1][0], end
            else:
                found.append((words[place].start, end))
        before = here
    return tuple(found)


def sorted_with_owner(
    keys: Sequence[Keys], numbers: Sequence[int]
) -> tuple[Keys, Owners]:
    """Return the keys of several articles in one order, with whose they are."""
    every = np.concatenate([np.empty(0, np.uint64), *keys])
    owner = np.repeat(
        np.array(numbers, dtype=np.uint32), [len(of_one) for of_one in keys]
    )
    order = np.lexsort((owner, every))
    return every[order], owner[order]
