"""Clauses beside the figures they print."""

import pytest
from tests.crosscheck.articles import article, every_standing

from recoupe import build_dossier
from recoupe.model import Standing


def test_a_clause_whose_figure_moved_is_updated():
    found = build_dossier(
        [
            article("a1", "Le feu de Rouve a détruit 900 hectares.", "2025-08-11"),
            article("a2", "Le feu de Rouve a détruit 2 400 hectares.", "2025-08-13"),
        ]
    )

    assert {c.standing for c in found.claims if len(c.positions) > 1} == {
        Standing.UPDATED
    }


def test_figures_of_two_months_are_two_things_that_happened():
    found = every_standing(
        "La coopérative de Lorval a exporté 410 tonnes de noix en mars.",
        "La coopérative de Lorval a exporté 1 300 tonnes de noix en avril.",
    )

    assert Standing.CONTESTED not in found


def test_rival_figures_of_one_day_stay_contested():
    found = every_standing(
        "Selon la préfecture, 4 000 personnes ont défilé mardi à Montcel.",
        "Selon les syndicats, 15 000 personnes ont défilé mardi à Montcel.",
    )

    assert Standing.CONTESTED in found


def test_amounts_of_other_things_contest_nothing():
    found = every_standing(
        "La médiathèque de Lorval a rouvert lundi avec cent places de plus.",
        "Une crèche a ouvert lundi à Lorval avec trente places.",
    )

    assert Standing.CONTESTED not in found


def test_families_and_persons_exclude_nothing():
    found = every_standing(
        "La police a expulsé mardi dix familles du camp de Lorval.",
        "La police a expulsé mardi 45 personnes du camp de Lorval.",
    )

    assert Standing.CONTESTED not in found


def test_a_clause_of_two_figures_is_not_updated_by_one():
    found = build_dossier(
        [
            article(
                "a1",
                "La panne de Rouve a duré deux heures et privé 3 000 foyers d'eau.",
                "2025-08-11",
            ),
            article(
                "a2",
                "La panne de Rouve a duré cinq heures et privé 9 000 foyers d'eau.",
                "2025-08-13",
            ),
        ]
    )

    lasted = [c for c in found.claims if c.predicate == "continue"]
    assert Standing.UPDATED not in {c.standing for c in lasted}


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (
            "La compagnie Norda a annulé 340 vols en février.",
            "La compagnie Norda n'a annulé que 210 vols en février.",
        ),
        (
            "Lundi matin à Norval, 140 postes d'enseignants n'étaient pas pourvus.",
            "Lundi matin à Norval, 260 postes d'enseignants étaient vacants.",
        ),
        (
            "Orvale a gagné 210 millions d'euros au premier semestre.",
            "De janvier à juin, Orvale a gagné 190 millions d'euros.",
        ),
    ],
)
def test_unlike_counts_of_one_occasion_are_contested(one, other):
    assert Standing.CONTESTED in every_standing(one, other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (
            "Le festival de Norval a vendu 21 000 billets.",
            "Le festival de Norval a vendu 16 400 pizzas.",
        ),
        (
            "Aéris a annulé 340 vols en février.",
            "Norda a annulé 260 vols en février.",
        ),
        (
            "Le musée de Norval a reçu 3 200 visiteurs samedi.",
            "Le musée de Norval a reçu 5 100 visiteurs ce week-end.",
        ),
        (
            "Le fabricant Tervac a rappelé 320 camions en janvier.",
            "Le fabricant Tervac a rappelé 410 camions de plus en janvier.",
        ),
        (
            "L'usine Tervac a licencié 120 salariés en janvier.",
            "L'usine Tervac a embauché 80 salariés en janvier.",
        ),
    ],
)
def test_unlike_counts_of_two_things_are_neither_contested_nor_one(one, other):
    found = every_standing(one, other)

    assert Standing.CONTESTED not in found
    assert Standing.CORROBORATED not in found
