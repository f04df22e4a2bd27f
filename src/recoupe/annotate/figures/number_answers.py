"""Read lists of bare figures that answer an earlier list, one by one.

« 40 hommes et 25 femmes, contre 32 et 18 l'an dernier »: as many bare figures as
counted ones before them share their units in order.
"""

import re
from collections.abc import Sequence
from itertools import pairwise

from recoupe.annotate.figures.number_draft import Draft
from recoupe.lang.rules import RulePack

_REACH = 160  # characters from the last counted figure to the first bare one
_WITHIN = 50  # characters between two counted figures of a list
_STOP = re.compile(r"[.!?;:\n](?:\s|$)")
_COUNTED = frozenset({"noun", "money", "physical"})
_PARAGRAPH = "\n\n"


class Answers:
    """Finds such lists in one text."""

    def __init__(self, pack: RulePack, folded: str) -> None:
        """Read one folded text."""
        self._folded = folded
        self._joined = pack.whole("list_joint")
        self._joins = pack.compile("{list_joint_word}")

    def fill(self, drafts: Sequence[Draft]) -> None:
        """Give the bare figures of an answering list the units of the list before."""
        for run in self._runs(drafts):
            first, last = run[0], run[-1]
            before = self._listed(drafts[:first])
            if len(before) != len(run):
                continue
            gap = self._folded[before[-1].end : drafts[first].start]
            if len(gap) > _REACH or _PARAGRAPH in gap:
                continue
            for draft, model in zip(drafts[first : last + 1], before, strict=True):
                draft.unit, draft.kind, draft.like = model.unit, model.kind, model

    def _runs(self, drafts: Sequence[Draft]) -> list[list[int]]:
        """Return the stretches of two and more bare figures, by index."""
        runs: list[list[int]] = []
        for index, (left, right) in enumerate(pairwise(drafts)):
            gap = self._folded[left.end : right.start]
            if left.unit or right.unit or not self._joined.match(gap):
                continue
            if runs and runs[-1][-1] == index:
                runs[-1].append(index + 1)
            else:
                runs.append([index, index + 1])
        return runs

    def _listed(self, drafts: Sequence[Draft]) -> list[Draft]:
        """Return the list of counted things that ends a sequence, in order."""
        listed: list[Draft] = []
        for draft in reversed(drafts):
            gap = self._folded[draft.end : listed[-1].start] if listed else ""
            if draft.kind not in _COUNTED or not draft.unit or len(gap) > _WITHIN:
                break
            joined = "," in gap or self._joins.search(gap)
            if listed and (_STOP.search(gap) or not joined):
                break
            if any(draft.unit == other.unit for other in listed):
                break
            listed.append(draft)
        return listed[::-1]
