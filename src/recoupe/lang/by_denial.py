"""Words by which one fact is told, and those that tell it where they are denied.

« Le musée a fermé », « il ne reçoit plus personne ». The table is data of a language
pack, ``by_denial.tsv``: of each fact, what affirms it and what affirms its contrary.
"""

from collections.abc import Iterator
from collections.abc import Set as AbstractSet
from functools import lru_cache
from importlib import resources
from typing import NamedTuple

from recoupe.lang.frames import read_rows

SENSE, ANY, OTHER = "=", "*", "~"


class Clause(NamedTuple):
    """What an entry is looked for in."""

    sense: str
    head: str
    words: AbstractSet[str]  # lemmas and forms
    other: str  # the head of the clause beside it

    @property
    def names_other(self) -> bool:
        """Whether it says of what the other clause denies: « a cessé de vendre »."""
        return self.other != self.head and self.other in self.words


class Entry(NamedTuple):
    """The head of a clause, and what must stand in it besides."""

    head: str
    besides: tuple[frozenset[str], ...]

    def fits(self, clause: Clause) -> bool:
        """Tell whether a clause says this."""
        if self.head not in (ANY, clause.head, SENSE + clause.sense):
            return False
        return all(
            not clause.words.isdisjoint(any_of)
            or (OTHER in any_of and clause.names_other)
            for any_of in self.besides
        )


class Fact(NamedTuple):
    """The entries that tell a fact, and those that tell its contrary."""

    one: tuple[Entry, ...]
    other: tuple[Entry, ...]


Facts = tuple[Fact, ...]


class Telling(NamedTuple):
    """The words beside the verbs by which two clauses tell a fact and its contrary."""

    told: frozenset[str]
    denied: frozenset[str]


def find_contraries(facts: Facts, one: Clause, other: Clause) -> Telling | None:
    """Return the words beside the verbs by which one clause excludes another.

    None where it tells no such fact: « a fermé » and « reçoit du monde » are found this
    way round, not « reçoit du monde » and « a fermé ».
    """
    for fact in facts:
        told, denied = _telling(fact.one, one), _telling(fact.other, other)
        if told is not None and denied is not None:
            return Telling(told, denied)
    return None


def _telling(entries: tuple[Entry, ...], clause: Clause) -> frozenset[str] | None:
    entry = next((entry for entry in entries if entry.fits(clause)), None)
    return None if entry is None else frozenset().union(*entry.besides)


@lru_cache(maxsize=4)
def load_facts(language: str) -> Facts:
    """Load the facts of a language; none where it ships no table."""
    if not (resources.files("recoupe.lang") / language / "by_denial.tsv").is_file():
        return ()
    rows = read_rows(language, "by_denial")
    return tuple(Fact(*(tuple(_entries(cell)) for cell in row[1:])) for row in rows)


def _entries(cell: str) -> Iterator[Entry]:
    for entry in filter(None, map(str.strip, cell.split(","))):
        head, *besides = entry.split()
        yield Entry(head, tuple(frozenset(words.split("/")) for words in besides))
