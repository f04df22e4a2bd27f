"""A verb that has to say something governs the « que » behind its adjuncts."""

import pytest

from recoupe.lang.mending.clause_forms import load_clause_forms
from recoupe.lang.mending.reported import mend_reported
from recoupe.lang.parser import load_parser


def governors(text):
    """Return the verb that each clause opened by « que » hangs on."""
    parse = load_parser("fr").parse(text)
    tokens = list(parse.tokens)
    for sentence in parse.sentences:
        mend_reported(tokens, sentence, load_clause_forms("fr"))
    return [tokens[t.head].text for t in tokens if t.dep == "ccomp"]


@pytest.mark.parametrize(
    ("text", "verb"),
    [
        ("Mme Astier a expliqué devant les invités que la grève continue.", "expliqué"),
        ("Elle a juré en marge du sommet que la ville n'avait rien payé.", "juré"),
        ("Le groupe a déclaré hier soir que l'on pouvait boire l'eau.", "déclaré"),
        (
            "Elle a affirmé devant les élus réunis à Lyon que la grève continue.",
            "affirmé",
        ),
    ],
)
def test_a_content_clause_hangs_on_the_verb_of_saying(text, verb):
    assert governors(text) == [verb]


@pytest.mark.parametrize(
    "text",
    [
        "Le maire a parlé devant les élus que la préfète avait réunis.",
        "Il a expliqué sa décision devant les élus que la préfète avait réunis.",
        "Le ministre a confirmé la fermeture de l'usine que le groupe possède.",
        "Le groupe a annoncé un plan pour que les salariés restent.",
    ],
)
def test_a_relative_clause_stays_with_its_noun(text):
    assert governors(text) == []
