"""Verbs of denial that the tagger takes for epithets and nouns."""

import pytest

from recoupe.lang.mending.lost_reports import mend_reports
from recoupe.lang.parser import load_parser


def heads(text):
    """Return the root of a sentence, its content clauses, and whether it changed."""
    parse = load_parser("fr").parse(text)
    tokens = list(parse.tokens)
    changed = mend_reports(tokens, parse.sentences, "fr")
    root = next(t for t in tokens if t.head == t.index)
    content = [t.text for t in tokens if t.dep in {"ccomp", "xcomp"}]
    return root.text, root.pos, content, changed


@pytest.mark.parametrize(
    ("text", "verb", "content"),
    [
        (
            "Le fabricant conteste que les pièces aient été vendues.",
            "conteste",
            "vendues",
        ),
        ("La banque réfute avoir blanchi des fonds.", "réfute", "blanchi"),
        ("Le préfet nie avoir ordonné la charge.", "nie", "ordonné"),
        ("Mme Ferrand nie avoir touché la moindre prime.", "nie", "touché"),
        ("Le port dément que le cargo ait coulé.", "dément", "coulé"),
    ],
)
def test_what_takes_a_clause_as_its_content_is_a_verb(text, verb, content):
    root, pos, held, _ = heads(text)

    assert (root, pos, held) == (verb, "VERB", [content])


@pytest.mark.parametrize(
    "text",
    [
        "L'annonce que le site fermerait a surpris les élus.",
        "La note que le maire a signée a fui.",
        "Le bâtiment classé doit avoir un toit neuf.",
    ],
)
def test_a_noun_with_its_clause_stays_a_noun(text):
    assert heads(text)[-1] is False
