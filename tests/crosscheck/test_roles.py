"""Who or what fills the roles of a clause, once counts are set aside."""

import pytest
from tests.crosscheck.articles import WORDS, items

from recoupe.crosscheck.checks.roles import parties


@pytest.mark.parametrize(
    ("text", "role", "heads"),
    [
        ("Une soixantaine d'élèves ont quitté l'école.", "actor", {"élève"}),
        ("Deux millions de Français ont quitté Paris.", "actor", {"français"}),
        ("Le village a perdu la moitié de ses habitants.", "theme", {"habitant"}),
        ("La commune versera 2,3 millions d'euros au club.", "theme", set()),
        ("La commune versera deux millions d'euros au club.", "theme", set()),
        ("La commune versera vingt-deux millions d'euros.", "theme", set()),
    ],
)
def test_what_is_counted_fills_the_role_and_a_sum_none(text, role, heads):
    event = next(x for x in items(text) if x.assertion.kind == "event")
    found = parties(event, frozenset({role}), WORDS)
    assert {filler.head for filler in found} - {""} == heads
