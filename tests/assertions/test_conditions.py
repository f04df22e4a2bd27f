"""Where a condition stands, by the examples that the rules carry."""

import pytest

from recoupe.assertions.conditions import find_conditions, list_items
from recoupe.assertions.tree import Tree
from recoupe.lang.conditions import Opener, load_commitments
from recoupe.lang.parser import load_parser

OPENERS = load_commitments("fr").opener


def conditions(text: str) -> list[str]:
    tree = Tree(load_parser("fr").parse(text), "fr")
    return [text[c.start : c.end] for c in find_conditions(text, tree, "fr")]


@pytest.mark.parametrize("opener", OPENERS, ids=lambda o: o.words)
def test_every_opener_is_read_in_its_examples_only(opener: Opener) -> None:
    assert all(conditions(text) for text in opener.examples)
    assert [text for text in opener.counterexamples if conditions(text)] == []


def test_a_condition_ends_with_its_clause() -> None:
    text = "S'il refuse, le maire partira."
    assert conditions(text) == ["S'il refuse"]


def test_a_connective_is_its_own_span() -> None:
    text = "Le maire veut une réponse, faute de quoi il partira."
    assert conditions(text) == ["faute de quoi"]


def test_items_follow_a_colon_only() -> None:
    assert list_items("Elle demande :\n- du pain ;\n- du vin.", 12) == [
        (17, 24),
        (29, 35),
    ]
    assert list_items("Elle parle.\n- du pain", 10) == []
