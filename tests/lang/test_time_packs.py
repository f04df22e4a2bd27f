"""Every rule on time and figures finds its examples and leaves its counterexamples."""

from datetime import date

import pytest

from recoupe.annotate.figures.quantities import find_quantities
from recoupe.annotate.times.timexes import find_timexes, recognize
from recoupe.lang.rules import load_rules
from recoupe.model import Document, DocumentId, Parse

TUESDAY = date(2024, 8, 20)
NO_PARSE = Parse((), ())
TIME_RULES = [
    pytest.param(rule, id=rule.name) for rule in load_rules("fr", "timex").rules
]
FIGURE_RULES = [
    pytest.param(rule, id=rule.name) for rule in load_rules("fr", "quantity").rules
]


def document(text):
    return Document(id=DocumentId("d"), outlet="o", text=text, published=TUESDAY)


def times(text):
    found, _ = find_timexes(document(text), NO_PARSE)
    return {(t.rule, text[t.start : t.end], t.value or "-") for t in found}


def figures(text):
    timexes, _ = find_timexes(document(text), NO_PARSE)
    found, _ = find_quantities(document(text), NO_PARSE, timexes)
    return {
        (
            text[q.start : q.end],
            " ".join(v or "-" for v in (q.value, q.low, q.high, q.unit)),
        )
        for q in found
    }


@pytest.mark.parametrize("rule", TIME_RULES)
def test_time_rule_reads_its_examples(rule):
    for text, words, value in rule.examples:
        assert (rule.name, words, value) in times(text)


@pytest.mark.parametrize("rule", TIME_RULES)
def test_time_rule_leaves_its_counterexamples(rule):
    for text in rule.counterexamples:
        assert rule.name not in {match.rule.name for match in recognize(text, "fr")}


@pytest.mark.parametrize("rule", FIGURE_RULES)
def test_figure_rule_reads_its_examples(rule):
    for text, words, value in rule.examples:
        assert (words, value) in figures(text)


@pytest.mark.parametrize("rule", FIGURE_RULES)
def test_figure_rule_leaves_its_counterexamples(rule):
    for text in rule.counterexamples:
        timexes, _ = find_timexes(document(text), NO_PARSE)
        found, _ = find_quantities(document(text), NO_PARSE, timexes)
        assert rule.name not in {quantity.rule for quantity in found}
