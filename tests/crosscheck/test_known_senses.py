"""Senses that the tables know, and idioms: what they join and what they part."""

import pytest
from tests.crosscheck.articles import WORDS, every_standing, items, shared_claims

from recoupe.crosscheck.checks.acts import same_sense
from recoupe.crosscheck.checks.weighing import has_ground
from recoupe.model import Standing


def first(text):
    return items(text)[0]


@pytest.mark.parametrize(
    ("left", "right", "apart"),
    [
        (
            "Son adjoint lui a renouvelé sa confiance.",
            "Son adjoint a démissionné.",
            True,
        ),
        ("Le pont a été fermé à la circulation.", "Le pont a été démoli.", True),
        ("Le maire a démissionné.", "Le maire a quitté ses fonctions.", False),
        ("L'usine a ouvert.", "L'usine a fermé.", False),  # contraries are opposed
        # a verb that no table knows may stand for any sense
        ("Le pêcheur a barboté la mère.", "Le pêcheur a secouru la mère.", False),
    ],
)
def test_two_known_senses_that_nothing_joins_are_two_acts(left, right, apart):
    found = same_sense(first(left), first(right), WORDS)

    assert (found is not None) is apart


TOLD = {
    "same_act": 0.0,
    "same_predicate": 0.0,
    "same_matter": 0.4,
    "nearest_telling": 0.7,
    "same_telling": 0.44,
}


@pytest.mark.parametrize(
    ("found", "rivalry", "ground"),
    [
        (TOLD, 1.8, True),
        (TOLD | {"same_sense": 0.0}, 1.8, False),
        (TOLD | {"same_sense": 0.0}, 1.0, True),
        (TOLD | {"same_sense": 0.0, "same_telling": 0.7}, 1.8, True),
    ],
)
def test_in_a_long_coverage_two_acts_need_sentences_that_are_much_alike(
    found, rivalry, ground
):
    assert has_ground(found, rivalry) is ground


def test_who_denies_any_promise_contradicts_one():
    found = every_standing(
        "Goran Milek s'est engagé à gracier la journaliste avant l'été.",
        "Goran Milek n'a pris aucun engagement, a fait savoir son porte-parole.",
    )

    assert Standing.CONTESTED in found


@pytest.mark.parametrize(
    ("left", "right"),
    [
        (
            "Neuf morts, six disparus : le ferry a coulé lundi au large de Kerroz.",
            "Deux nouvelles dépouilles ont été découvertes mercredi dans le ferry.",
        ),
        (
            "La tempête avait coûté la vie à deux personnes à Castelnave.",
            "Une mère et ses deux enfants, réfugiés sur le toit, ont été secourus.",
        ),
    ],
)
def test_what_is_added_and_who_took_refuge_are_no_toll(left, right):
    assert not [c for c in shared_claims(left, right) if c.predicate == "dead"]


@pytest.mark.parametrize(
    "later",
    ["Le bilan est passé à onze morts.", "Le dernier bilan fait état de onze morts."],
)
def test_a_toll_that_takes_the_place_of_another_updates_it(later):
    found = shared_claims("Le naufrage a fait neuf morts, selon la préfecture.", later)

    assert Standing.UPDATED in {c.standing for c in found if c.predicate == "dead"}


def test_a_clause_follows_its_figure_though_it_prints_one_more():
    found = every_standing(
        "Les dégâts sont évalués à 15 millions d'euros par la commune.",
        "Il chiffre les dégâts à 27 millions d'euros, soit près du double de la "
        "première estimation.",
    )

    assert Standing.CONTESTED not in found
    assert Standing.UPDATED in found


@pytest.mark.parametrize(
    ("left", "right"),
    [
        (
            "Le syndicat appelle à la grève illimitée chez Vernet.",
            "Le tribunal a ordonné l'évacuation du piquet de grève de Vernet.",
        ),
        (
            "La route de Villars a été rouverte vendredi.",
            "Le courant a été rétabli vendredi à Villars.",
        ),
    ],
)
def test_one_side_of_a_dispute_or_network_is_not_the_other(left, right):
    assert not [c for c in shared_claims(left, right) if len(c.positions) == 1]
