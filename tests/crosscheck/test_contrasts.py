"""Two clauses that are alike but for how, when, with whom or in what state."""

import pytest
from tests.crosscheck.articles import standings

ALONE = "Le faussaire de Norval a travaillé sans aide, a conclu mardi l'enquête."
FOUND = "La randonneuse a été retrouvée saine et sauve mardi à Norval."
BEFORE = "Les policiers ont tiré avant les sommations mardi à Norval."
FLED = "Un bus a fui vers le nord mardi à Norval."
RESIGNED = "Les élus ont tous démissionné mardi à Norval."
PERMIT = "Le permis du motard était valable mardi à Norval."


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (ALONE, "Le faussaire de Norval travaillait avec un restaurateur."),
        (FOUND, "La randonneuse a été retrouvée morte mardi à Norval."),
        (BEFORE, "Les policiers ont tiré après les sommations mardi à Norval."),
        (PERMIT, "Le permis du motard était périmé mardi à Norval."),
        (FLED, "Un bus a fui vers le sud mardi à Norval."),
        (RESIGNED, "Seuls trois élus ont démissionné mardi à Norval."),
    ],
)
def test_ways_and_states_that_exclude_each_other_are_contested(one, other):
    found = standings(one, other)

    assert "contested" in found
    assert "corroborated" not in found


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (ALONE, "Le faussaire de Norval a travaillé seul, a conclu mardi l'enquête."),
        (FOUND, "Mardi à Norval, la randonneuse a été retrouvée vivante."),
        (BEFORE, "Les policiers ont tiré après les jets de pierres mardi à Norval."),
        (PERMIT, "Le permis du motard était en règle mardi à Norval."),
        ("Les voleurs venaient du nord.", "Les voleurs partaient vers le sud."),
        (
            "Le pont de Norval est régulièrement fermé.",
            "Le pont de Norval est illégalement fermé.",
        ),
    ],
)
def test_ways_and_states_that_go_together_are_not_contested(one, other):
    assert "contested" not in standings(one, other)


def test_sides_of_a_court_in_other_parts_exclude_nothing():
    found = standings(
        "L'homme mis en cause par la mairie a été placé en garde à vue jeudi à Merrin.",
        "Un homme a été placé en garde à vue jeudi à Merrin dans l'enquête ouverte par "
        "le parquet.",
    )

    assert "contested" not in found


def test_with_and_without_one_thing_are_not_one():
    found = standings(
        "La maire a traversé la place sans escorte, sous la pluie, mardi à Merrin.",
        "La maire a traversé la place avec une escorte, sous la pluie, mardi à Merrin.",
    )

    assert "corroborated" not in found
