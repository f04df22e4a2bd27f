"""Say what a figure measures, where and on whose word, so that unlike never meet."""

import re
from collections.abc import Sequence
from functools import cache

from recoupe.annotate.figures.figure_people import PeopleReader
from recoupe.annotate.figures.figure_scope import ScopeReader
from recoupe.annotate.figures.number_draft import Draft
from recoupe.annotate.figures.number_reader import NumberReader
from recoupe.annotate.times.bare_dates import find_bounds
from recoupe.lang.frames import load_class, read_rows
from recoupe.lang.measures import NO_MEASURE
from recoupe.lang.rules import load_rules
from recoupe.model import Timex

_REACH = 110
_STOP = re.compile(r"[.!?;\n](?:\s|$)")


class MeasureReader:
    """Finds the measure of a figure from its noun, else from the words around."""

    def __init__(self, language: str) -> None:
        rows = read_rows(language, "measures")
        self._nouns = [
            (row[0], _pattern(row[2]), _pattern(row[3]) if row[3:] else None)
            for row in rows
            if row[1] == "noun"
        ]
        self._near, self._loose, self._last = (
            [(row[0], _pattern(row[2])) for row in rows if row[1] == how]
            for how in ("near", "loose", "last")
        )
        self._of = [
            (row[0], re.compile(rf"(?<!\w)(?:{row[2]})s? (?:de |d'|des )$"))
            for row in rows
            if row[1] == "of"
        ]
        lists = {row[0]: set(row[2].split("|")) for row in rows if row[1] == "people"}
        self._people, self._officials = lists["people"], lists["officials"]
        self._lifeless = lists["animals"] | {
            noun for name in _THINGS for noun in load_class(language, name)
        }
        self._staff = lists["staff"]
        self._base = load_rules(language, "quantity").compile("(?:{part_of_base})$")
        self._units = {
            code: r[0] for r in rows if r[1] == "unit" for code in r[2].split("|")
        }
        self._clause = PeopleReader(rows)

    def of(self, draft: Draft, reader: NumberReader) -> str:
        """Return the measure of a draft, "" if none is known.

        What happened to people outranks who they are: « trois policiers ont été
        blessés » counts the injured, « deux blessés ont succombé » the dead.
        """
        if draft.kind == "ordinal":
            return "rank"
        noun = self._noun(draft, reader.folded)
        if draft.kind == "noun" and self._is_base(draft, reader.folded):
            beside = self._clause.beside(draft, reader.parse)
            return beside or noun.strip(NO_MEASURE)
        return self._told(draft, reader, noun)

    def _told(self, draft: Draft, reader: NumberReader, noun: str) -> str:
        """Return the measure of a figure that is no base of another."""
        happened = self._happened(draft, reader)
        if NO_MEASURE in {noun, happened}:
            return NO_MEASURE
        if happened == "dead" and noun in _MAY_DIE:
            return happened
        if noun and noun not in _GROUPS:
            return noun
        if draft.unit in self._units:
            return self._units[draft.unit]
        return happened or self._nearest(draft, reader) or noun

    def _is_base(self, draft: Draft, folded: str) -> bool:
        """Tell whether a figure is what a part is taken of: « 12 des 30 passagers »."""
        left = folded[max(0, draft.start - _PART) : draft.start]
        found = self._base.search(left)
        if found is None or not found[0].startswith("des"):
            return found is not None
        clause = re.split(r"[.!?;\n]", folded[draft.end : draft.end + _REACH])[0]
        return (
            re.match(r"[^,]{0,40}, (?:\d|\w+ (?:ont|sont|étaient|avaient))", clause)
            is not None
        )

    def _happened(self, draft: Draft, reader: NumberReader) -> str:
        """Return what the clause says of the people counted."""
        if draft.kind != "noun" or draft.unit in self._lifeless:
            return ""
        measure = self._clause.of(draft, reader.parse) or self._of_noun(draft, reader)
        counted = draft.unit in self._people or self._noun(draft, reader.folded)
        if measure == NO_MEASURE:
            return measure
        if measure == "participants" and draft.unit in self._staff:
            return measure if self._clause.acts(draft, reader.parse) else ""
        if measure in _ANIMATE:
            return measure if draft.unit not in self._officials or counted else ""
        return measure if counted and draft.unit not in self._officials else ""

    def _of_noun(self, draft: Draft, reader: NumberReader) -> str:
        """Read « la mort d'au moins 12 ouvriers », which parsers take apart."""
        left = reader.folded[max(0, draft.start - _REACH) : draft.start]
        return next((m for m, pattern in self._of if pattern.search(left)), "")

    def _noun(self, draft: Draft, folded: str) -> str:
        words = folded[draft.core_end : draft.end + _COMPLEMENT]
        length = draft.end - draft.core_end
        for measure, pattern, context in self._nouns:
            room = _PHRASE if measure != NO_MEASURE else _COMPLEMENT
            found = pattern.search(words, 0, draft.end - draft.core_end + room)
            within = found is not None and found.start() <= length
            if not (within or pattern.fullmatch(draft.unit)):
                continue
            if context is None or context.search(_sentence(draft, folded)):
                return measure
        return ""

    def _nearest(  # noqa: C901 - each word that stands nearer is weighed in turn
        self, draft: Draft, reader: NumberReader
    ) -> str:
        folded = reader.folded
        left = folded[max(0, draft.start - _REACH) : draft.start]
        right = folded[draft.end : draft.end + _REACH]
        if stops := list(_STOP.finditer(left)):
            left = left[stops[-1].end() :]
        if stop := _STOP.search(right):
            right = right[: stop.start()]
        people = draft.kind == "noun"
        owned = people and _OWN.match(right) is not None
        if people and draft.unit not in self._people:
            return ""
        tied = self._clause.tied(draft, reader.parse) if people else ""
        if tied == "noun":
            return ""
        staff = draft.unit in self._staff
        loose = [] if tied or staff else self._loose
        # « a tué 45 habitants et contaminé 3 500 personnes »: these were not killed
        own = _ANEW.search(left)
        reach = own.start() if own else -1
        found: list[tuple[int, str]] = []
        for measure, pattern in (*self._near, *loose):
            if (measure in _OF_PEOPLE) != people:
                continue
            fate = measure != "participants"  # who march in one town march in others
            if (fate and tied) or (staff and not fate):
                continue
            found += [
                (len(left) - hit.end() + 8, measure)
                for hit in pattern.finditer(left)
                if hit.end() > reach
                if not (fate and owned and left[hit.end() :] == " et ")
            ]
            hit = pattern.search(right)
            if hit and not (measure == "participants" and right.startswith(" qui ")):
                joined = _JOINED.search(right[: hit.start()])
                if joined and fate and owned:
                    continue
                found.append((hit.start() + (20 if joined else 0), measure))
        best = min(found, default=(999, ""))
        if people and best[0] > _PEOPLE_REACH:
            alone = draft.unit == _CROWD and tied != "verb"
            found = [(0, m) for m, pattern in self._last if pattern.search(right)]
            return found[0][1] if found and alone else ""
        return best[1]


