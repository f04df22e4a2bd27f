"""Who can be a party to politics, by the noun that names them."""

from collections import defaultdict
from collections.abc import Mapping
from functools import cache
from typing import Literal, NamedTuple, cast, get_args

import msgspec

from recoupe.errors import PackError
from recoupe.lang.frames import read_table

Standing = Literal["political", "shared", "figured", "open", "private", "thing"]
_LONGEST = 3  # words of an entry


class StandingRow(msgspec.Struct, frozen=True):
    """The nouns of one sphere of life that have the same standing.

    ``weight`` is how much one noun tells that a passage is about the sphere.
    ``example`` reports an event, ``counterexample`` none.
    """

    standing: Standing
    sphere: str
    weight: int
    example: str
    counterexample: str
    nouns: tuple[str, ...]


class Listed(NamedTuple):
    """What one line says of a noun."""

    standing: Standing
    sphere: str
    weight: int


class StandingPack(msgspec.Struct, frozen=True):
    """The rows of a language, and their nouns by lemma with standing and sphere."""

    rows: tuple[StandingRow, ...]
    nouns: Mapping[str, tuple[Listed, ...]]
    endings: tuple[tuple[str, Listed], ...]
    kinds: Mapping[str, Standing]  # of entries of the knowledge base
    opening: frozenset[str]  # first words of the entries of several

    def look_up(self, words: tuple[str, ...]) -> tuple[Listed, ...]:
        """Return what a noun is, ``words`` being its lemma and the words behind it."""
        first = words[0]
        if first in self.opening:
            for length in range(min(_LONGEST, len(words)), 1, -1):
                joined = " ".join(words[:length]).replace("' ", "'")
                if (found := self.nouns.get(joined)) is not None:
                    return found
        found = self.nouns.get(first.removeprefix("ex-"))
        if found is not None:
            return found
        return tuple(what for ending, what in self.endings if first.endswith(ending))


@cache
def load_standing(language: str) -> StandingPack:
    """Return who can be a party to politics in the words of a language.

    Raises:
        PackError: if the language has no such table, or a line has no known standing.
    """
    rows: list[StandingRow] = []
    kinds: dict[str, Standing] = {}
    for standing, sphere, weight, example, counterexample, listed in read_table(
        language, "standing"
    ):
        if standing not in get_args(Standing):
            raise PackError(f"standing: no {standing!r}")
        known = cast("Standing", standing)
        nouns = tuple(noun.strip() for noun in listed.split(","))
        if sphere == "kind":
            kinds |= dict.fromkeys(nouns, known)
            continue
        row = StandingRow(known, sphere, int(weight), example, counterexample, nouns)
        rows.append(row)
    found: dict[str, list[Listed]] = defaultdict(list)
    for row in rows:
        for noun in row.nouns:
            listed_as = Listed(row.standing, row.sphere, row.weight)
            found[noun.lower().replace("’", "'")].append(listed_as)
    return StandingPack(
        rows=tuple(rows),
        nouns={noun: tuple(what) for noun, what in found.items()},
        endings=tuple((n[1:], w[0]) for n, w in found.items() if n.startswith("-")),
        kinds=kinds,
        opening=frozenset(noun.split()[0] for noun in found if " " in noun),
    )
