"""On whose word each figure of a sentence is given."""

from datetime import date

import pytest

from recoupe.annotate import annotate
from recoupe.assertions import read_assertions
from recoupe.model import Document


def source_of(text: str, value: str) -> str | None:
    """Return who answers for a figure, in the words of the text."""
    document = Document(id="d", outlet="o", text=text, published=date(2025, 6, 12))
    read = read_assertions(annotate(document))
    figure = next(a for a in read.assertions if a.kind == "figure" and a.value == value)
    said = {a.id: a for a in read.attributions}.get(figure.attribution or "")
    return document.quote(said.source) if said and said.source else None


@pytest.mark.parametrize(
    ("text", "value", "source"),
    [
        (
            "La marche a réuni 350 personnes selon le syndicat, 180 selon la police.",
            "350",
            "le syndicat",
        ),
        (
            "La marche a réuni 350 personnes selon le syndicat, 180 selon la police.",
            "180",
            "la police",
        ),
        (
            "Selon les syndicats, 20 000 personnes ont défilé, 8 000 selon la police.",
            "8000",
            "la police",
        ),
        (
            "Le cortège comptait 300 personnes selon la police, contre 900 selon eux.",
            "900",
            "eux",
        ),
        # a part of what the first source counted stays its own
        (
            "Selon la préfecture, 12 personnes sont blessées, dont trois grièvement.",
            "3",
            "la préfecture",
        ),
        (
            "Selon le procureur, les deux hommes ont pris 300 euros, puis 200 euros.",
            "200",
            "le procureur",
        ),
    ],
)
def test_a_figure_is_on_the_word_of_whoever_stands_by_it(text, value, source):
    assert source_of(text, value) == source
