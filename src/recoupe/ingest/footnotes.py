"""Calls of footnotes that extraction glued to words: « naturel1 », « l'accord[2] ».

A digit glued to a word is a call where it continues the count of the calls before it.
That tells « rencontre2 » from « covid19 » and « top50 » without a list of words.
"""

import re
from collections.abc import Iterator

from recoupe.model import Mask

_GAP = 3  # calls that may be missing between two: pages cut notes out

# A word of three letters or more: « km2 », « G7 », « CO2 », « mp3 » are shorter or have
# capitals. Capitalized words (« Bruxelles3 », « Ariane6 ») need a count begun.
_PLAIN = re.compile(
    r"(?<![\w.@/’'-])[a-zà-öø-ÿœ’'-]{2,}[a-zà-öø-ÿœ](\d{1,2})(?![\w%°@-]|[.,]\d)"
)
_NAMED = re.compile(r"(?<![\w.@/-])[A-ZÀ-Ý][a-zà-ÿœ-]{3,}(\d{1,2})(?![\w%°@-]|[.,]\d)")
_QUOTED = re.compile(r"[»”](\d{1,2})(?![\w%°]|[.,]\d)")
_BRACKET = re.compile(r"(?<=[\w»”\".!?…])(\[\d{1,3}\])")
_RAISED = re.compile(r"(?<=[a-zà-ÿœ]{3}|..[»”.])([¹²³⁰⁴-⁹]{1,2})(?!\w)")


def footnote_calls(text: str) -> Iterator[Mask]:
    """Yield a mask for the digits of each call."""
    for pattern in (_BRACKET, _RAISED):
        for found in pattern.finditer(text):
            yield Mask(*found.span(1), "footnote-call")
    candidates = sorted(
        (*_found(text, _PLAIN, "plain"), *_found(text, _NAMED, "named")),
    )
    candidates = sorted((*candidates, *_found(text, _QUOTED, "plain")))
    last = 0
    for start, end, kind in candidates:
        number = int(text[start:end])
        begun = last > 0 or kind == "plain"
        if begun and last < number <= last + _GAP:
            last = number
            yield Mask(start, end, "footnote-call")


def _found(
    text: str, pattern: re.Pattern[str], kind: str
) -> Iterator[tuple[int, int, str]]:
    for found in pattern.finditer(text):
        yield (*found.span(1), kind)
