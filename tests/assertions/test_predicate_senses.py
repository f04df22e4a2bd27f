"""The sense each ambiguous verb is read in, and where it is not."""

from datetime import date
from pathlib import Path

import pytest

from recoupe.annotate import annotate
from recoupe.assertions import read_assertions
from recoupe.model import Document

CASES = [
    line.split("\t")
    for line in Path(__file__)
    .with_name("predicate_senses.tsv")
    .read_text(encoding="utf-8")
    .splitlines()
    if not line.startswith("#")
]


@pytest.mark.parametrize(("text", "sense", "there"), CASES)
def test_a_verb_has_a_sense_where_its_condition_holds(
    text: str, sense: str, there: str
) -> None:
    document = Document(id="d", outlet="o", text=text, published=date(2025, 6, 12))
    found = {a.predicate for a in read_assertions(annotate(document)).assertions}

    assert (sense in found) == (there == "yes")
