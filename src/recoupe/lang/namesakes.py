"""What tells two bearers of one name from each other, in the words of a language.

The table is data of a language pack, ``namesakes.toml``.
"""

import re
import tomllib
from functools import lru_cache
from importlib import resources
from itertools import product
from typing import Any

import msgspec


class NamesakeWords(msgspec.Struct, frozen=True, eq=False):
    """Words by which articles say who bears a name, and where it lies."""

    men: frozenset[str] = frozenset()  # titles before a name, folded
    women: frozenset[str] = frozenset()
    formerly: re.Pattern[str] | None = None  # in a phrase for what somebody was
    governing: frozenset[str] = frozenset()  # before a name that depends on them
    articles: frozenset[str] = frozenset()  # that open a phrase for what one is
    lines: dict[str, str] = {}  # noun of a trade or office → its line of life
    joined: frozenset[frozenset[str]] = frozenset()  # lines that one may hold at once
    waters: re.Pattern[str] | None = None  # group "name": a river or a valley
    area_behind: re.Pattern[str] | None = None  # a name: groups "area", "within"
    area_before: re.Pattern[str] | None = None  # group "within"
    town_before: re.Pattern[str] | None = None  # group "town"
    town_behind: re.Pattern[str] | None = None
    directions: frozenset[str] = frozenset()  # last parts of names
    lands: dict[str, re.Pattern[str]] = {}  # kind of landscape → its words
    lands_apart: frozenset[frozenset[str]] = frozenset()  # pairs of kinds

    def may_be_one(self, one: str, other: str) -> bool:
        """Tell whether somebody may be of two lines of life at once."""
        return one == other or frozenset({one, other}) in self.joined


@lru_cache(maxsize=4)
def load_namesake_words(language: str) -> NamesakeWords:
    """Load the words of a language; none where it ships no table."""
    table = resources.files("recoupe.lang") / language / "namesakes.toml"
    if not table.is_file():
        return NamesakeWords()
    told = tomllib.loads(table.read_text(encoding="utf-8"))

    def pattern(name: str) -> re.Pattern[str]:
        return re.compile(told[name])

    return NamesakeWords(
        men=frozenset(told["men"]),
        women=frozenset(told["women"]),
        formerly=pattern("formerly"),
        governing=frozenset(told["governing"]),
        articles=frozenset(told["articles"]),
        lines={noun: line for line, nouns in told["lines"].items() for noun in nouns},
        joined=_pairs(told["joined"]),
        waters=pattern("waters"),
        area_behind=pattern("area_behind"),
        area_before=pattern("area_before"),
        town_before=pattern("town_before"),
        town_behind=pattern("town_behind"),
        directions=frozenset(told["directions"]),
        lands={
            land: re.compile(rf"\b(?:{'|'.join(words)})\b")
            for land, words in told["lands"].items()
        },
        lands_apart=frozenset(
            frozenset({pair["one"], pair["other"]}) for pair in told["lands_apart"]
        ),
    )


def _pairs(rows: list[dict[str, Any]]) -> frozenset[frozenset[str]]:
    return frozenset(
        frozenset(pair) for row in rows for pair in product(row["one"], row["other"])
    )
