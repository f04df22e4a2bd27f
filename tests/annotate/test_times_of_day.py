"""Hours and parts of the day: the day they are of, whatever day the text is at."""

from datetime import date
from pathlib import Path

import pytest

from recoupe.annotate.times.timexes import find_timexes
from recoupe.lang.parser import load_parser
from recoupe.model import Document, DocumentId

SENTENCES = [
    line.split("\t")
    for line in (Path(__file__).parent / "times_of_day.tsv")
    .read_text(encoding="utf-8")
    .splitlines()
    if line and not line.startswith("#")
]


def read(day, text):
    document = Document(
        id=DocumentId("d"), outlet="o", text=text, published=date.fromisoformat(day)
    )
    return find_timexes(document, load_parser("fr").parse(text))[0]


@pytest.mark.parametrize(("day", "text", "wanted"), SENTENCES)
def test_a_time_of_day_is_of_the_day_that_its_text_tells_of(day, text, wanted):
    found = read(day, text)

    for each in wanted.split("; "):
        words, value = each.rsplit(" = ", 1)
        start = text.index(words)
        there = [
            t.value or "-"
            for t in found
            if t.start < start + len(words) and start < t.end
        ]
        assert value in (there or ["none"]), each


def test_a_night_covers_the_two_days_it_joins():
    (night,) = read("2025-03-12", "Un bac a coulé cette nuit au large de Sète.")

    assert (night.first, night.last) == ("2025-03-11", "2025-03-12")


def test_an_hour_without_any_day_is_of_the_day_before_where_it_lies_ahead():
    text = "Un entrepôt a brûlé dans la soirée."
    document = Document(
        id=DocumentId("d"),
        outlet="o",
        text=text,
        published=date(2025, 3, 12),
        published_time="2025-03-12T08:30:00+01:00",
    )

    (evening,), _ = find_timexes(document, load_parser("fr").parse(text))

    assert evening.value == "2025-03-11TEV"
