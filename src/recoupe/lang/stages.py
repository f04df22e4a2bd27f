"""What sets two like clauses apart: stages, rounds, levels and times of one affair.

The words are data of a language pack, ``stages.toml``.
"""

import re
import tomllib
from functools import lru_cache
from importlib import resources
from typing import Any

import msgspec


class Steps(msgspec.Struct, frozen=True):
    """Two steps of one affair, each by senses and lemmas of predicates."""

    first: frozenset[str] = frozenset()
    second: frozenset[str] = frozenset()
    of_figures: bool = True  # where not, a sum is one at both steps


class Stages(msgspec.Struct, frozen=True, eq=False):
    """The patterns and words of a language that tell such clauses apart."""

    told: dict[str, dict[str, re.Pattern[str]]] = {}  # dimension → value → pattern
    extents: dict[str, dict[str, re.Pattern[str]]] = {}  # … of no figure
    stretches: dict[str, dict[str, re.Pattern[str]]] = {}  # … of what rises and falls
    marks: dict[str, re.Pattern[str]] = {}
    acts: tuple[Steps, ...] = ()
    flows: tuple[Steps, ...] = ()  # acts of one agent
    phases: dict[str, frozenset[str]] = {}  # of a case in court
    fates: dict[str, frozenset[str]] = {}  # what befalls people
    beside: frozenset[frozenset[str]] = frozenset()  # either, often told for each other
    trends: frozenset[str] = frozenset()
    whole: re.Pattern[str] | None = None
    districts: frozenset[str] = frozenset()  # nouns for a part of a country
    kin: frozenset[str] = frozenset()
    parts: frozenset[str] = frozenset()  # of a thing
    ordinals: dict[str, str] = {}
    ordinal: re.Pattern[str] | None = None
    unranked: frozenset[str] = frozenset()
    habit: re.Pattern[str] | None = None
    was: re.Pattern[str] | None = None  # a verb in the imperfect


@lru_cache(maxsize=4)
def load_stages(language: str) -> Stages:
    """Load the frames of a language; none where it ships no table."""
    table = resources.files("recoupe.lang") / language / "stages.toml"
    if not table.is_file():
        return Stages()
    told = tomllib.loads(table.read_text(encoding="utf-8"))

    def pattern(name: str) -> re.Pattern[str] | None:
        return re.compile(told[name]) if name in told else None

    return Stages(
        _dimensions(told.get("told", {})),
        _dimensions(told.get("extents", {})),
        _dimensions(told.get("stretches", {})),
        {name: re.compile(found) for name, found in told.get("marks", {}).items()},
        tuple(_steps(row) for row in told.get("acts", ())),
        tuple(_steps(row) for row in told.get("flows", ())),
        {name: frozenset(words) for name, words in told.get("phases", {}).items()},
        {name: frozenset(words) for name, words in told.get("fates", {}).items()},
        frozenset(frozenset(pair) for pair in told.get("beside", ())),
        frozenset(told.get("trends", ())),
        pattern("whole"),
        frozenset(told.get("districts", ())),
        frozenset(told.get("kin", ())),
        frozenset(told.get("parts", ())),
        told.get("ordinals", {}),
        pattern("ordinal"),
        frozenset(told.get("unranked", ())),
        pattern("habit"),
        pattern("was"),
    )


def _dimensions(
    table: dict[str, dict[str, str]],
) -> dict[str, dict[str, re.Pattern[str]]]:
    return {
        dimension: {value: re.compile(found) for value, found in values.items()}
        for dimension, values in table.items()
    }


def _steps(row: dict[str, Any]) -> Steps:
    first, second = frozenset(row["first"]), frozenset(row["second"])
    return Steps(first, second, bool(row.get("of_figures", True)))
