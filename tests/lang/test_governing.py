"""Verbs before an infinitive, read as adjectives or nouns. Sentences are ours."""

import pytest

from recoupe.annotate.mending import mend
from recoupe.lang.parser import load_parser
from recoupe.lang.reporting import load_reporting


def token(text, word):
    parse = mend(load_parser("fr").parse(text), load_reporting("fr"))
    return parse, next(t for t in parse.tokens if t.text == word)


@pytest.mark.parametrize(
    ("text", "verb", "subject", "infinitive"),
    [
        ("La réforme vise à réduire la dette.", "vise", "réforme", "réduire"),
        ("Le chef du parti vise à gagner la mairie.", "vise", "chef", "gagner"),
        ("Le maire redit que le plan vise à rénover.", "vise", "plan", "rénover"),
        ("La commune songe à se retirer du projet.", "songe", "commune", "retirer"),
        ("L'offensive russe peine à avancer.", "peine", "offensive", "avancer"),
    ],
)
def test_the_verb_heads_its_clause(text, verb, subject, infinitive):
    parse, found = token(text, verb)
    assert (found.pos, found.feature("VerbForm")) == ("VERB", "Fin")
    below = {t.text: t.dep for t in parse.tokens if t.head == found.index}
    assert below[subject] == "nsubj"
    assert below[infinitive] == "xcomp"


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("La peine à purger est de deux ans.", "peine"),
        ("Un lieu calme à visiter ce week-end.", "calme"),
        ("Le maire refuse toute demande de libérer le site.", "demande"),
        ("Nouvelle menace de fermer le dépôt.", "menace"),
        ("Il a reçu un an de prison ferme à purger à Lyon.", "ferme"),
    ],
)
def test_an_epithet_or_a_noun_stays_one(text, word):
    _, found = token(text, word)
    assert found.pos in {"ADJ", "NOUN"}