# Classes of what nobody dies of: « la crue a emporté vingt maisons » is no toll.
_THINGS = ("structure", "place", "property", "aircraft", "weapon")
_CROWD = "personne"  # a list of towns with people counts who marched there
_PEOPLE_REACH = 75
_PART, _COMPLEMENT = 40, 24  # « postes de commandement »
_PHRASE = 10  # « gardes à vue »: the noun and what completes it
_OF_PEOPLE = {"dead", "injured", "missing", "arrested", "participants", "displaced"}
_ANIMATE = {"dead", "injured", "arrested"}  # happens to no thing
_GROUPS = {"participants", "police", "soldiers", "casualties", "votes", "prisoners"}
_MAY_DIE = _GROUPS | {"injured", "missing", "arrested", "hostages", "displaced"}
_ANEW = re.compile(r" et (?:a |ont |en a |en ont )?\w+[éiust]e?s? $")
# Behind a figure: it has a verb of its own. « et 300 habitants ont perdu leur maison »
_OWN = re.compile(
    r"(?: [\w'-]+){0,3}? (?:[aoé]?(?:ont|aient)|s(?:er)?ont|(?!\w*ment\b)\w{2,}ent) "
)
_JOINED = re.compile(r"(?:,| et | ou )")


def _pattern(words: str) -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)(?:{words})(?!\w)")


def _sentence(draft: Draft, folded: str) -> str:
    left = _STOP.split(folded[max(0, draft.start - _REACH) : draft.start])[-1]
    return left + _STOP.split(folded[draft.start : draft.end + _REACH])[0]


@cache
def _reader(language: str) -> MeasureReader:
    return MeasureReader(language)


def describe(
    drafts: list[Draft], reader: NumberReader, timexes: Sequence[Timex]
) -> list[Draft]:
    """Fill in measure, scope and as-of time."""
    measures = _reader(reader.language)
    begun, _ = find_bounds(reader.folded, timexes, reader.language)
    days = [t for i, t in enumerate(timexes) if i not in begun]
    for draft in drafts:
        draft.measures = draft.measures or measures.of(draft, reader)
        if not draft.measures and draft.like is not None:
            draft.measures = draft.like.measures
        draft.measures = draft.measures.strip(NO_MEASURE)
        draft.as_of = _as_of(draft, reader.folded, days)
    for draft, scope in zip(drafts, ScopeReader(reader).read(drafts), strict=True):
        draft.scope = str(scope)
        if scope.listed and not draft.measures and draft.unit == _CROWD:
            draft.measures = "participants"
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
