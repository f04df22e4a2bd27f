"""Words of sources that point back, or to a body beside them (``taken_up.toml``)."""

import re
import tomllib
from functools import lru_cache
from importlib import resources

import msgspec


class TakenUp(msgspec.Struct, frozen=True):
    """What a language says for « la même source » and « du côté de X, on … »."""

    same: re.Pattern[str]  # a whole source: whoever was cited last
    one: frozenset[str]  # who stands for the body beside
    beside: re.Pattern[str]  # up to the body, what opens its phrase
    side: re.Pattern[str]  # up to « on », whose side it speaks for


@lru_cache(maxsize=4)
def load_taken_up(language: str) -> TakenUp | None:
    """Load the words of a language; None where it ships none."""
    path = resources.files("recoupe.lang") / language / "taken_up.toml"
    if not path.is_file():
        return None
    told = tomllib.loads(path.read_text(encoding="utf-8"))
    return TakenUp(
        re.compile(told["same"]),
        frozenset(told["one"]),
        re.compile(told["beside"]),
        re.compile(told["side"]),
    )
