"""How sure a text makes each predicate. Sentences are ours."""

import pytest

from recoupe import Document
from recoupe.annotate.attribution.attributions import find_attributions
from recoupe.annotate.factuality.factuality import judge_predications
from recoupe.annotate.mending import mended_tree
from recoupe.annotate.mentions import find_mentions
from recoupe.lang.parser import load_parser


def judgments(text):
    document = Document(id="d", outlet="o", text=text)
    parse = load_parser("fr").parse(text)
    tree = mended_tree(document, parse)
    found, _ = find_attributions(document, tree, find_mentions(document, parse))
    return {
        parse.tokens[p.token].text: p for p in judge_predications(document, tree, found)
    }


@pytest.mark.parametrize(
    ("text", "word", "value", "polarity"),
    [
        ("Les deux pays ont signé un accord.", "signé", "certain", "+"),
        ("Les deux pays n'ont pas signé d'accord.", "signé", "certain", "-"),
        ("Les deux pays n'ont signé que mardi.", "signé", "certain", "+"),
        ("La harde ne compte plus que neuf bêtes.", "compte", "certain", "+"),
        ("Il ne reste guère que deux juges.", "reste", "certain", "+"),
        ("Il ne dit plus que le pont est fermé.", "dit", "certain", "-"),
        ("Neuf cents bêtes concouraient à la foire.", "concouraient", "certain", "+"),
        ("Les deux pays auraient signé un accord.", "signé", "possible", "+"),
        ("Les deux pays auraient pu signer un accord.", "signer", "possible", "+"),
        ("Les deux pays signeront un accord mardi.", "signeront", "announced", "+"),
        ("Les deux pays vont signer un accord.", "signer", "announced", "+"),
        ("Les deux pays doivent signer un accord mardi.", "signer", "announced", "+"),
        ("Les deux pays pourraient signer un accord.", "signer", "possible", "+"),
        ("Les deux pays ont pu signer un accord.", "signer", "certain", "+"),
        ("Les deux pays ont refusé de signer un accord.", "signer", "certain", "-"),
        ("Les deux pays veulent signer un accord.", "signer", "unknown", "+"),
        ("Les deux pays ont réussi à signer un accord.", "signer", "certain", "+"),
        ("Ils sont partis sans signer d'accord.", "signer", "certain", "-"),
        ("Les otages sont libres, mais sans effusion.", "effusion", "certain", "-"),
        ("Ils se réunissent pour signer un accord.", "signer", "unknown", "+"),
        ("Si Minsk signe, Vilnius ouvrira sa frontière.", "signe", "possible", "+"),
        (
            "Si Minsk signe, Vilnius ouvrira sa frontière.",
            "ouvrira",
            "conditional",
            "+",
        ),
        ("L'armée a démenti toute implication.", "implication", "certain", "-"),
        ("Une attaque présumée a fait dix morts.", "attaque", "possible", "+"),
        ("Il a probablement signé l'accord.", "signé", "probable", "+"),
    ],
)
def test_form_and_governing_words_decide(text, word, value, polarity):
    judgment = judgments(text)[word]

    assert (judgment.factuality, judgment.polarity) == (value, polarity)


def test_a_future_reported_in_the_past_is_announced_not_doubted():
    judgment = judgments("Le président a dit qu'il signerait l'accord mardi.")[
        "signerait"
    ]

    assert judgment.factuality == "announced"
    assert judgment.author_factuality == "unknown"


def test_the_conditional_under_a_source_is_the_outlets_distance():
    judgment = judgments("Selon la police, trois hommes auraient fui.")["fui"]

    assert judgment.factuality == "probable"
    assert judgment.author_factuality == "possible"


def test_the_act_of_speech_is_certain_whatever_is_said():
    found = judgments("Le maire a affirmé que le pont était fermé.")

    assert found["affirmé"].factuality == "certain"
    assert found["affirmé"].attribution is None
    assert found["fermé"].attribution is not None
    assert found["fermé"].author_factuality == "unknown"


def test_a_factive_word_binds_the_outlet():
    judgment = judgments("Le maire a reconnu que le pont était fermé.")["fermé"]

    assert judgment.author_factuality == "certain"


def test_items_of_a_list_under_a_condition_are_conditional():
    text = (
        "Le texte prévoit deux mesures si le pays refuse :\n"
        "- la fermeture de la frontière ;\n- la suspension des vols."
    )

    assert judgments(text)["fermeture"].factuality == "conditional"


@pytest.mark.parametrize("text", ["", "?!", "« »", "si si si", "ne ne pas"])
def test_scraps_crash_nothing(text):
    judgments(text)
