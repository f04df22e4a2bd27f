"""Nouns that state what their verb only presents: « il y a eu trois morts »."""

import pytest

from recoupe.annotate import annotate
from recoupe.assertions import read_assertions
from recoupe.lang.frames import read_table
from recoupe.model import Assertion, Document, DocumentId

PRESENTING = read_table("fr", "presenting")


def _read(text: str) -> list[Assertion]:
    document = Document(id=DocumentId("d"), outlet="o", text=text)
    assertions = read_assertions(annotate(document)).assertions
    assert isinstance(assertions, tuple)
    return [a for a in assertions if a.kind != "figure"]


def _stated(text: str) -> set[tuple[str, str]]:
    return {(a.predicate, a.polarity) for a in _read(text)}


@pytest.mark.parametrize(
    ("text", "sense", "polarity"),
    [
        ("Personne n'a été blessé.", "injure", "-"),
        ("Il n'y a aucun blessé.", "injure", "-"),
        ("Il n'y a pas eu de blessés.", "injure", "-"),
        ("Aucun blessé n'est à déplorer.", "injure", "-"),
        ("On ne compte aucun blessé.", "injure", "-"),
        ("L'accident n'a pas fait de blessé.", "injure", "-"),
        ("Pas de blessé dans l'accident.", "injure", "-"),
        ("On n'a aucun blessé à déplorer.", "injure", "-"),
        ("On ne déplore aucune victime.", "casualties", "-"),
        ("Le séisme n'a causé aucune victime.", "casualties", "-"),
        ("Le feu a pris à midi, sans faire de victime.", "casualties", "-"),
        ("L'incendie n'a fait ni mort ni blessé.", "die", "-"),
        ("Il n'y a eu ni mort ni blessé.", "injure", "-"),
        ("Trois personnes sont mortes.", "die", "+"),
        ("Il y a eu trois morts.", "die", "+"),
        ("L'accident a fait trois morts.", "die", "+"),
        ("On déplore trois morts.", "die", "+"),
        ("Trois morts sont à déplorer.", "die", "+"),
        ("Le bilan est de trois morts.", "die", "+"),
        ("Bilan : trois morts et douze blessés.", "injure", "+"),
        ("Trois morts dans un incendie.", "die", "+"),
        ("Les secours ont recensé trois blessés graves.", "injure", "+"),
        ("L'explosion a fait des dizaines de victimes.", "casualties", "+"),
        ("Il y a eu une explosion à l'usine.", "explode", "+"),
        ("Il n'y a pas eu d'explosion.", "explode", "-"),
        ("Un incendie s'est déclaré dans l'usine.", "burn", "+"),
        ("Une fuite est survenue dans l'usine.", "discharge", "+"),
        ("La fermeture de l'usine est prévue en mai.", "close", "+"),
        ("Aucune fermeture n'est prévue.", "close", "-"),
    ],
)
def test_a_presented_noun_states_its_sense(
    text: str, sense: str, polarity: str
) -> None:
    assert (sense, polarity) in _stated(text)


@pytest.mark.parametrize(
    ("text", "verb"),
    [
        ("Il y a eu trois morts.", "have"),
        ("On déplore trois morts.", "criticize"),
        ("Aucun blessé n'est à déplorer.", "criticize"),
        ("Un accident a eu lieu à Lyon.", "take-place"),
        ("La fermeture de l'usine est prévue en mai.", "plan-to"),
    ],
)
def test_the_verb_that_presents_has_no_line(text: str, verb: str) -> None:
    assert verb not in {sense for sense, _ in _stated(text)}


@pytest.mark.parametrize(
    ("text", "harm"),
    [
        ("Le ministre déplore l'absence de blessés.", "injure"),
        ("Les victimes ont été conduites à l'hôpital.", "casualties"),
        ("La ville compte trois musées.", "die"),
    ],
)
def test_other_nouns_and_other_verbs_state_no_harm(text: str, harm: str) -> None:
    assert harm not in {sense for sense, _ in _stated(text)}


def test_whoever_came_to_harm_is_named_with_what_caused_it() -> None:
    (stated,) = [
        a for a in _read("L'accident a fait trois morts.") if a.head.start > 20
    ]
    text = "L'accident a fait trois morts."
    parts = {a.role: text[a.start : a.end] for a in stated.arguments}

    assert parts == {"actor": "L'accident", "theme": "trois morts"}
    assert not stated.presupposed


def test_a_noun_has_the_phrases_of_the_verb_that_presents_it() -> None:
    text = "Un incendie s'est déclaré dans l'usine."
    (stated,) = _read(text)

    assert [text[a.start : a.end] for a in stated.arguments] == ["dans l'usine"]
    assert (stated.start, stated.end) == (0, len(text) - 1)


@pytest.mark.parametrize("row", [r for r in PRESENTING if r[1] != "sums"])
def test_a_verb_presents_in_its_example_only(row: list[str]) -> None:
    verb, _, _, _, example, counterexample = row
    lemma = verb.removeprefix("se ")

    assert lemma not in {a.lemmas[0] for a in _read(example)}
    assert lemma in {word for a in _read(counterexample) for word in a.lemmas}
