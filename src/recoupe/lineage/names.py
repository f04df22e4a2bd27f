"""Names of agencies and outlets in a text, in any spelling that is known."""

from collections.abc import Iterable, Sequence
from functools import cache

import msgspec

from recoupe.kb import Outlet, load_kb
from recoupe.lineage.words import Word, words_of
from recoupe.model import Document

_ARTICLES = ("le", "la", "les", "the")
_LONGEST_ACRONYM = 6


class Publisher(msgspec.Struct, frozen=True, order=True):
    """Whom a credit can name."""

    id: str
    name: str  # as a reader knows it: « AFP », « Le Courrier du Lac »
    agency: bool
    covered: bool  # an outlet of the coverage itself


class Mention(msgspec.Struct, frozen=True, order=True):
    """A publisher named at ``[start, end)``."""

    start: int
    end: int
    publisher: Publisher


_Forms = tuple[tuple[str, ...], str, Publisher]


class PublisherIndex:
    """Finds the names of known publishers, the outlets of the coverage first."""

    def __init__(self, documents: Iterable[Document] = ()) -> None:
        self._by_first: dict[str, list[_Forms]] = {}
        self.by_outlet: dict[str, Publisher] = {}
        for outlet in sorted({d.outlet.strip() for d in documents} - {""}):
            self._add_outlet(outlet)
        for publisher, surfaces in _known():
            for surface in surfaces:
                self._add(surface, publisher)

    def find(self, text: str) -> list[Mention]:
        """Return the publishers that a text names, without overlaps."""
        found: list[Mention] = []
        words = words_of(text)
        position = 0
        while position < len(words):
            length, mention = self._at(text, words, position)
            if mention is not None:
                found.append(mention)
            position += length
        return found

    def _at(
        self, text: str, words: Sequence[Word], position: int
    ) -> tuple[int, Mention | None]:
        for forms, surface, publisher in self._by_first.get(words[position].form, ()):
            last = position + len(forms)
            if tuple(w.form for w in words[position:last]) != forms:
                continue
            start, end = words[position].start, words[last - 1].end
            if _same_case(text[start:end], surface):
                return len(forms), Mention(start, end, publisher)
        return 1, None

    def _add_outlet(self, outlet: str) -> None:
        entry = load_kb().outlet_of(outlet)
        known = load_kb().outlet(entry.id) if entry else None
        agency = known is not None and known.kind == "agency"
        name = _short(entry.surfaces) if entry and agency else outlet
        id_ = entry.id if entry else outlet
        publisher = Publisher(id_, name, agency=agency, covered=True)
        self.by_outlet[outlet] = publisher
        for surface in {outlet, *(entry.surfaces if entry else ())}:
            self._add(surface, publisher)

    def _add(self, surface: str, publisher: Publisher) -> None:
        words = _named(surface)
        lost = surface[words[-1].end :] if words else surface
        if any(map(str.isalnum, lost)):  # « Radio M » is not every radio
            return
        forms = tuple(word.form for word in words)
        bare = surface[words[0].start : words[-1].end]
        same = self._by_first.setdefault(forms[0], [])
        if all(known[:2] != (forms, bare) for known in same):
            same.append((forms, bare, publisher))
            same.sort(key=lambda known: -len(known[0]))


def first_words(outlets: Iterable[str]) -> set[str]:
    """Return the folded words that names of some outlets begin with."""
    entries = [(name, load_kb().outlet_of(name)) for name in outlets]
    surfaces = [(name, *(e.surfaces if e else ())) for name, e in entries]
    named = (_named(surface) for found in surfaces for surface in found)
    return {words[0].form for words in named if words}


def _named(surface: str) -> tuple[Word, ...]:
    """Return the words of a name, its article left out."""
    words = words_of(surface)
    return words[1:] if len(words) > 1 and words[0].form in _ARTICLES else words


@cache
def _known() -> tuple[tuple[Publisher, tuple[str, ...]], ...]:
    kb = load_kb()
    found = []
    for entry in sorted(kb.entries(), key=lambda entry: entry.id):
        outlet: Outlet | None = kb.outlet(entry.id)
        if outlet is None:
            continue
        agency = outlet.kind == "agency"
        name = _short(entry.surfaces) if agency else entry.name
        publisher = Publisher(entry.id, name, agency=agency, covered=False)
        found.append((publisher, entry.surfaces))
    return tuple(found)


def _short(surfaces: Sequence[str]) -> str:
    """Return the acronym of an agency if it has one, else its first name."""
    short = [s for s in surfaces if s.isupper() and len(s) <= _LONGEST_ACRONYM]
    return short[0] if short else surfaces[0]


def _same_case(found: str, surface: str) -> bool:
    """Tell whether capitals agree: « Report » is an agency, « report » is not.

    A host is one in any case: « actu-rives.fr ».
    """
    if "." in surface or surface[0].islower():  # a host, a title without capitals
        return found.casefold() == surface.casefold()
    return found[0].isupper() and (found == surface or found[1:2] == surface[1:2])
