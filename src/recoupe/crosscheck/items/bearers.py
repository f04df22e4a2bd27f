"""What an article says of who or what bears each of its names.

A name is one word of it, folded: « Tellier », « Saint-Aubin », « ONV ».
"""

import re
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache

import msgspec

from recoupe.crosscheck.items.grounds import areas_of
from recoupe.crosscheck.items.setting import PHRASE, PLACES
from recoupe.kb import fold, load_kb
from recoupe.lang.namesakes import NamesakeWords
from recoupe.lang.words import Words
from recoupe.model import AnnotatedDocument, EntityId

NAME = re.compile(r"(?<![\w-])[A-ZÀ-ÖØ-Þ]\w+(?:-\w+)*")
ACRONYM = re.compile(r"(?<![\w-])[A-Z]{3,8}(?![\w-])")
PERSON = "PER"
SMALL = 3  # letters of articles and prepositions, at most
STEM = 4  # letters that « retraites » and « retraite » share
LONGEST = 12  # words of what an acronym stands for
REACH = 70  # characters before a name in which its bearer is called something
KEPT = 20_000  # clauses whose names are remembered: pairs ask for them again
EITHER = "e"
DEPARTMENTS = ("department", "territory")  # kinds of the base; the latter overseas
VEHICLES = frozenset({"vehicle"})
THINGS = VEHICLES | {"building"}

_BEFORE = re.compile(r"(\w+) (?:« ?)?(?:[Ll]'|[Ll]e |[Ll]a )?$")
_BEHIND = re.compile(r" ?»?, (?:une? )?(\w+)")

Span = tuple[int, int]
Facts = Mapping[str, frozenset[str]]  # name → what is said of its bearer


class Bearers(msgspec.Struct, frozen=True, kw_only=True):
    """What one article says of the bearers of its names."""

    bodies: Mapping[str, frozenset[tuple[str, ...]]] = {}  # acronym → stems of names
    firsts: Facts = {}  # family name → first names
    genders: Facts = {}  # family name → m, f
    lines: Facts = {}  # family name → lines of life
    things: Facts = {}  # name → nouns for what bears it
    sites: Facts = {}  # name of a building → towns
    areas: Facts = {}  # town → areas it lies in, as written
    towns: frozenset[str] = frozenset()
    departments: frozenset[str] = frozenset()  # that it names
    waters: frozenset[str] = frozenset()  # rivers and valleys
    lands: frozenset[str] = frozenset()  # kinds of landscape it is set in
    grounds: frozenset[str] = frozenset()  # areas that the places it names attest


@lru_cache(maxsize=KEPT)
def name_keys(text: str) -> frozenset[str]:
    """Return the names in a text."""
    return frozenset(key(found) for found in NAME.findall(text.replace("’", "'")))


def key(name: str) -> str:
    """Return a name as names are compared: « etoile-du-nord »."""
    return fold(name).replace(" ", "-")


def read_bearers(annotated: AnnotatedDocument, words: Words) -> Bearers:
    """Return what an article says of the bearers of its names."""
    known = words.namesakes
    if known.waters is None:
        return Bearers()
    text = annotated.document.text.replace("’", "'").replace("\u00a0", " ")
    whole = f"{annotated.document.title.replace('’', chr(39))}. {text}"
    people = _People(annotated, text, known)
    towns = frozenset(
        key(text[m.start : m.end])
        for m in annotated.mentions
        if m.form == "name" and m.entity.startswith(PLACES) and PHRASE not in m.entity
    )
    return Bearers(
        bodies=_bodies(text),
        firsts=people.firsts,
        genders=people.genders,
        lines=people.lines,
        things=_gather(_things(text, words)),
        sites=_gather(_sites(annotated, text, words, known)),
        areas=_gather(_areas(annotated, text, known)),
        towns=towns,
        departments=frozenset(
            m.entity for m in annotated.mentions if _is_department(m.entity)
        ),
        waters=frozenset(key(m["name"]) for m in known.waters.finditer(whole)),
        lands=_lands(whole, known),
        grounds=areas_of(annotated.mentions),
    )


def _gather(pairs: Iterable[tuple[str, str]]) -> Facts:
    found = defaultdict[str, set[str]](set)
    for name, told in pairs:
        found[name].add(told)
    return {name: frozenset(told) for name, told in found.items()}


# Bodies


