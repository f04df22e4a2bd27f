"""Say where a figure holds and who gives it: « 8 000 à Paris, selon la préfecture »."""

import re
from collections.abc import Sequence

from recoupe.annotate.number_draft import Draft
from recoupe.annotate.number_reader import NumberReader

_REACH = 90
_STOP = re.compile(r"[.!?;\n](?:\s|$)")
_NEXT = re.compile(r"(?:,? (?:dont|contre|et|mais|puis)\b|,)")


class ScopeReader:
    """Reads place and source of the figures of one text."""

    def __init__(self, reader: NumberReader) -> None:
        self._raw, self._folded = reader.raw, reader.folded
        pack = reader.pack
        self._place = re.compile(rf"(?<!\w)(?:{pack.words('place_left')}) ")
        self._word = re.compile(rf"(?:{pack.words('place_word')})(?!\w)")
        self._source = re.compile(
            rf"(?<!\w)(?:{pack.words('source_left')}) "
            r"(?:l'|la |le |les |leurs? |des |un |une )?"
            r"([\w'-]+(?: (?:de |du |des |d'|de la |de l')?[\w'-]+)?)"
        )

    def of(self, drafts: Sequence[Draft], index: int) -> str:
        """Return "place ; source : who", either part left out where unknown."""
        draft = drafts[index]
        before = drafts[index - 1].end if index else 0
        after = drafts[index + 1].start if index + 1 < len(drafts) else len(self._raw)
        place = self._place_right(draft.end, after) or self._place_left(
            before, draft.start
        )
        source = self._source_of(draft)
        return " ; ".join(filter(None, (place, source and f"source : {source}")))

    def _clause(self, start: int, end: int) -> str:
        text = self._folded[start : min(end, start + _REACH)]
        stop = _STOP.search(text)
        return text[: stop.start()] if stop else text

    def _place_right(self, start: int, end: int) -> str:
        clause = self._clause(start, end)
        cut = _NEXT.search(clause)
        return self._first_place(start, clause[: cut.start()] if cut else clause)

    def _place_left(self, start: int, end: int) -> str:
        low = max(start, end - _REACH)
        text = self._folded[low:end]
        stops = list(_STOP.finditer(text))
        low += stops[-1].end() if stops else 0
        cuts = list(_NEXT.finditer(self._folded[low:end])) if low == start else []
        low += cuts[-1].start() if cuts else 0
        if low == start and not cuts and start:
            return ""
        return self._first_place(low, self._folded[low:end])

    def _first_place(self, start: int, clause: str) -> str:
        for found in self._place.finditer(clause):
            at = start + found.end()
            if word := self._word.match(self._folded, at):
                return re.sub(r"^(?:la|le|l'|tout le) ?", "", word[0])
            name = _NAME.match(self._raw, at)
            if name and name[1].lower() not in _NO_PLACE:
                return name[1]
        return ""

    def _source_of(self, draft: Draft) -> str:
        right = self._clause(draft.end, draft.end + 2 * _REACH)
        if found := self._source.search(right):
            return self._original(draft.end + found.start(1), found[1])
        low = max(0, draft.start - _REACH)
        text = self._folded[low : draft.start]
        stops = list(_STOP.finditer(text))
        low += stops[-1].end() if stops else 0
        if found := self._source.match(self._folded[low : draft.start].lstrip()):
            return found[1]
        return ""

    def _original(self, start: int, words: str) -> str:
        return self._raw[start : start + len(words)]


_NAME = re.compile(
    r"(?:toute? (?:la |le |l['’])?|la |le |l['’])?"
    r"([A-ZÀ-Ý][\w’'-]*(?:[ -](?:de |du |la |le |les |sur-|en-)?[A-ZÀ-Ý][\w’'-]*){0,3})"
)
_NO_PLACE = {"noël", "pâques"}
