"""Which clause heads a sentence that opens with « après », « avant », « pour »."""

import pytest

from recoupe.lang.mending.opening import mend_opening
from recoupe.lang.parser import load_parser


@pytest.mark.parametrize(
    ("text", "head"),
    [
        (
            "Après avoir accusé Lima de trahison, Quito s'était tournée vers Bogota.",
            "tournée",
        ),
        # A clause that is finite heads its sentence, whatever follows its comma.
        ("Avant le vote, Lima a plaidé pour la paix, Quito a refusé.", "plaidé"),
    ],
)
def test_an_infinitive_heads_no_sentence(text, head):
    parse = load_parser("fr").parse(text)
    tokens = list(parse.tokens)

    mend_opening(tokens, parse.sentences, "fr")

    assert [t.text for t in tokens if t.head == t.index] == [head]
