"""Prepositions of several words: « à l'encontre de » is a way to say « contre »."""

from collections.abc import Mapping
from functools import cache

from recoupe.lang.frames import read_table

# Written forms of the words that contract or elide.
_SAME = {"du": "de", "des": "de", "d'": "de", "d’": "de", "aux": "à", "au": "à"}


@cache
def load_compound_prepositions(
    language: str,
) -> Mapping[str, tuple[tuple[tuple[str, ...], str], ...]]:
    """Return by first word the words of each preposition and the simple one it means.

    The last word is folded (« du », « des » → « de »), the others stand as written.

    Raises:
        PackError: if the language has no such table.
    """
    found: dict[str, list[tuple[tuple[str, ...], str]]] = {}
    for words, simple in read_table(language, "compound_prepositions"):
        parts = tuple(words.split())
        found.setdefault(parts[0], []).append((parts, simple))
    return {
        first: tuple(sorted(entries, key=lambda e: -len(e[0])))
        for first, entries in found.items()
    }


def folded(word: str) -> str:
    """Return a governing word without the article it contracted with."""
    return _SAME.get(word, word)
