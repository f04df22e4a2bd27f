"""Lengths of a happening: « une visite de deux jours » is a figure too.

A length of time is an expression of time; where it says how long a meeting, a journey
or a strike is, two articles can disagree on it as on any figure, so it is kept as a
quantity as well.
"""

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal

from recoupe.annotate.figures.number_draft import Draft, stated
from recoupe.annotate.figures.number_reader import NumberReader
from recoupe.lang.numbers import load_numbers, read_number
from recoupe.model import Timex

WINDOW = 40  # characters in which a happening is named before its length
_NUMBER = re.compile(
    r"(?:plus de |près de |environ |quelque )?([\d ,.]*\d|[a-zà-ÿ-]+) ?([a-zà-ÿ]+)$"
)


def read_durations(reader: NumberReader, timexes: Sequence[Timex]) -> Iterator[Draft]:
    """Yield a draft for every counted length of a happening."""
    before, after = reader.pack.ending("lasting"), reader.pack.beginning("lasted")
    for timex in timexes:
        if timex.type != "DURATION" or timex.rule != "length":
            continue
        words = _NUMBER.match(reader.folded[timex.start : timex.end])
        if words is None:
            continue
        left = reader.folded[max(0, timex.start - WINDOW) : timex.start]
        if not before.search(left) and not after.match(reader.folded, timex.end):
            continue
        value = read_number(words[1].strip(), load_numbers(reader.language))
        if value is not None and value != 1:
            yield _draft(timex, value, reader.units.singular(words[2]))


def _draft(timex: Timex, value: Decimal, unit: str) -> Draft:
    draft = stated((timex.start, timex.end), value, unit, "duration")
    draft.measures = draft.rule = "duration"
    return draft
