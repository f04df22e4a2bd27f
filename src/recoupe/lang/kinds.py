"""What kinds of things nouns name: what is one of a kind is none of the others.

The table is data of a language pack, ``kinds.tsv``.
"""

from collections import defaultdict
from functools import lru_cache
from importlib import resources
from itertools import combinations

import msgspec

from recoupe.lang.frames import read_table

VAGUE = "-"  # the row of nouns of too many meanings


class Kinds(msgspec.Struct, frozen=True, eq=False):
    """Nouns by kind, with what may stand for any of a kind."""

    sides: dict[str, dict[str, int]] = {}  # noun → kind → its side there
    joined: dict[str, frozenset[str]] = {}  # noun → what may stand for it
    hypernyms: dict[str, frozenset[str]] = {}  # kind → what may stand for its members
    realms: dict[str, frozenset[str]] = {}  # noun → of the kinds it stands in
    vague: frozenset[str] = frozenset()
    general: frozenset[str] = frozenset()  # what may stand for any of some kind

    def excludes(self, one: str, other: str, *, by_realm: bool = True) -> bool:
        """Tell whether what one noun names is never what the other does.

        « médiathèque », « piscine »; not « médiathèque », « bibliothèque », which one
        row joins, « piscine », « équipement », nor « bureau », which may be anything.
        Without realms, « voiture » and « parking » are nothing to each other: a car may
        stand there.
        """
        if one == other or not self.vague.isdisjoint({one, other}):
            return False
        if other in self.beside(one):
            return False
        ours, theirs = self.sides.get(one, {}), self.sides.get(other, {})
        if self._covers(one, theirs) or self._covers(other, ours):
            return False
        if by_realm and self._are_of_two_realms(one, other):
            return True
        shared = ours.keys() & theirs.keys()
        return bool(shared) and all(ours[kind] != theirs[kind] for kind in shared)

    def may_be(self, noun: str, other: str) -> bool:
        """Tell whether a noun of many things may name what another does.

        « la récolte » and « le blé », or a noun that no kind holds; not « la brebis ».
        """
        if noun in self.vague:
            return True
        known = self.sides.get(other, {})
        return noun in self.general and (not known or self._covers(noun, known))

    def _are_of_two_realms(self, one: str, other: str) -> bool:
        """Tell whether two nouns are of unlike things: « un bus », « une école »."""
        none = frozenset[str]()
        ours, theirs = self.realms.get(one, none), self.realms.get(other, none)
        return bool(ours) and bool(theirs) and ours.isdisjoint(theirs)

    def beside(self, noun: str) -> frozenset[str]:
        """Return the nouns that may stand for one."""
        return self.joined.get(noun, frozenset())

    def _covers(self, noun: str, kinds: dict[str, int]) -> bool:
        return any(noun in self.hypernyms[kind] for kind in kinds)


@lru_cache(maxsize=4)
def load_kinds(language: str) -> Kinds:
    """Load the kinds of nouns of a language; none where it ships no table."""
    if not (resources.files("recoupe.lang") / language / "kinds.tsv").is_file():
        return Kinds()
    sides = defaultdict[str, dict[str, int]](dict)
    joined = defaultdict[str, set[str]](set)
    hypernyms: dict[str, frozenset[str]] = {}
    vague: frozenset[str] = frozenset()
    realms = defaultdict[str, set[str]](set)
    for kind, realm, above, members in read_table(language, "kinds"):
        told = [_words(side, "+") for side in _words(members, ",")]
        if kind == VAGUE:
            vague = frozenset(word for side in told for word in side)
            continue
        hypernyms[kind] = frozenset(_words(above, ","))
        for rank, side in enumerate(told):
            for group in side:
                nouns = _words(group, "=")
                for noun in nouns:
                    sides[noun][kind] = rank
                    realms[noun] |= {realm} - {""}
                for one, other in combinations(nouns, 2):
                    joined[one].add(other)
                    joined[other].add(one)
    return Kinds(
        dict(sides),
        {noun: frozenset(others) for noun, others in joined.items()},
        hypernyms,
        {noun: frozenset(found) for noun, found in realms.items()},
        vague,
        frozenset(noun for above in hypernyms.values() for noun in above),
    )


def _words(cell: str, mark: str) -> list[str]:
    return [word for part in cell.split(mark) if (word := part.strip())]
