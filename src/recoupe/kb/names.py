"""From the surface of a text to the entries that bear the name."""

import re
from collections.abc import Collection, Iterable, Sequence

from recoupe.kb.entries import Entry
from recoupe.kb.folding import fold

_WORD = re.compile(r"\w+")
_PARTICLES = {"Le", "La", "El", "Ben", "Ould", "Al", "Van", "De", "Di", "Ag", "Abou"}
_TITLE_CASE_ACRONYM = 4  # « Otan », « Unesco », but never « Cia » nor « Oms »


class NameIndex:
    """Every alias of every entry under its folded key."""

    def __init__(
        self, entries: Iterable[Entry], ambiguous: Collection[str] = ()
    ) -> None:
        self._ambiguous = ambiguous
        self._found: dict[str, list[tuple[str, Entry]]] = {}
        self._longest: dict[str, int] = {}  # first word → most words of a key
        for entry in entries:
            self._add(entry)

    def _add(self, entry: Entry) -> None:
        found, longest = self._found, self._longest
        for alias in (entry.name, *entry.aliases):
            key = fold(alias)
            if not key:
                continue
            bearers = found.get(key)
            if bearers is None:
                found[key] = [(alias, entry)]
                first = key.split(" ", 1)[0]
                count = key.count(" ") + 1
                if count > longest.get(first, 0):
                    longest[first] = count
            elif (alias, entry) not in bearers:
                bearers.append((alias, entry))

    def find(self, surface: str) -> tuple[Entry, ...]:
        """Return every entry that may be written like this, best known first."""
        return self._bearers(fold(surface), surface)

    def match_at(
        self, tokens: Sequence[str], start: int
    ) -> list[tuple[int, tuple[Entry, ...]]]:
        """Return (number of tokens, entries) of each name here, longest first.

        Tokens may split hyphens and apostrophes or not: only folded words count, but
        a name must end where a token does.
        """
        words = fold(tokens[start]).split()
        limit = self._longest.get(words[0], 0) if words else 0
        matches: list[tuple[int, tuple[Entry, ...]]] = []
        end = start
        while limit and len(words) <= limit:
            end += 1
            key = " ".join(words)
            if key in self._found and not _is_blank(tokens[end - 1]):
                surface = " ".join(tokens[start:end])
                usual = key not in self._ambiguous
                entries = self._bearers(key, surface) if usual else ()
                if entries:
                    matches.append((end - start, entries))
            if end == len(tokens):
                break
            words += fold(tokens[end]).split()
        return matches[::-1]

    def _bearers(self, key: str, surface: str) -> tuple[Entry, ...]:
        bearers = {
            entry.id: entry
            for alias, entry in self._found.get(key, ())
            if _same_case(alias, surface)
        }
        return tuple(bearers.values())


def _is_blank(token: str) -> bool:
    return not fold(token)


def _same_case(alias: str, surface: str) -> bool:
    """Tell whether the capitals of ``surface`` allow it to be ``alias``.

    Each word of a name that has a capital needs one; the first may lose it when another
    keeps it (« les Échos », « quai d'Orsay »). An acronym needs them all, or the first
    one when it is long enough to be read as a word. Capitals too many never matter.
    """
    if alias.isupper():
        if surface.isupper():
            return True
        letters = sum(character.isalpha() for character in alias)
        return letters >= _TITLE_CASE_ACRONYM and surface[:1].isupper()
    theirs, ours = _WORD.findall(alias), _WORD.findall(surface)
    if len(theirs) != len(ours):
        return not alias[:1].isupper() or any(c.isupper() for c in surface)
    later = any(name[0].isupper() for name in theirs[1:])
    return all(
        word[0].isupper() or not name[0].isupper() or (index == 0 and later)
        for index, (name, word) in enumerate(zip(theirs, ours, strict=True))
    )


def surname(name: str) -> str:
    """Return the folded surname of a full name, particles included; "" for one word.

    >>> surname("Ursula von der Leyen"), surname("Marine Le Pen"), surname("Naruhito")
    ('von der leyen', 'le pen', '')
    """
    words = name.split()
    first = len(words) - 1
    if first < 1 or words[-1].isupper():
        return ""
    while first > 1 and (words[first - 1] in _PARTICLES or words[first - 1].islower()):
        first -= 1
    return fold(" ".join(words[first:]))
