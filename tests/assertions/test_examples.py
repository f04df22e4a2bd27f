"""The examples of the trigger lexicon yield the events they stand for."""

from datetime import date

from recoupe.annotate import annotate
from recoupe.assertions import read_assertions
from recoupe.lang.frames import read_table
from recoupe.model import Document

STEP = 12  # every twelfth use: some 250 sentences


def coded(text: str) -> set[str]:
    document = Document(id="d", outlet="o", text=text, published=date(2025, 6, 12))
    found = read_assertions(annotate(document)).assertions
    return {assertion.plover for assertion in found if assertion.plover}


def test_nine_examples_in_ten_yield_their_type_and_non_events_none() -> None:
    rows = [row for row in read_table("fr", "plover") if not row[0].startswith("@")]
    sample = rows[::STEP]
    assert len(rows) >= 2_500
    kept = [
        row[2] in types or (row[2] == "-" and not types)
        for row, types in ((row, coded(row[5])) for row in sample)
    ]
    assert sum(kept) >= 0.9 * len(sample)
