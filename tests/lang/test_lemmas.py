"""Dictionary forms of participles, which depend on how a word is used."""

import pytest

from recoupe.lang.lemmas import load_lemmas

PART = "Gender=Fem|Number=Sing|Tense=Past|VerbForm=Part|Voice=Pass"
FINITE = "Mood=Ind|Number=Sing|Person=3|Tense=Pres|VerbForm=Fin"


@pytest.mark.parametrize(
    ("form", "verb"),
    [
        ("exclue", "exclure"),
        ("éteintes", "éteindre"),
        ("promus", "promouvoir"),
        ("promues", "promouvoir"),
        ("vues", "voir"),
        ("suivies", "suivre"),
        ("prise", "prendre"),
        ("reprise", "reprendre"),
        ("Conquise", "conquérir"),
        ("émus", "émouvoir"),
        ("vécues", "vivre"),
        ("jointes", "joindre"),
        ("tues", "taire"),
        ("résolues", "résoudre"),
        ("dues", "devoir"),  # the accent of the masculine singular alone
        ("mue", "mouvoir"),
    ],
)
def test_every_form_of_a_participle_is_of_its_verb(form, verb):
    assert load_lemmas("fr").lemma(form, "VERB", PART) == verb


@pytest.mark.parametrize(
    ("form", "pos", "morph", "lemma"),
    [
        ("vue", "NOUN", "Gender=Fem|Number=Sing", "vue"),
        ("vues", "NOUN", "Gender=Fem|Number=Plur", "vue"),
        ("prise", "NOUN", "Gender=Fem|Number=Sing", "prise"),
        ("mort", "NOUN", "Gender=Masc|Number=Sing", "mort"),
        ("craint", "VERB", FINITE, "craindre"),
        ("tue", "VERB", FINITE, "tuer"),
        ("prise", "VERB", FINITE, "priser"),
        ("suis", "VERB", FINITE, "suivre"),
        ("mise", "VERB", PART, "mettre"),
        ("mise", "NOUN", "Gender=Fem|Number=Sing", "mise"),
        ("fermée", "VERB", PART, "fermer"),
        ("rendues", "VERB", PART, "rendre"),
        ("exclue", "ADJ", "Gender=Fem|Number=Sing", "exclu"),
    ],
)
def test_other_uses_and_other_participles_keep_what_they_have(form, pos, morph, lemma):
    assert load_lemmas("fr").lemma(form, pos, morph) == lemma
