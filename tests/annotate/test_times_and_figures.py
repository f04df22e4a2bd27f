"""Sentences of our own: every time and figure, and no other."""

from datetime import date
from pathlib import Path

import pytest

from recoupe.annotate.figures.quantities import find_quantities
from recoupe.annotate.times.timexes import find_timexes
from recoupe.lang.parser import load_parser
from recoupe.model import Document, DocumentId, Parse

SENTENCES = [
    line.split("\t")
    for line in (Path(__file__).parent / "times_and_figures.tsv")
    .read_text("utf-8")
    .splitlines()
    if line and not line.startswith("#")
]


@pytest.mark.parametrize(("need", "day", "text", "times", "figures"), SENTENCES)
def test_times_and_figures_of_a_sentence(need, day, text, times, figures):
    document = Document(
        id=DocumentId("d"),
        outlet="o",
        text=text,
        published=date.fromisoformat(day[:10]),
        published_time=day if "T" in day else None,
    )
    parse = load_parser("fr").parse(text) if need == "parsed" else Parse((), ())

    timexes, _ = find_timexes(document, parse)
    quantities, _ = find_quantities(document, parse, timexes)

    assert times == "; ".join(
        f"{text[t.start : t.end]} = {t.value or '-'}" for t in timexes
    )
    assert figures == "; ".join(
        f"{text[q.start : q.end]} = {bounds(q)}" for q in quantities
    )


def bounds(quantity):
    ends = (quantity.value, quantity.low, quantity.high, quantity.unit)
    return " ".join(end or "-" for end in ends)
