"""Say what a figure measures, where and on whose word, so that unlike never meet."""

import re
from collections.abc import Sequence
from functools import cache

from recoupe.annotate.figure_scope import ScopeReader
from recoupe.annotate.number_draft import Draft
from recoupe.annotate.number_reader import NumberReader
from recoupe.annotate.units import read_table
from recoupe.model import Timex

_REACH = 110
_STOP = re.compile(r"[.!?;\n](?:\s|$)")


class MeasureReader:
    """Finds the measure of a figure from its noun, else from the words around."""

    def __init__(self, language: str) -> None:
        rows = read_table(language, "measures")
        self._nouns = [
            (r[0], re.compile(rf"(?<!\w)(?:{r[2]})(?!\w)"))
            for r in rows
            if r[1] == "noun"
        ]
        self._near = [
            (r[0], re.compile(rf"(?<!\w)(?:{r[2]})(?!\w)"))
            for r in rows
            if r[1] == "near"
        ]
        self._people = {w for r in rows if r[1] == "people" for w in r[2].split("|")}
        self._units = {
            code: r[0] for r in rows if r[1] == "unit" for code in r[2].split("|")
        }

    def of(self, draft: Draft, folded: str) -> str:
        """Return the measure of a draft, "" if none is known.

        What happened to people outranks who they are: « trois policiers ont été
        blessés » counts the injured.
        """
        if draft.kind == "ordinal":
            return "rank"
        noun = self._noun(draft, folded)
        if noun and noun not in _GROUPS:
            return noun
        if draft.unit in self._units:
            return self._units[draft.unit]
        return self._nearest(draft, folded) or noun

    def _noun(self, draft: Draft, folded: str) -> str:
        words = folded[draft.core_end : draft.end + _PHRASE]
        length = draft.end - draft.core_end
        for measure, pattern in self._nouns:
            found = pattern.search(words)
            if pattern.fullmatch(draft.unit) or (found and found.start() <= length):
                return measure
        return ""

    def _nearest(self, draft: Draft, folded: str) -> str:
        left = folded[max(0, draft.start - _REACH) : draft.start]
        right = folded[draft.end : draft.end + _REACH]
        if stops := list(_STOP.finditer(left)):
            left = left[stops[-1].end() :]
        if stop := _STOP.search(right):
            right = right[: stop.start()]
        people = draft.kind == "noun"
        reach = _PEOPLE_REACH if draft.unit in self._people else _STRANGER
        found: list[tuple[int, str]] = []
        for measure, pattern in self._near:
            if (measure in _OF_PEOPLE) != people:
                continue
            found += [
                (len(left) - hit.end() + 8, measure) for hit in pattern.finditer(left)
            ]
            if hit := pattern.search(right):
                joined = _JOINED.search(right[: hit.start()])
                found.append((hit.start() + (20 if joined else 0), measure))
        best = min(found, default=(999, ""))
        return best[1] if not people or best[0] <= reach else ""


_PEOPLE_REACH = 75
_PHRASE = 10  # « gardes à vue »: the noun and what completes it
_OF_PEOPLE = {"dead", "injured", "missing", "arrested", "participants", "displaced"}
_GROUPS = {"participants", "police", "soldiers", "casualties", "votes"}
_STRANGER = 42  # how far a noun not known to be people may stand from « blessés »
_JOINED = re.compile(r"(?:,| et | ou )")


@cache
def _reader(language: str) -> MeasureReader:
    return MeasureReader(language)


def describe(
    drafts: list[Draft], reader: NumberReader, timexes: Sequence[Timex]
) -> list[Draft]:
    """Fill in measure, scope and as-of time."""
    measures = _reader(reader.language)
    for draft in drafts:
        draft.measures = draft.measures or measures.of(draft, reader.folded)
        draft.as_of = _as_of(draft, reader.folded, timexes)
    scopes = ScopeReader(reader)
    for index, draft in enumerate(drafts):
        draft.scope = scopes.of(drafts, index)
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
