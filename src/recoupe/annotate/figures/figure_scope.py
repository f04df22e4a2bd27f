"""Say where a figure holds and who gives it: « 8 000 à Paris, selon la préfecture ».

Both are looked for in the stretch of the figure: up to the figures around it, its own
side of the commas first. A figure that shares the unit of the one before it shares its
place too where only the source changes (« 12 000 à Nantes selon la police, 30 000 selon
les organisateurs »), and its source where only the place does.
"""

import re
from collections.abc import Sequence

import msgspec

from recoupe.annotate.figures.number_draft import Draft
from recoupe.annotate.figures.number_reader import NumberReader

_REACH = 110
_STOP = re.compile(r"[.!?\n](?:\s|$)")
_PART = re.compile(r"[,;:(–—]|(?<!\w)(?:et|mais|contre|puis|dont|où|tandis que) ")
_NAME = re.compile(
    r"(?:toute? (?:la |le |l['’])?|la |le |l['’]|les )?"
    r"([A-ZÀ-Ý][\w’'-]*(?:[ -](?:de |du |la |le |les |sur-|en-)?[A-ZÀ-Ý][\w’'-]*){0,3})"
)
_LISTED = re.compile(
    r"(?:^|[,;.•\n–-]\s?|[-–]\s)([A-ZÀ-Ý][\w’'-]*(?:[ -][A-ZÀ-Ý][\w’'-]*)?)\s?:\s?$"
)


class Scope(msgspec.Struct, frozen=True):
    """Where a figure holds and on whose word; empty strings where unknown."""

    place: str = ""
    source: str = ""
    listed: bool = False  # « Brest : 900 », a list of places
    verbal: bool = False  # the source is the subject: « la préfecture a compté »

    def __str__(self) -> str:
        source = self.source and f"source : {self.source}"
        return " ; ".join(filter(None, (self.place, source)))


class ScopeReader:
    """Reads place and source of the figures of one text."""

    def __init__(self, reader: NumberReader) -> None:
        self._raw, self._folded = reader.raw, reader.folded
        self._parse = reader.parse
        pack = reader.pack
        article = r"(?:l'|la |le |les |leurs? |des |un |une )?"
        # A noun with one complement (« ministère de l'Intérieur ») or a name.
        who = r"([\w'-]+(?: (?:de la |de l'|de |du |des |d')[\w'-]+)?)"
        self._place = re.compile(rf"(?<!\w)(?:{pack.words('place_left')}) ")
        self._word = re.compile(rf"(?:{pack.words('place_word')})(?!\w)")
        self._source = re.compile(
            rf"(?<!\w)(?:{pack.words('source_left')}) {article}{who}"
        )
        self._counted = re.compile(
            rf"(?<!\w){article}{who}(?:,[^,]+,)? (?:n')?(?:en )?"
            rf"(?:{pack.words('counted_by')})(?: [\w'-]+ment)?"
            rf"(?: (?:que?|de|à|d'))?(?: \w+)?\s?$"
        )
        self._no_place = pack.whole("no_place")
        self._no_source = pack.whole("no_source")
        self._nobody = pack.whole("counted_by_nobody")
        self._anaphor = re.compile(rf"(?<!\w)(?:{pack.words('of_them')})")

    def read(self, drafts: Sequence[Draft]) -> list[Scope]:
        """Return the scope of every figure of a text, in order."""
        found: list[Scope] = []
        by_draft: dict[int, Scope] = {}
        for index, draft in enumerate(drafts):
            start = drafts[index - 1].end if index else 0
            end = drafts[index + 1].start if index + 1 < len(drafts) else None
            listed = self._listed(draft.start)
            scope = self._own(draft, start, len(self._raw) if end is None else end)
            if draft.like is not None and id(draft.like) in by_draft:
                gap = self._folded[draft.like.end : draft.start]
                scope = self._shared(scope, by_draft[id(draft.like)], gap)
            scope = msgspec.structs.replace(scope, listed=bool(listed))
            by_draft[id(draft)] = scope
            found.append(scope)
        return found

    def _own(self, draft: Draft, before: int, after: int) -> Scope:
        place = self._place_right(draft.end, after)
        place = place or self._place_left(before, draft.start)
        if near := self._source_in(draft.end, after):
            return Scope(place, near)
        low = self._segment(before, draft.start)
        if counted := self._subject(low, draft.start):
            return Scope(place, counted, verbal=True)
        if said := self._source_in(low, draft.start):
            return Scope(place, said)
        return Scope(place, self._source_in(draft.end, len(self._raw)))

    def _shared(self, scope: Scope, before: Scope, gap: str) -> Scope:
        if _STOP.search(gap):
            return scope
        place, source = scope.place, scope.source
        sides = source and before.source and source != before.source
        if not place and (sides or self._anaphor.search(gap)):
            place = before.place
        if not source and before.verbal:
            source = before.source
        return Scope(place, source, verbal=scope.verbal or before.verbal)

    def _clause(self, start: int, end: int) -> str:
        text = self._folded[start : min(end, start + _REACH)]
        stop = _STOP.search(text)
        return text[: stop.start()] if stop else text

    def _segment(self, before: int, start: int) -> int:
        """Return where what belongs to a figure begins, left of it.

        What follows the figure before it up to a comma belongs to that one.
        """
        low = max(before, start - _REACH)
        text = self._folded[low:start]
        if stops := list(_STOP.finditer(text)):
            return low + stops[-1].end()
        if before and low == before:
            part = _PART.search(text)
            return low + part.end() if part else start
        return low

    def _place_right(self, start: int, end: int) -> str:
        clause = self._clause(start, end)
        cut = _PART.search(clause)
        return self._places(start, clause[: cut.start()] if cut else clause, 0)

    def _place_left(self, before: int, start: int) -> str:
        if listed := self._listed(start):
            return listed
        low = self._segment(before, start)
        return self._places(low, self._folded[low:start], -1)

    def _listed(self, start: int) -> str:
        """Return the place of « Brest : 900 », nothing of « Séisme : 12 morts »."""
        first = max(0, start - 40)
        found = _LISTED.search(self._raw[first:start])
        if found is None:
            return ""
        named = self._parse.tokens_in(first + found.start(1), first + found.end(1))
        return found[1] if any(token.pos == "PROPN" for token in named) else ""

    def _places(self, start: int, clause: str, which: int) -> str:
        """Return the first (0) or last (-1) place named in a stretch."""
        found = [
            place
            for hit in self._place.finditer(clause)
            if (place := self._place_at(start + hit.end(), start + len(clause)))
        ]
        return found[which] if found else ""

    def _place_at(self, at: int, end: int) -> str:
        if word := self._word.match(self._folded, at, end):
            return re.sub(r"^(?:la|le|l'|tout le) ?", "", word[0])
        name = _NAME.match(self._raw, at, end)
        return name[1] if name and not self._no_place.match(name[1].lower()) else ""

    def _source_in(self, start: int, end: int) -> str:
        clause = self._clause(start, min(end, start + _REACH))
        found = self._source.search(clause)
        if found is None or self._no_source.match(found[1]):
            return ""
        return self._original(start + found.start(1), found[1])

    def _subject(self, start: int, end: int) -> str:
        found = self._counted.search(self._folded[start:end])
        if found is None or any(
            words.match(found[1]) for words in (self._nobody, self._no_source)
        ):
            return ""
        return self._original(start + found.start(1), found[1])

    def _original(self, start: int, words: str) -> str:
        return self._raw[start : start + len(words)]
