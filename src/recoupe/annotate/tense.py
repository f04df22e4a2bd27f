"""Tell whether the clause around an expression speaks of the past or of the future."""

import re
from functools import cache

from recoupe.lang.rules import RulePack, load_rules
from recoupe.model import Parse, Token

_CLAUSE_MARK = re.compile(r"[.!?…;:\n]|\s[–—]\s")
_REACH = 160


class TenseReader:
    """Reads tense from the parse where there is one, else from word endings."""

    def __init__(self, folded: str, parse: Parse, language: str) -> None:
        self._text = folded
        self._parse = parse
        self._future, self._past = _endings(language)
        self._memory: dict[tuple[int, int], str] = {}

    def around(self, start: int, end: int) -> str:
        """Return "past", "future" or "" for the clause that holds ``[start, end)``."""
        key = (start, end)
        if key not in self._memory:
            self._memory[key] = self._read(start, end)
        return self._memory[key]

    def _read(self, start: int, end: int) -> str:
        left = self._text[max(0, start - _REACH) : start]
        right = self._text[end : end + _REACH]
        marks = list(_CLAUSE_MARK.finditer(left))
        if marks:
            left = left[marks[-1].end() :]
        if mark := _CLAUSE_MARK.search(right):
            right = right[: mark.start()]
        best = [
            *self._nearest(left, from_end=True),
            *self._nearest(right, from_end=False),
        ]
        return min(best)[1] if best else ""

    def _nearest(self, text: str, *, from_end: bool) -> list[tuple[int, str]]:
        """Return the nearest mark of each tense with its distance.

        A comma between the word and the expression counts as forty characters: the
        verb of the same group of words is the likelier governor.
        """
        found: list[tuple[int, str]] = []
        for label, pattern in (("future", self._future), ("past", self._past)):
            for hit in pattern.finditer(text):
                gap = text[hit.end() :] if from_end else text[: hit.start()]
                found.append((len(gap) + 40 * gap.count(","), label))
        return found


@cache
def _endings(language: str) -> tuple[re.Pattern[str], re.Pattern[str]]:
    pack: RulePack = load_rules(language, "tense")
    return pack.compile("{future}"), pack.compile("{past}")


def tense_of(token: Token) -> str:
    """Return the tense a finite verb shows: "past", "future" or ""."""
    tense = token.feature("Tense")
    if tense == "Fut":
        return "future"
    return "past" if tense in {"Past", "Imp"} else ""
