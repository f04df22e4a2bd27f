"""What words stand for: the tables of the French pack, and how they are read."""

import re

import pytest

from recoupe.lang.concepts import NEAR, SHARED, load_concepts
from recoupe.lang.words import load_words


@pytest.fixture(scope="module")
def concepts():
    return load_words("fr").concepts


def likeness(concepts, one, other):
    """Return the best likeness of the words of two little sentences."""
    a, b = (concepts.read(frozenset(words.split())) for words in (one, other))
    return max(
        (concepts.likeness(x, y) for x in a.values() for y in b.values()), default=0.0
    )


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("pompier", "soldat feu"),
        ("maire", "premier magistrat"),
        ("incendie", "sinistre"),
        ("hôpital", "clinique"),
        ("démissionner", "claquer porte"),
        ("maison", "habitation"),
        ("effondrer", "écrouler"),
        ("ambassadeur", "chef mission diplomatique"),
    ],
)
def test_words_for_one_thing(concepts, one, other):
    assert likeness(concepts, one, other) >= SHARED / 2


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("pompier", "hôpital"),
        ("maire", "clinique"),
        ("signer", "incendie"),
        ("soldat", "pompier"),
        ("porte", "démissionner"),
    ],
)
def test_words_for_different_things(concepts, one, other):
    assert likeness(concepts, one, other) <= NEAR


@pytest.mark.parametrize(
    ("one", "other"),
    [("adopter", "rejeter"), ("acquitter", "condamner"), ("rouvrir", "fermer")],
)
def test_contraries(concepts, one, other):
    a, b = (concepts.read(frozenset({word}))[word] for word in (one, other))

    assert concepts.are_opposites(a, b)
    assert not concepts.are_opposites(a, a)


def test_a_word_inside_a_phrase_is_not_its_own_contrary(concepts):
    read = concepts.read(frozenset({"annuler", "commande"}))
    alone = concepts.read(frozenset({"commande"}))

    against = {
        opposite
        for concept in read["annuler"]
        for opposite in concepts.opposite.get(concept, ())
    }
    assert against & alone["commande"].keys()
    phrase = {c for c, sure in read["commande"].items() if sure == 1.0}
    denied = {o for concept in phrase for o in concepts.opposite.get(concept, ())}
    assert not denied & read["commande"].keys()


def test_the_tables_hold_together(concepts):
    named = {concept for found in concepts.words.values() for concept in found}
    named |= {p.concept for found in concepts.phrases.values() for p in found}
    linked = concepts.near.keys() | concepts.opposite.keys()

    assert all(re.fullmatch(r"[a-z0-9-]+/[a-z0-9-]+", concept) for concept in named)
    assert linked <= named
    for concept, others in concepts.opposite.items():
        assert not others & concepts.near.get(concept, frozenset()), concept


def test_a_language_without_tables_has_no_concepts():
    assert not load_concepts("xx", frozenset()).words


@pytest.mark.parametrize(
    ("text", "lemmas", "concept"),
    [
        ("Il est mis hors de cause.", "cause mettre", "act/exonerate"),
        ("Elle est hors de danger.", "danger", "emergency/out-of-danger"),
        ("Le skipper a été retrouvé sans vie.", "vie retrouver", "emergency/find-body"),
        ("Ils ont été jugés non coupables.", "coupable juger", "justice/innocent"),
    ],
)
def test_a_word_that_turns_another(concepts, text, lemmas, concept):
    word = lemmas.split()[0]
    turned = concepts.read(frozenset(lemmas.split()), text)[word]
    plain = concepts.read(frozenset(lemmas.split())).get(word, {})

    assert concept in turned
    assert concept not in plain
    assert not plain.keys() & turned.keys() & concepts.opposite.get(concept, set())


def test_cleared_is_the_contrary_of_blamed(concepts):
    lemmas = frozenset({"mettre", "cause"})
    cleared = concepts.read(lemmas, "a été mis hors de cause")["mettre"]
    blamed = concepts.read(lemmas, "a été mis en cause")["mettre"]

    assert "act/blame-act" in blamed
    assert "act/blame-act" not in cleared
    assert concepts.are_opposites(cleared, blamed)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("échouer", "toucher fond"),
        ("remettre flot", "flotter nouveau"),
        ("démissionner", "rendre écharpe"),
        ("démissionner", "rendre sifflet"),
        ("démissionner", "renoncer charge"),
        ("naître", "mettre monde"),
        ("décéder", "cœur cesser battre"),
        ("décéder", "passer arme gauche"),
        ("pressentir", "donner favori"),
        ("attribuer marché", "marché revenir"),
        ("licencier", "faire carton"),
        ("rouvrir", "accès nouveau"),
        ("fermer", "moyen visiter"),
        ("quitter table négociation", "abandonner négociation"),
        ("négocier", "palabre"),
        ("démentir", "tordre cou"),
        ("refuser", "camper position"),
        ("arrêter", "passer menotte"),
        ("évader", "prendre poudre escampette"),
        ("inonder", "pied eau"),
        ("baisser", "piquer nez"),
        ("augmenter", "prendre ascenseur"),
        ("payer", "mettre main poche"),
        ("capituler", "hisser drapeau blanc"),
        ("élire", "remporter mise"),
        ("voter", "glisser bulletin"),
        ("échouer", "finir queue poisson"),
        ("annuler", "tomber eau"),
        ("décollage", "envol"),
    ],
)
def test_set_phrases_for_a_plain_verb(concepts, one, other):
    assert likeness(concepts, one, other) >= SHARED / 4


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("démissionner", "rendre visite"),
        ("décéder", "cesser grève"),
        ("naître", "mettre œuvre"),
        ("arrêter suspect", "passer examen"),
        ("élire", "glisser chaussée"),
        ("inonder", "pied montagne"),
        ("capituler", "hisser voile"),
        ("payer", "mettre service"),
    ],
)
def test_like_phrases_that_say_something_else(concepts, one, other):
    assert likeness(concepts, one, other) <= NEAR
