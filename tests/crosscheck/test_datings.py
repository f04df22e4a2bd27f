"""Two dates of what one thing undergoes once, and of what comes again."""

import pytest
from tests.crosscheck.articles import standings

SIGNED = "L'accord de vente de Textane a été signé lundi à Norval."
PAINTED = "La toile a été peinte en 1874 dans un atelier de Norval."
REOPENS = "La scierie de Norval rouvrira le 2 avril."


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (SIGNED, "L'accord de vente de Textane a été signé mercredi à Norval."),
        (PAINTED, "La toile a été peinte en 1902 dans un atelier de Norval."),
        (REOPENS, "La scierie de Norval rouvrira le 16 avril."),
    ],
)
def test_two_dates_of_what_happens_once_are_contested(one, other):
    assert standings(one, other) == ["contested"]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Le notaire a été entendu lundi.", "Le notaire a été entendu mercredi."),
        (
            "Un accord a été signé lundi à Norval.",
            "Un accord a été signé mercredi à Norval.",
        ),
        (REOPENS, "Le théâtre de Norval rouvrira le 16 avril."),
        (
            "La toile de Verdier a été peinte en 1874.",
            "La toile de Morin a été peinte en 1902.",
        ),
        (
            "Le stade a été construit en 1931.",
            "La tribune nord du stade a été construite en 1948.",
        ),
        ("La ligne A a rouvert lundi.", "La ligne B a rouvert mercredi."),
    ],
)
def test_two_things_or_what_comes_again_are_not(one, other):
    assert standings(one, other) == []
