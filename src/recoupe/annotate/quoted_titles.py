"""Find titles and names in quotation marks: what they hold is no date and no figure.

Of « « 37 degrés à l'ombre », vu par 48 000 spectateurs » only the spectators count. A
title is short and tells nothing by itself: no subject pronoun, no auxiliary. What
stands around gives it away: a noun or participle that names (« la loi dite « 100 %
villages » »), a capital within a sentence, or its place as subject at its head.
"""

import re
from functools import lru_cache

from recoupe.lang.rules import fold, load_rules

_QUOTED = re.compile(r"[«“\"]\s?([^«»“”\"\n!?;]{2,60}?)\s?[»”\"]")
_OPENS = re.compile(r"(?:^|[.!?…\n•–—:]\s*)$")
_MOST_WORDS = 9
_SENTENCE_END = re.compile(r"\.(?:\s|$)")
_LEFT, _RIGHT = 40, 30


@lru_cache(maxsize=2)  # dates and figures of one text ask in turn
def find_titles(raw: str, language: str) -> tuple[tuple[int, int], ...]:
    """Return the spans of titles and names in quotation marks, in text order."""
    return tuple(
        found.span(1)
        for found in _QUOTED.finditer(raw)
        if _is_title(raw, found, language)
    )


def _is_title(raw: str, found: re.Match[str], language: str) -> bool:
    pack = load_rules(language, "quantity")
    words = fold(found[1])
    if len(words.split()) > _MOST_WORDS or _SENTENCE_END.search(words):
        return False
    if pack.compile("{clause_word}").search(words):
        return False
    left = raw[max(0, found.start() - _LEFT) : found.start()]
    right = fold(raw[found.end() : found.end() + _RIGHT])
    if pack.ending("naming").search(fold(left).rstrip()):
        return True
    if found[1][0].isdigit() and pack.ending("singular_determiner").search(fold(left)):
        return True  # « le « 100 % santé » »
    if not _OPENS.search(left):
        return found[1][0].isupper()
    return bool(pack.beginning("title_right").match(right))
