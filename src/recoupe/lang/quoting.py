"""By which words a sentence, printed again between marks, comes to mean another.

The words are data of a language pack, ``quoting.toml``.
"""

import re
import tomllib
from collections.abc import Sequence
from decimal import Decimal
from functools import lru_cache
from importlib import resources

import msgspec

from recoupe.lang.numbers import NumberWords, load_numbers, read_number


class Quoting(msgspec.Struct, frozen=True, eq=False):
    """What tells a quotation from another that has nearly its words."""

    negations: frozenset[str]
    degrees: tuple[tuple[str, ...], ...]  # rows of words that say much the same
    lent: re.Pattern[str]  # at the end of what introduces the words of others
    condition: re.Pattern[str]
    numbers: NumberWords

    def degrees_in(self, text: str) -> frozenset[str]:
        """Return the degrees a text has words for, each by the first of its row.

        Args:
            text: Lower case, straight apostrophes, one space between words.
        """
        padded = f" {text} "
        return frozenset(
            row[0] for row in self.degrees if any(f" {word} " in padded for word in row)
        )

    def numbers_in(self, words: Sequence[str]) -> frozenset[Decimal]:
        """Return the numbers among some words; « un » is none."""
        found = (read_number(word, self.numbers) for word in words)
        return frozenset(n for n in found if n is not None and n != 1)


@lru_cache(maxsize=4)
def load_quoting(language: str) -> Quoting | None:
    """Load the words of a language, None where its pack has none."""
    path = resources.files("recoupe.lang") / language / "quoting.toml"
    if not path.is_file():
        return None
    told = tomllib.loads(path.read_text(encoding="utf-8"))
    return Quoting(
        frozenset(told["negations"]),
        tuple(tuple(row) for row in told["degrees"]),
        re.compile(told["lent"]),
        re.compile(told["condition"]),
        load_numbers(language),
    )
