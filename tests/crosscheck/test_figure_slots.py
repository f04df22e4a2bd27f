"""Which figures of several articles fill one slot of the table."""

from datetime import date

import pytest

import recoupe
from recoupe.model import Document, Dossier


def build(*texts: str) -> Dossier:
    days = [date(2025, 6, 12 + number) for number in range(len(texts))]
    return recoupe.build_dossier(
        Document(id=f"a{n}", outlet=f"Titre {n}", text=text, published=day)
        for n, (text, day) in enumerate(zip(texts, days, strict=True))
    )


def tables(dossier: Dossier) -> list[list[str | None]]:
    """Return the values of every figure that two articles fill."""
    return [
        [value.value for value in figure.values]
        for figure in dossier.figures
        if len({value.document for value in figure.values}) > 1
    ]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (
            "La coopérative Alméa a perdu 751 millions d'euros en octobre.",
            "Le directeur a démissionné après la perte de 751 millions d'euros.",
        ),
        (
            "Quelque 15.000 personnes assureront le spectacle au stade.",
            "Le spectacle du stade réunit 15.000 figurants.",
        ),
        (
            "La perte d'Alméa atteint 4,9 milliards d'euros.",
            "Alméa affiche une perte de 4,91 milliards d'euros.",
        ),
    ],
)
def test_one_value_of_one_thing_is_one_slot(one: str, other: str) -> None:
    assert len(tables(build(one, other))) == 1


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (
            "La libération de 15 otages a été saluée à Bogota.",
            "Quatorze autres otages ont été libérés à Bogota.",
        ),
        (
            "La ville attend 10.600 athlètes pour les jeux.",
            "La ville attend 312 athlètes français pour les jeux.",
        ),
        (
            "La coopérative Alméa a perdu 600 millions d'euros.",
            "Un bonus de 600 euros a été versé aux caissières.",
        ),
        (
            "Neuf personnes ont été blessées dans l'accident de Sault.",
            "Neuf personnes ont péri dans l'incendie de Brenne.",
        ),
        (
            "Le glissement de terrain a emporté vingt maisons à Manduro.",
            "Le glissement de terrain a fait dix-neuf morts à Manduro.",
        ),
    ],
)
def test_figures_of_two_things_are_two_slots(one: str, other: str) -> None:
    assert tables(build(one, other)) == []


def test_two_ages_are_of_two_people():
    found = build(
        "La mère, âgée de 34 ans, a été entendue mercredi par la police de Sorgues.",
        "Son fils, âgé de 5 ans, a été retrouvé mercredi par la police de Sorgues.",
    )

    assert not tables(found)
    assert "contested" not in {claim.standing for claim in found.claims}
