"""Whose people and things a phrase names: « soldats russes », « l'armée d'Ostrie »."""

from collections.abc import Iterable
from functools import lru_cache

from recoupe.crosscheck.items.item import Item
from recoupe.crosscheck.items.setting import STATE
from recoupe.kb import load_kb
from recoupe.lang.words import Words

SHORT = 4  # lemmas of a phrase that names somebody; a longer one tells something
STEM = 4  # letters that « ostrien » and « ostrienne » share


def are_of_other_origins(
    left: Item, right: Item, words: Words, roles: frozenset[str]
) -> bool:
    """Tell whether two clauses fill a role, each, with those of another country.

    « Les soldats russes ont attaqué », « les soldats ukrainiens ont attaqué »; not
    « les soldats russes », « les soldats », nor « les soldats russes et bélarusses ».
    """
    ours, theirs = (
        origins_of(
            (
                lemma
                for argument in item.assertion.arguments
                if argument.role in roles and len(argument.lemmas) <= SHORT
                for lemma in argument.lemmas
            ),
            item.names,
            words,
        )
        for item in (left, right)
    )
    return are_apart(ours, theirs)


def are_apart(ours: frozenset[str], theirs: frozenset[str]) -> bool:
    """Tell whether two phrases name countries, and none in common."""
    return bool(ours) and bool(theirs) and ours.isdisjoint(theirs)


def origins_of(
    lemmas: Iterable[str], names: frozenset[str], words: Words
) -> frozenset[str]:
    """Return the states that words of a phrase name, unknown ones by their adjective.

    Args:
        lemmas: Those of the phrase.
        names: Words of the sentence that names are made of.
        words: What is known of words.
    """
    found: set[str] = set()
    for lemma in lemmas:
        if states := _states(lemma):
            found |= states
        elif lemma not in words.frequencies and lemma not in names:
            found |= {lemma[:STEM]} if lemma.endswith(words.origin_endings) else set()
    return frozenset(found)


@lru_cache(maxsize=4096)
def _states(lemma: str) -> frozenset[str]:
    base = load_kb()
    called = set(base.demonyms(lemma)) | {entry.id for entry in base.find(lemma)}
    return frozenset(place for place in called if place.startswith(STATE))
