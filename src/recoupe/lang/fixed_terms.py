"""Fixed terms whose nouns tell no event: « mise en examen », « cour d'appel »."""

import re
from collections import defaultdict
from collections.abc import Mapping, Sequence
from functools import cache

import msgspec

from recoupe.lang.frames import read_table
from recoupe.lang.prepositions import folded
from recoupe.model import Token

_WORDS = re.compile(r"[^\s']+'?")


class Place(msgspec.Struct, frozen=True):
    """The words one place of a term admits, and those that tell nothing there."""

    words: frozenset[str]
    silent: frozenset[str]


Term = tuple[Place, ...]


@cache
def load_fixed_terms(language: str) -> Mapping[str, tuple[Term, ...]]:
    """Return the fixed terms of a language by each word that can open them.

    Raises:
        PackError: if the language has no such table.
    """
    found: dict[str, list[Term]] = defaultdict(list)
    for term, _ in read_table(language, "fixed_terms"):
        places = tuple(_place(word) for word in _WORDS.findall(term))
        for first in places[0].words:
            found[first].append(places)
    return {first: tuple(terms) for first, terms in found.items()}


def _place(written: str) -> Place:
    choices = written.split("/")
    return Place(
        frozenset(folded(word.rstrip("*").lower()) for word in choices),
        frozenset(word[:-1].lower() for word in choices if word.endswith("*")),
    )


def silent_in_terms(tokens: Sequence[Token], language: str) -> frozenset[int]:
    """Return the tokens that tell nothing for the fixed term they stand in."""
    terms = load_fixed_terms(language)
    spelled = [_forms(token) for token in tokens]
    found: set[int] = set()
    for i, forms in enumerate(spelled):
        for term in {t for form in forms for t in terms.get(form, ())}:
            ahead = spelled[i : i + len(term)]
            if len(ahead) == len(term) and all(
                not place.words.isdisjoint(at)
                for place, at in zip(term, ahead, strict=True)
            ):
                found.update(
                    i + n
                    for n, place in enumerate(term)
                    if not place.silent.isdisjoint(ahead[n])
                )
    return frozenset(found)


def _forms(token: Token) -> frozenset[str]:
    """Return how a term may write a token: as it stands, by lemma, in the singular."""
    text = token.text.lower().replace("’", "'")
    return frozenset({folded(text), token.lemma.lower(), text.rstrip("s")})
