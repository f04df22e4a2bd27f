"""Two values of what one body has are one figure; of two bodies they are two."""

import pytest
from tests.crosscheck.articles import items

from recoupe.crosscheck.figures.stocks import weigh_stocks
from recoupe.lang.words import load_words

WORDS = load_words("fr")


def weigh(left, right):
    """Return how surely the first counts of two sentences are of one stock."""
    a, b = (
        next(item for item in items(f"{told}.", "2025-03-05") if item.slot is not None)
        for told in (left, right)
    )
    return weigh_stocks(a, b, (a.slot, b.slot), WORDS)


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("L'usine emploie 320 salariés", "Cette usine n'emploie que 230 salariés"),
        ("Le musée compte 38 salariés", "Le musée emploie 43 agents"),
        ("L'hôpital dispose de 54 lits", "L'hôpital n'a que 40 lits"),
        ("L'usine emploie 320 salariés", "L'usine et ses 230 salariés attendent"),
        ("Les cambrioleurs étaient trois", "Les malfaiteurs étaient quatre"),
    ],
)
def test_two_counts_of_what_one_body_has_are_one_figure(left, right):
    assert weigh(left, right) > 0
    assert weigh(right, left) > 0


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("L'usine emploie 320 salariés", "La mairie emploie 230 agents"),
        ("L'usine emploie 320 salariés", "L'usine a recruté 230 salariés"),
        ("Les cambrioleurs étaient trois", "Les policiers étaient quatre"),
        ("L'hôpital dispose de 54 lits", "L'hôpital dispose de 40 ambulances"),
        ("L'hôpital dispose de 540 lits", "L'hôpital dispose de 40 lits"),
    ],
)
def test_other_bodies_or_what_came_are_two(left, right):
    assert weigh(left, right) <= 0
