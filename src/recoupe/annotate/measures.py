"""Say what a figure measures, where and on whose word, so that unlike never meet."""

import re
from collections.abc import Sequence
from functools import cache

from recoupe.annotate.number_reader import Draft, NumberReader
from recoupe.annotate.units import read_table
from recoupe.model import Timex

_REACH = 110
_STOP = re.compile(r"[.!?;\n](?:\s|$)")


class MeasureReader:
    """Finds the measure of a figure from its noun, else from the words around."""

    def __init__(self, language: str) -> None:
        rows = read_table(language, "measures")
        self._nouns = [(r[0], re.compile(rf"(?:{r[2]})$")) for r in rows if r[1] == "noun"]
        self._near = [(r[0], re.compile(rf"(?<!\w)(?:{r[2]})(?!\w)")) for r in rows if r[1] == "near"]
        self._units = {code: r[0] for r in rows if r[1] == "unit" for code in r[2].split("|")}

    def of(self, draft: Draft, folded: str) -> str:
        """Return the measure of a draft, "" if none is known."""
        noun = self._noun(draft, folded)
        if noun:
            return noun
        if draft.unit in self._units:
            return self._units[draft.unit]
        if draft.kind in {"ordinal"}:
            return "rank"
        return self._nearest(draft, folded)

    def _noun(self, draft: Draft, folded: str) -> str:
        words = re.findall(r"[a-zà-ÿ-]+", folded[draft.core_end : draft.end])
        for measure, pattern in self._nouns:
            if any(pattern.match(word) for word in words) or pattern.match(draft.unit):
                return measure
        return ""

    def _nearest(self, draft: Draft, folded: str) -> str:
        people = draft.unit in {"personne", "homme", "femme", "enfant", "civil", "jeune", "autre", "habitant", "étudiant", "agriculteur", "militant", "policier", "soldat", "membre", "ressortissant", "fidèle"}
        left = folded[max(0, draft.start - _REACH) : draft.start]
        right = folded[draft.end : draft.end + _REACH]
        if stops := list(_STOP.finditer(left)):
            left = left[stops[-1].end() :]
        if stop := _STOP.search(right):
            right = right[: stop.start()]
        best: tuple[int, str] | None = None
        for measure, pattern in self._near:
            if (measure in _OF_PEOPLE) != people:
                continue
            for found in pattern.finditer(left):
                best = min(best or (999, ""), (len(left) - found.end() + 8, measure))
            if found_right := pattern.search(right):
                best = min(best or (999, ""), (found_right.start(), measure))
        return best[1] if best else ""


_OF_PEOPLE = {"dead", "injured", "missing", "arrested", "participants", "displaced"}


@cache
def _reader(language: str) -> MeasureReader:
    return MeasureReader(language)


def describe(
    drafts: list[Draft], reader: NumberReader, timexes: Sequence[Timex]
) -> list[Draft]:
    """Fill in measure, scope and as-of time."""
    measures = _reader(reader.language)
    for draft in drafts:
        draft.measures = measures.of(draft, reader.folded)
        draft.as_of = _as_of(draft, reader.folded, timexes)
    return drafts


def _as_of(draft: Draft, folded: str, timexes: Sequence[Timex]) -> str:
    """Return the value of the nearest date of the sentence."""
    best: tuple[int, str] | None = None
    for timex in timexes:
        if timex.type not in {"DATE", "TIME"} or not timex.value:
            continue
        left, right = sorted(((timex.start, timex.end), (draft.start, draft.end)))
        gap = folded[left[1] : right[0]]
        if len(gap) > _REACH or _STOP.search(gap):
            continue
        if best is None or len(gap) < best[0]:
            best = (len(gap), timex.value)
    return best[1] if best else ""
