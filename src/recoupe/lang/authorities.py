"""Which offices speak for which bodies: « la procureure » and « le parquet ».

The table is data of a language pack: ``authorities.tsv``, one authority a line.
"""

import tomllib
from functools import lru_cache
from importlib import resources

import msgspec

_ONE = "one"


class Authority(msgspec.Struct, frozen=True):
    """Nouns for one kind of body, and for those who hold an office of it."""

    heads: frozenset[str]
    bodies: frozenset[str]
    is_one: bool  # every noun of it names one authority of a place

    def joins(self, left: str, right: str) -> bool:
        """Tell whether two nouns may stand for one: « préfet », « préfecture »."""
        if self.is_one:
            both = self.heads | self.bodies
            return left in both and right in both
        return (left in self.heads and right in self.bodies) or (
            right in self.heads and left in self.bodies
        )


class Authorities(msgspec.Struct, frozen=True):
    """The offices of a language, and who speaks for any body."""

    rows: tuple[Authority, ...] = ()
    mouthpieces: frozenset[str] = frozenset()  # for the body named behind them
    spokesmen: frozenset[str] = frozenset()  # of these, those that stand alone
    unspecific: frozenset[str] = frozenset()  # words that name no body of their own
    bodies: frozenset[str] = frozenset()  # every noun for a body
    nouns: frozenset[str] = frozenset()  # every noun for a body or an office


@lru_cache(maxsize=4)
def load_authorities(language: str) -> Authorities:
    """Load the offices of a language; empty where it ships none."""
    folder = resources.files("recoupe.lang") / language
    path = folder / "authorities.tsv"
    if not path.is_file():
        return Authorities()
    lines = path.read_text(encoding="utf-8").splitlines()
    rows = [line.split("\t") for line in lines if line and not line.startswith("#")]
    told = tomllib.loads((folder / "crosscheck.toml").read_text(encoding="utf-8"))
    table = tuple(
        Authority(_nouns(heads), _nouns(bodies), kind == _ONE)
        for heads, bodies, kind in rows[1:]
    )
    bodies = frozenset[str]().union(*(row.bodies for row in table))
    heads = frozenset[str]().union(*(row.heads for row in table))
    mouthpieces = frozenset(told["mouthpieces"])
    return Authorities(
        table,
        mouthpieces,
        frozenset(told["spokesmen"]),
        frozenset(told["unspecific"]),
        bodies,
        bodies | heads | mouthpieces,
    )


def _nouns(cell: str) -> frozenset[str]:
    return frozenset(noun.strip() for noun in cell.split(","))
