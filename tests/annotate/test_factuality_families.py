"""How sure French makes its predicates, one construction after the other."""

from functools import cache
from pathlib import Path

import pytest

from recoupe import Document
from recoupe.annotate.attribution.attributions import find_attributions
from recoupe.annotate.factuality.factuality import judge_predications
from recoupe.annotate.mending import mended_tree
from recoupe.annotate.mentions import find_mentions
from recoupe.lang.parser import load_parser

CASES = [
    line.split("\t")
    for line in Path(__file__)
    .with_name("factuality.tsv")
    .read_text(encoding="utf-8")
    .splitlines()
    if not line.startswith("#")
]


@cache
def judgments(text):
    document = Document(id="d", outlet="o", text=text)
    parse = load_parser("fr").parse(text)
    tree = mended_tree(document, parse)
    found, _ = find_attributions(document, tree, find_mentions(document, parse))
    return {
        parse.tokens[p.token].text: p for p in judge_predications(document, tree, found)
    }


@pytest.mark.parametrize(("text", "word", "value", "polarity"), CASES)
def test_a_construction_decides(text, word, value, polarity):
    judgment = judgments(text)[word]

    assert (judgment.factuality, judgment.polarity) == (value, polarity)


@pytest.mark.parametrize(
    ("body", "value"),
    [
        ("La direction envisage de fermer l'usine en juin.", "unknown"),
        ("Le préfet refuse de fermer l'usine.", "unknown"),
        ("La direction a fermé l'usine lundi.", "certain"),
        ("La mairie envisage de fermer l'école.", "certain"),
    ],
)
def test_a_heading_says_not_whether_it_happened(body, value):
    judgment = judgments(f"Fermeture de l'usine : les salariés inquiets\n\n{body}")

    assert judgment["Fermeture"].rule == "presupposed"
    assert judgment["Fermeture"].factuality == value


def test_a_sentence_with_a_verb_is_no_heading():
    judgment = judgments(
        "La fermeture de l'usine a surpris\n\nLe maire veut fermer l'usine."
    )

    assert judgment["fermeture"].rule == "plain"
