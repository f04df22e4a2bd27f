"""No conditional of hearsay comes out certain, wherever it stands."""

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
    .with_name("hearsay.tsv")
    .read_text(encoding="utf-8")
    .splitlines()
    if not line.startswith("#")
]


def _judged(text, word):
    document = Document(id="d", outlet="o", text=text)
    parse = load_parser("fr").parse(text)
    tree = mended_tree(document, parse)
    found, _ = find_attributions(document, tree, find_mentions(document, parse))
    return [
        p
        for p in judge_predications(document, tree, found)
        if parse.tokens[p.token].text == word
    ]


@pytest.mark.parametrize(("text", "word"), CASES)
def test_hearsay_is_certain_for_nobody(text, word):
    judged = _judged(text, word)

    assert judged
    assert all(p.factuality != "certain" for p in judged)
    assert all(p.author_factuality != "certain" for p in judged)


@pytest.mark.parametrize(
    ("text", "word", "value"),
    [
        ("Le maire a promis qu'il viendrait et parlerait.", "parlerait", "announced"),
        ("Le maire a dit qu'il viendrait et parlerait.", "parlerait", "announced"),
        ("Des voleurs ont vidé le coffre sans forcer la porte.", "forcer", "certain"),
        ("Il aurait reconnu avoir volé une voiture garée là.", "garée", "certain"),
        ("S'il avait fui, il aurait brûlé ses papiers.", "brûlé", "conditional"),
        ("Je voudrais remercier les élus.", "voudrais", "certain"),
        (
            "Ils ont volé une barque puis brûlé leurs papiers.",
            "brûlé",
            "certain",
        ),
        ("Le groupe est en train de racheter son rival.", "racheter", "certain"),
        ("Le ministre a présenté sa démission.", "démission", "certain"),
        ("Le feu est, d'après un voisin, parti de la cuisine.", "parti", "certain"),
    ],
)
def test_what_looks_like_hearsay_keeps_its_reading(text, word, value):
    assert [p.factuality for p in _judged(text, word)] == [value]
