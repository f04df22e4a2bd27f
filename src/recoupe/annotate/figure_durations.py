"""Lengths that measure a noun: « une visite de deux jours » is a figure too.

A length of time is an expression of time; where it says how long a happening is, two
articles can disagree on it as on any figure, so it is kept as a quantity as well.
"""

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal

from recoupe.annotate.number_draft import Draft, stated
from recoupe.annotate.number_reader import NumberReader
from recoupe.lang.numbers import load_numbers, read_number
from recoupe.model import Timex

_AFTER = re.compile(
    r" (?:de |d')(?!affilée|suite|plus\b|moins\b|retard|avance)([a-zà-ÿ-]{3,})"
)
_BEFORE = re.compile(r"([a-zà-ÿ-]{3,})(?: [a-zà-ÿ-]+)? de $")
_NUMBER = re.compile(
    r"(?:plus de |près de |environ |quelque )?([\d ,.]*\d|[a-zà-ÿ-]+) ?([a-zà-ÿ]+)$"
)


def read_durations(reader: NumberReader, timexes: Sequence[Timex]) -> Iterator[Draft]:
    """Yield a draft for every counted length that measures a noun."""
    for timex in timexes:
        if timex.type != "DURATION" or timex.rule != "length":
            continue
        words = _NUMBER.match(reader.folded[timex.start : timex.end])
        if words is None or not _measures_noun(reader, timex):
            continue
        value = read_number(words[1].strip(), load_numbers(reader.language))
        if value is not None and value != 1:
            yield _draft(timex, value, reader.units.singular(words[2]))


def _measures_noun(reader: NumberReader, timex: Timex) -> bool:
    after = _AFTER.match(reader.folded, timex.end)
    if after and _is_noun(reader, after.start(1)):
        return True
    left = reader.folded[max(0, timex.start - 50) : timex.start]
    before = _BEFORE.search(left)
    start = timex.start - len(left)
    return bool(before and _is_noun(reader, start + before.start(1)))


def _is_noun(reader: NumberReader, position: int) -> bool:
    tokens = reader.parse.tokens_in(position, position + 1)
    return bool(tokens) and tokens[0].pos == "NOUN"


def _draft(timex: Timex, value: Decimal, unit: str) -> Draft:
    draft = stated((timex.start, timex.end), value, unit, "duration")
    draft.measures = draft.rule = "duration"
    return draft
