"""What sentences say: predicates, roles, figures, speech."""

from datetime import date

import pytest

from recoupe.annotate import annotate
from recoupe.assertions import read_assertions
from recoupe.model import AnnotatedDocument, Assertion, Document


def read(text: str) -> AnnotatedDocument:
    document = Document(id="d", outlet="o", text=text, published=date(2025, 6, 12))
    return read_assertions(annotate(document))


def senses(text: str) -> list[str]:
    return [assertion.predicate for assertion in read(text).assertions]


def first(text: str, predicate: str) -> Assertion:
    return next(a for a in read(text).assertions if a.predicate == predicate)


@pytest.mark.parametrize(
    ("text", "sense", "day"),
    [
        (
            "Les sages-femmes se sont mises en grève lundi, pour un mois.",
            "strike-work",
            "2025-06-09",
        ),
        (
            "La direction a quitté les négociations dans la nuit de lundi à mardi.",
            "negotiate",
            None,
        ),
        ("Le maire prendra ses fonctions au 1er juillet.", "take-office", "2025-07-01"),
        ("L'accident de mardi a fait trois morts.", "die", "2025-06-10"),
        ("La réunion de mardi a été annulée.", "cancel", None),
        ("La récolte a baissé d'un tiers par rapport à 2023.", "decrease", None),
        ("Le maire a salué l'accord du 9 mai.", "praise", None),
    ],
)
def test_dates_find_their_clause(text: str, sense: str, day: str | None) -> None:
    assert first(text, sense).first == day


@pytest.mark.parametrize(
    ("text", "sense", "day"),
    [
        (
            "Depuis mars, l'enquête durait. Onze tonnes ont été retrouvées.",
            "find",
            None,
        ),
        ("Le pont est fermé depuis lundi.", "close-road", "2025-06-09"),
        (
            "La Torvie est le premier pays à envahir le Sarvand depuis 1941.",
            "invade",
            None,
        ),
        (
            "Le premier pont est fermé depuis lundi.",
            "close-road",
            "2025-06-09",
        ),
        (
            "Depuis le 2 juin, la police n'arrête plus les mineurs.",
            "arrest",
            "2025-06-02",
        ),
    ],
)
def test_since_when_is_not_always_when(text: str, sense: str, day: str | None) -> None:
    assert first(text, sense).first == day


@pytest.mark.parametrize("text", ["", "\n\n", "… ?! —", "42", "Dimanche"])
def test_text_that_says_nothing_yields_nothing(text: str) -> None:
    found = read(text)
    assert (found.commitments, [a for a in found.assertions if a.plover]) == ((), [])


@pytest.mark.parametrize(
    ("one", "other", "sense"),
    [
        (
            "Le club a limogé son entraîneur.",
            "Le club s'est séparé de son entraîneur.",
            "dismiss",
        ),
        ("Deux ouvriers sont morts.", "Deux ouvriers ont perdu la vie.", "die"),
        ("La toiture s'est effondrée.", "La toiture a cédé.", "collapse"),
        ("Le conseil a rejeté le budget.", "Le conseil a dit non au budget.", "reject"),
        (
            "La police a arrêté le suspect.",
            "La police a interpellé le suspect.",
            "arrest",
        ),
        (
            "Le groupe a vendu sa filiale.",
            "Le groupe s'est défait de sa filiale.",
            "sell",
        ),
        (
            "Les ministres ont signé le traité.",
            "La signature du traité a eu lieu.",
            "sign",
        ),
        (
            "La mairie a inauguré la salle.",
            "L'inauguration de la salle a eu lieu.",
            "open",
        ),
    ],
)
def test_words_that_state_the_same_have_one_sense(
    one: str, other: str, sense: str
) -> None:
    assert sense in senses(one)
    assert sense in senses(other)


@pytest.mark.parametrize(
    "text",
    [
        "La Suède a vendu un navire à la Norvège.",
        "La Norvège a acheté un navire à la Suède.",
    ],
)
def test_converses_fill_the_same_roles(text: str) -> None:
    found = first(text, "sell")
    assert (found.actors, found.recipients) == (("state:SE",), ("state:NO",))


@pytest.mark.parametrize(
    "text",
    [
        "L'Italie a bombardé la Libye.",
        "La Libye a été bombardée par l'Italie.",
        "La Libye, que l'Italie a bombardée, proteste.",
        "L'Italie est accusée d'avoir bombardé la Libye.",
        "Le bombardement de la Libye par l'Italie a cessé.",
    ],
)
def test_roles_survive_voice_relatives_control_and_nouns(text: str) -> None:
    found = first(text, "attack")
    assert (found.actors, found.recipients) == (("state:IT",), ("state:LY",))


def test_inversion_turns_the_roles_around() -> None:
    found = first("La Libye a bombardé l'Italie.", "attack")
    assert (found.actors, found.recipients) == (("state:LY",), ("state:IT",))


def test_a_denied_event_keeps_its_polarity() -> None:
    assert first("L'Italie n'a pas signé le traité.", "sign").polarity == "-"


def test_words_said_and_the_act_of_saying_are_two_assertions() -> None:
    found = read("L'Italie a signé le traité, a annoncé Giulia Ferri.")
    speech = [a for a in found.assertions if a.kind == "speech"]
    content = [a for a in found.assertions if a.plover == "SUPPORT"]
    assert [a.factuality for a in speech] == ["certain"]
    assert [a.attribution for a in content] == [found.attributions[0].id]


def test_a_figure_shares_time_and_place_with_its_predicate() -> None:
    found = read("Mardi, un séisme a fait 38 morts à Lima.")
    figure = next(a for a in found.assertions if a.kind == "figure")
    assert (figure.predicate, figure.value, figure.time) == ("dead", "38", "2025-06-10")


def test_an_unknown_verb_is_its_own_sense() -> None:
    assert "lemma:jardiner" in senses("Le voisin jardinait souvent.")


@pytest.mark.parametrize(
    ("text", "sense"),
    [
        ("Fermée depuis lundi, la piscine rouvrira en juin.", "close"),
        ("Le suspect, interpellé dimanche, a été relâché.", "arrest"),
        ("Le pont de Lorme, définitivement fermé en mai, sera rasé.", "close"),
        ("L'élue qui a ordonné les travaux a démissionné.", "order"),
        ("C'est le maire qui a ordonné les travaux.", "order"),
    ],
)
def test_a_participle_apart_from_its_noun_states(text: str, sense: str) -> None:
    assert not first(text, sense).presupposed


@pytest.mark.parametrize(
    ("text", "sense"),
    [
        ("La piscine fermée depuis lundi rouvrira en juin.", "close"),
        ("Le suspect interpellé dimanche a été relâché.", "arrest"),
        ("Interrogé mardi, le maire a nié les faits.", "ask"),
        ("Qui a ordonné les travaux ?", "order"),
        ("Les juges ignorent qui a ordonné les travaux.", "order"),
    ],
)
def test_one_that_tells_which_is_meant_does_not(text: str, sense: str) -> None:
    assert first(text, sense).presupposed
