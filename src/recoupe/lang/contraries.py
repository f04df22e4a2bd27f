"""Words by which one text says the contrary of another.

The table is data of a language pack, ``contradiction.toml``: what denies, what makes a
statement false, and which words cannot both be true of one thing.
"""

import tomllib
from collections.abc import Mapping
from functools import lru_cache
from importlib import resources

import msgspec

STEM = 4  # letters that a word keeps when a prefix of denial is taken off


class Contraries(msgspec.Struct, frozen=True, kw_only=True):
    """What denies, and what is opposed to what, in one language."""

    particle: frozenset[str] = frozenset()
    with_particle: frozenset[str] = frozenset()  # deny where the particle is near
    ahead: frozenset[str] = frozenset()  # of these, the ones that may come before it
    alone: frozenset[str] = frozenset()  # deny by themselves
    pronouns: frozenset[str] = frozenset()  # deny as pronouns
    more_than: frozenset[str] = frozenset()  # « pas seulement » affirms
    instead: frozenset[str] = frozenset()  # « et non »
    instead_after: frozenset[str] = frozenset()
    without: frozenset[str] = frozenset()
    without_denying: frozenset[str] = frozenset()
    deniers: frozenset[str] = frozenset()  # deny what depends on them
    idle: frozenset[str] = frozenset()  # phrases whose last word denies nothing
    correcting: frozenset[str] = frozenset()  # « pas A, mais B »
    adverse: frozenset[str] = frozenset()  # denied, they affirm
    being: frozenset[str] = frozenset()  # « il n'existe pas d'obstacle »
    falsity: frozenset[str] = frozenset()
    phrases: tuple[str, ...] = ()
    hearsay: frozenset[str] = frozenset()
    only: frozenset[str] = frozenset()
    before: frozenset[str] = frozenset()
    after: frozenset[str] = frozenset()
    universal: frozenset[str] = frozenset()  # denied, they leave room for some
    of: frozenset[str] = frozenset()  # prepositions: « l'armée de la Norvège »
    at: frozenset[str] = frozenset()  # « pris en Norvège »
    prefixes: tuple[str, ...] = ()
    prefixed: tuple[str, ...] = ()  # endings of the words that they make contrary
    opposite: Mapping[str, frozenset[str]] = {}

    def are_opposites(self, a: str, b: str) -> bool:
        """Tell whether two lemmas cannot both be true of one thing.

        Listed pairs, and a word beside itself with a prefix of denial.
        """
        if b in self.opposite.get(a, frozenset()):
            return True
        short, long = sorted((a, b), key=len)
        prefix = long.removesuffix(short)
        if len(short) < STEM or prefix not in self.prefixes:
            return False
        return prefix.endswith("-") or short.endswith(self.prefixed)

    def between(self, a: frozenset[str], b: frozenset[str]) -> tuple[str, str] | None:
        """Return two opposite lemmas, one of each set and neither in both, if any."""
        ours, theirs = sorted(a - b), sorted(b - a)
        pairs = ((x, y) for x in ours for y in theirs)
        return next((pair for pair in pairs if self.are_opposites(*pair)), None)


@lru_cache(maxsize=4)
def load_contraries(language: str) -> Contraries:
    """Load the contraries of a language; none where it ships no table."""
    path = resources.files("recoupe.lang") / language / "contradiction.toml"
    if not path.is_file():
        return Contraries()
    told = tomllib.loads(path.read_text(encoding="utf-8"))
    opposite: dict[str, set[str]] = {}
    for pair in told.pop("opposites"):
        a, _, b = pair.partition("|")
        opposite.setdefault(a, set()).add(b)
        opposite.setdefault(b, set()).add(a)
    told["opposite"] = opposite
    return msgspec.convert(told, Contraries)
