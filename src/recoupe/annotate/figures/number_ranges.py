"""Join two figures that state one range: « de 0,9 % à 1,1 % », « entre 2 € et 3 € »."""

import re
from collections.abc import Sequence

from recoupe.annotate.figures.number_draft import Draft
from recoupe.annotate.figures.number_reader import NumberReader

_LEAD = re.compile(r"(?<!\w)(de|entre) (?:les? )?$")
_GAP = {
    "de": re.compile(r" à (?:l[ae]s? )?"),
    "entre": re.compile(r" et (?:l[ae]s? )?"),
}


def join_ranges(drafts: Sequence[Draft], reader: NumberReader) -> list[Draft]:
    """Return the drafts, a range written with its unit twice as one.

    After a verb that moves from one figure to another (« passe de 2 % à 3 % ») they
    stay two.
    """
    kept: list[Draft] = []
    for draft in drafts:
        before = kept[-1] if kept else None
        if before is not None and _is_range(before, draft, reader):
            lead = _LEAD.search(reader.folded[: before.start])
            start = lead.start() if lead else before.start
            draft.start, draft.core_start = start, before.core_start
            draft.low, draft.high = before.value, draft.value
            draft.value, draft.approximator = None, lead[1] if lead else ""
            kept.pop()
        kept.append(draft)
    return kept


def _is_range(left: Draft, right: Draft, reader: NumberReader) -> bool:
    if left.value is None or right.value is None or left.value >= right.value:
        return False
    if left.unit != right.unit or left.approximator or right.approximator:
        return False
    if left.kind not in {"ratio", "money", "physical"}:
        return False
    lead = _LEAD.search(reader.folded[: left.start])
    if lead is None:
        return False
    gap = reader.folded[left.end : right.start]
    if not _GAP[lead[1]].fullmatch(gap):
        return False
    return lead[1] == "entre" or not reader.moves(lead.start())