def _bodies(text: str) -> Mapping[str, frozenset[tuple[str, ...]]]:
    """Return the names that acronyms stand for.

    « L'ONV, l'orchestre national de Vaugres », « la Caisse nationale des retraites
    (CNR) », and « la Fédération nationale de tennis » where FNT is named.
    """
    acronyms = set(ACRONYM.findall(text))
    found = defaultdict[str, set[tuple[str, ...]]](set)
    words = [(m[0], m.start()) for m in re.finditer(r"\w+", text)]
    for rank, (word, start) in enumerate(words):
        for acronym in acronyms:
            if word == acronym or fold(word)[:1] != acronym[0].lower():
                continue
            if not word[0].isupper() and not _stands_behind(text, acronym, start):
                continue
            if word[0].isupper() and _opens(text, start):
                continue
            if told := _spelt(acronym, [w for w, _ in words[rank : rank + LONGEST]]):
                found[acronym].add(told)
                break
    return {key(name): frozenset(told) for name, told in found.items()}


def _stands_behind(text: str, acronym: str, start: int) -> bool:
    """Tell whether a phrase is set beside an acronym: « L'ONV, l'orchestre »."""
    before = text[max(0, start - len(acronym) - 8) : start]
    return bool(re.search(rf"{acronym},? \(?(?:l'|la |le |les )?$", before))


def _opens(text: str, start: int) -> bool:
    """Tell whether a word opens a sentence, and has its capital from that."""
    return start == 0 or bool(re.search(r"[.!?…:»]\s+(?:«\s)?$", text[:start][-6:]))


def _spelt(acronym: str, words: list[str]) -> tuple[str, ...]:
    """Return the stems of the words whose first letters make an acronym, if they do."""
    letters, stems = list(acronym.lower()), list[str]()
    for word in words:
        plain = fold(word)
        if letters and plain[:1] == letters[0] and len(plain) > SMALL:
            letters.pop(0)
            stems.append(plain[:STEM])
        elif len(plain) > SMALL or not letters:
            break
    return () if letters else tuple(stems)


# People


class _People:
    """Reads who bears the family names of an article."""

    def __init__(
        self, annotated: AnnotatedDocument, text: str, known: NamesakeWords
    ) -> None:
        self._text = text
        self._known = known
        self._trades = sorted(known.lines, key=len, reverse=True)
        people = {
            (m.start, m.end)
            for m in annotated.mentions
            if m.form == "name" and m.type == PERSON and m.end > m.start
        }
        titles = "|".join(map(re.escape, sorted(known.men | known.women)))
        titled = re.finditer(
            rf"\b(?:{titles}) ({NAME.pattern}(?: {NAME.pattern})*)", text
        )
        borne = sorted(people | {m.span(1) for m in titled})
        self.firsts = _gather(self._firsts(borne))
        self.genders = _gather(self._genders(borne))
        self.lines = _gather(self._lines(borne))

    def _words(self, span: Span) -> list[str]:
        return self._text[slice(*span)].split() or [""]

    def _family(self, span: Span) -> str:
        return key(self._words(span)[-1])

    def _firsts(self, borne: Iterable[Span]) -> Iterator[tuple[str, str]]:
        for span in borne:
            *firsts, _ = self._words(span)
            if firsts:
                yield self._family(span), key(" ".join(firsts))

    def _genders(self, borne: Iterable[Span]) -> Iterator[tuple[str, str]]:
        for found in re.finditer(rf"({NAME.pattern}) ?, (lui|elle) ?,", self._text):
            yield key(found[1]), "m" if found[2] == "lui" else "f"
        for span in borne:
            family, words = self._family(span), self._words(span)
            given = load_kb().given_name_gender(words[0]) if len(words) > 1 else None
            if given and given != EITHER:
                yield family, given
            before = self._text[: span[0]].rstrip().rpartition(" ")[2]
            before = before.rpartition("'")[2].lstrip("(«")
            if before in self._known.men:
                yield family, "m"
            elif before in self._known.women:
                yield family, "f"

    def _lines(self, borne: Iterable[Span]) -> Iterator[tuple[str, str]]:
        for span in borne:
            for phrase in (self._before(span[0]), self._behind(span[1])):
                if line := self._line(phrase):
                    yield self._family(span), line

    def _before(self, start: int) -> str:
        """Return the phrase before a name: « Le président du département, M. X »."""
        before = self._text[max(0, start - REACH) : start].rstrip()
        if before.endswith("Mgr"):
            return "mgr"
        before = re.sub(r"\b(?:M\.|Mme|Mlle|Me|Dr)$", "", before).rstrip()
        apposed = before.endswith(",")
        phrase = re.split(r"[.;:!?,«»()]", before.rstrip(","))[-1]
        told = [w for w in re.findall(r"\w+|'", phrase) if w != "'"]
        if not told or (not apposed and told[-1].lower() in self._known.governing):
            return ""
        return self._open_phrase(phrase, whole=apposed)

    def _open_phrase(self, phrase: str, *, whole: bool) -> str:
        """Return what stands behind the last article that opens a trade.

        Where the phrase is set off by a comma, behind the first one.
        """
        folded = phrase.lower().strip()
        if self._known.formerly and self._known.formerly.search(folded):
            return ""
        found = [
            folded[m.end() :]
            for m in re.finditer(r"(?:^|(?<=[\s']))(?:les?\s|la\s|l'|une?\s)", folded)
            if self._line(folded[m.end() :])
        ]
        if whole:
            opening = re.match(r"(?:les?\s|la\s|l'|une?\s)", folded)
            return folded[opening.end() :] if opening else ""
        return found[-1] if found else self._bare(folded)

    def _bare(self, folded: str) -> str:
        """Return a phrase that a trade opens: « Maire de Blois depuis 2014, X »."""
        return folded if self._line(folded) else ""

    def _behind(self, end: int) -> str:
        """Return the phrase behind a name: « M. Mercadier, le maire »."""
        behind = self._text[end : end + REACH]
        found = re.match(r"\s?[,(] ?(?:le |la |l'|un |une )?([^.;:!?,«»()]+)", behind)
        if found is None:
            return ""
        phrase = found[1].lower()
        formerly = self._known.formerly
        return "" if formerly and formerly.match(phrase) else phrase

    def _line(self, phrase: str) -> str:
        for trade in self._trades:
            if phrase.startswith(trade) and not phrase[len(trade) :][:1].isalnum():
                return self._known.lines[trade]
        return ""


