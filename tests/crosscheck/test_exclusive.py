"""Two clauses that share their verb and all that fills its roles but one thing."""

import pytest
from tests.crosscheck.articles import standings

OPENED = "Le maire de Norval a inauguré la médiathèque mardi."
BITTEN = "Un chien a mordu une fillette mardi dans le parc de Norval."
SIGNED = "La députée Odile Grangier a signé mardi la tribune contre l'autoroute."
CHAIRED = "Mardi à Norval, la séance était présidée par le maire."
FOUND = "Le corps a été retrouvé mardi dans un étang près de Norval."


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (OPENED, "Le maire de Norval a inauguré la piscine mardi."),
        (BITTEN, "Un chien a mordu une joggeuse mardi dans le parc de Norval."),
        (
            SIGNED,
            "La députée Odile Grangier a signé mardi la tribune contre l'éolienne.",
        ),
        (
            "Des inconnus ont incendié un bus mardi à Norval.",
            "Des inconnus ont incendié une école mardi à Norval.",
        ),
        (  # nouns that no table has
            "La commission a examiné la passementerie.",
            "La commission a examiné la quincaille.",
        ),
        (  # to others
            "Le département versera des primes aux agriculteurs.",
            "Le département versera des primes aux libraires.",
        ),
        (  # « récolte » may be any crop, and no flock
            "Un agriculteur de Norval a perdu ses brebis.",
            "Un agriculteur de Norval a perdu sa récolte.",
        ),
    ],
)
def test_one_act_on_two_things_is_two_acts(one, other):
    assert standings(one, other) == []


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (CHAIRED, "Mardi à Norval, la séance était présidée par la doyenne."),
        (FOUND, "Le corps a été retrouvé mardi dans le coffre d'une voiture à Norval."),
        (FOUND, "Le corps a été retrouvé mardi au fond d'un ravin près de Norval."),
        (  # both single somebody out
            "C'est Valdrec qui a rompu mardi le contrat.",
            "Le contrat a été rompu mardi par Solmar, et non par Valdrec.",
        ),
    ],
)
def test_what_has_one_filler_on_one_occasion_is_contested(one, other):
    assert standings(one, other) == ["contested"]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (OPENED, "Mardi, le maire de Norval a inauguré la bibliothèque."),
        (FOUND, "Mardi, le corps a été découvert au milieu d'un étang près de Norval."),
        (CHAIRED, "Mardi à Norval, le maire présidait la séance."),
        (FOUND, "Le corps a été découvert mardi dans un lac près de Norval."),
        (  # who is called by her country may be a hostage
            "L'otage canadienne a été libérée à Dareb.",
            "La Canadienne retenue en otage a été relâchée à Dareb.",
        ),
    ],
)
def test_two_words_for_one_filler_are_no_others(one, other):
    assert standings(one, other) == ["corroborated"]


def test_two_things_that_are_not_definite_are_not_contested():
    found = standings(
        "Un corps a été retrouvé mardi dans un étang près de Norval.",
        "Un corps a été retrouvé mardi dans le coffre d'une voiture à Norval.",
    )

    assert "contested" not in found
