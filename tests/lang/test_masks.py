"""Every rule of every mask pack proves itself."""

import typing

import pytest

from recoupe.ingest.formulas import find_formula, load_formulas
from recoupe.lang.packs import languages
from recoupe.lang.rules import fold
from recoupe.model import MaskKind

RULES = [(code, formula) for code in languages() for formula in load_formulas(code)]
NAMES = [f"{code}-{formula.rule.name}" for code, formula in RULES]


def finds(text, formulas):
    folded = fold(text)
    return find_formula(text, folded, formulas) is not None or any(
        formula.pattern.search(folded)
        for formula in formulas
        if formula.rule.set.get("scope") == "inside"
    )


@pytest.mark.parametrize(("code", "formula"), RULES, ids=NAMES)
def test_a_rule_finds_its_examples_and_has_some(code, formula):
    assert formula.rule.examples
    for (example,) in formula.rule.examples:
        assert finds(example, (formula,)), example


@pytest.mark.parametrize(("code", "formula"), RULES, ids=NAMES)
def test_no_rule_of_the_pack_takes_a_counterexample(code, formula):
    assert formula.rule.counterexamples
    for counterexample in formula.rule.counterexamples:
        assert not finds(counterexample, load_formulas(code)), counterexample


@pytest.mark.parametrize(("code", "formula"), RULES, ids=NAMES)
def test_a_rule_names_a_kind_of_mask(code, formula):
    assert formula.rule.reads in typing.get_args(MaskKind)