# Things and places


def _things(text: str, words: Words) -> Iterator[tuple[str, str]]:
    """Yield names with the noun for what bears them: « le ferry Étoile-du-Nord ».

    Vehicles and buildings alone, and behind the name too: « l'Étoile, chalutier de ».
    """
    for found in NAME.finditer(text):
        before = _BEFORE.search(text[max(0, found.start() - REACH) : found.start()])
        behind = _BEHIND.match(text, found.end())
        for noun, kinds in ((before, THINGS), (behind, VEHICLES)):
            if noun is not None and _is_thing(noun[1].lower(), words, kinds):
                yield key(found[0]), noun[1].lower()


def _is_thing(noun: str, words: Words, realms: frozenset[str]) -> bool:
    return not realms.isdisjoint(words.nouns.realms.get(noun, ()))


def _sites(
    annotated: AnnotatedDocument, text: str, words: Words, known: NamesakeWords
) -> Iterator[tuple[str, str]]:
    """Yield names of buildings with the town they stand in, where a sentence says it.

    « L'hôpital Saint-Luc de Mérange », « À Orval, … de l'hôpital Saint-Luc ».
    """
    if known.town_before is None or known.town_behind is None:
        return
    for sentence in annotated.sentences:
        told = text[sentence.start : sentence.end]
        for found in NAME.finditer(told):
            noun = re.search(r"(\w+) $", told[: found.start()])
            if noun is None or not _is_thing(noun[1].lower(), words, THINGS):
                continue
            behind = known.town_behind.match(told[found.end() :])
            before = known.town_before.search(told[: found.start()])
            town = behind or before
            if town is not None:
                yield key(found[0]), key(town["town"])


def _areas(
    annotated: AnnotatedDocument, text: str, known: NamesakeWords
) -> Iterator[tuple[str, str]]:
    """Yield names with the area they lie in: « Saint-Denis, dans l'Aude »."""
    if known.area_behind is None or known.area_before is None:
        return
    starts = [s.start for s in annotated.sentences]
    for found in NAME.finditer(text):
        if behind := known.area_behind.match(text[found.end() :][:80]):
            yield key(found[0]), behind["area"] or behind["within"]
        rank = bisect_right(starts, found.start()) - 1
        opening = text[starts[rank] if rank >= 0 else 0 : found.start()]
        if before := known.area_before.search(opening):
            yield key(found[0]), before["within"]


def _is_department(entity: EntityId) -> bool:
    entry = load_kb().get(entity)
    return entry is not None and entry.kind in DEPARTMENTS


def _lands(text: str, known: NamesakeWords) -> frozenset[str]:
    """Return the kinds of landscape that an article sets its scene in.

    By two words at the least, and none of a landscape that excludes it.
    """
    told = {
        land: {found.lower() for found in pattern.findall(text)}
        for land, pattern in known.lands.items()
    }
    held = {land for land, words in told.items() if len(words) > 1}
    return frozenset(
        land
        for land in held
        if not any(
            told[other]
            for pair in known.lands_apart
            for other in pair - {land}
            if land in pair
        )
    )
