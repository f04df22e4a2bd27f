"""Who answers for what in French, one construction after the other."""

from functools import cache
from pathlib import Path

import pytest

from recoupe import Document
from recoupe.annotate.attribution.attributions import find_attributions
from recoupe.annotate.mending import mended_tree
from recoupe.annotate.mentions import find_mentions
from recoupe.lang.parser import load_parser

CASES = [
    line.split("\t")
    for line in Path(__file__)
    .with_name("attributions.tsv")
    .read_text(encoding="utf-8")
    .splitlines()
    if not line.startswith("#")
]


@cache
def read(text):
    document = Document(id="d", outlet="o", text=text)
    parse = load_parser("fr").parse(text)
    tree = mended_tree(document, parse)
    found, _ = find_attributions(document, tree, find_mentions(document, parse))
    cues = {a.id: text[a.cue.start : a.cue.end] if a.cue else "-" for a in found}
    return [
        [
            text[a.source.start : a.source.end] if a.source else "-",
            cues[a.id],
            " ++ ".join(text[span.start : span.end] for span in a.content),
            cues.get(a.inside, "-"),
        ]
        for a in found
    ]


@pytest.mark.parametrize("case", CASES, ids=lambda case: case[0])
def test_a_construction_is_read(case):
    text, *expected = case

    if expected == ["-"] * 4:
        assert read(text) == []
    else:
        assert expected in read(text)
