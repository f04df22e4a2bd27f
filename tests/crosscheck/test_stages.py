"""Clauses that resemble each other and tell of two stages, rounds, levels or times."""

import pytest
from tests.crosscheck.articles import items

from recoupe.crosscheck.checks.stages import same_stage
from recoupe.lang.words import load_words

WORDS = load_words("fr")


def are_apart(left, right):
    """Tell whether any clauses of two sentences are kept apart."""
    ours, theirs = (items(f"{told}.", "2025-03-05") for told in (left, right))
    return any(same_stage(a, b, WORDS) is not None for a in ours for b in theirs)


@pytest.mark.parametrize(
    ("left", "right"),
    [
        (
            "Le tribunal a condamné le notaire à trois ans de prison",
            "La cour d'appel a condamné le notaire à deux ans de prison",
        ),
        ("Carvelle a gagné à l'aller", "Carvelle a gagné au retour"),
        (
            "Le coureur a remporté la troisième étape",
            "Le coureur a remporté la cinquième étape",
        ),
        (
            "Les pompiers ont simulé un incendie au lycée",
            "Les pompiers ont éteint un incendie au lycée",
        ),
        ("La direction propose une prime", "La direction a versé une prime"),
        (
            "La commune loue un bâtiment à Kerlan",
            "La commune achète un bâtiment à Kerlan",
        ),
        (
            "Ormetal a emprunté 50 millions d'euros",
            "Ormetal a remboursé 50 millions d'euros",
        ),
        (
            "L'épidémie de grippe recule en Bretagne",
            "L'épidémie de grippe recule en France",
        ),
        (
            "Le rival de Médivor a déposé un brevet",
            "Médivor a déposé un brevet",
        ),
        (
            "Les rebelles contrôlaient Zarek en janvier",
            "L'armée contrôle Zarek",
        ),
    ],
)
def test_two_stages_of_one_affair_are_two_facts(left, right):
    assert are_apart(left, right)
    assert are_apart(right, left)


@pytest.mark.parametrize(
    ("left", "right"),
    [
        (
            "La cour d'appel a confirmé le jugement du tribunal",
            "Le tribunal a condamné le notaire",
        ),
        (
            "Le premier ministre a visité le port",
            "Le deuxième ministre a visité le port",
        ),
        ("La maire a visité Bakou", "La maire a visité l'Azerbaïdjan"),
        (
            "Le Stade a prêté le défenseur à Carsan",
            "Carsan a emprunté le défenseur au Stade",
        ),
        (
            "La fille de Paul Didion, Jeanne, a signé la charte",
            "Jeanne a signé la charte",
        ),
        ("Trois cents emplois n'ont pas trouvé preneur", "Des candidats manquent"),
    ],
)
def test_one_fact_in_other_words_is_not_kept_apart(left, right):
    assert not are_apart(left, right)


@pytest.mark.parametrize(
    ("left", "right", "apart"),
    [
        (
            "Le courtier a été placé en garde à vue pour une perte de 40 millions",
            "Le courtier a été mis en examen pour une perte de 40 millions",
            False,
        ),
        (
            "La maire demande une aide de 300 000 euros à l'État",
            "L'État a versé une aide de 300 000 euros à la ville",
            True,
        ),
    ],
)
def test_a_sum_is_at_the_stage_of_what_is_done_with_it(left, right, apart):
    ours, theirs = (
        [item for item in items(f"{told}.", "2025-03-05") if item.slot is not None]
        for told in (left, right)
    )
    sums = [(a, b) for a in ours for b in theirs if a.slot.is_sum and b.slot.is_sum]
    assert sums
    assert [same_stage(a, b, WORDS) is not None for a, b in sums] == [apart] * len(sums)


@pytest.mark.parametrize(
    ("left", "apart"),
    [
        ("Le parti a payé 20 emplois fictifs", False),
        ("Les secours ont évacué vingt victimes fictives", True),
    ],
)
def test_what_is_feigned_is_an_exercise_only_where_it_befalls_people(left, apart):
    right = left.replace(" fictifs", "").replace(" fictives", "")
    assert are_apart(left, right) is apart


@pytest.mark.parametrize(
    ("left", "right"),
    [
        (
            "Neuf personnes ont été blessées à Norval",
            "Neuf personnes ont péri à Norval",
        ),
        ("Le feu a détruit une aile de l'usine", "Le feu a détruit toute l'usine"),
        ("La canicule touche le canton", "La canicule touche tout le pays"),
        ("Une voie de l'autoroute a rouvert", "L'autoroute a rouvert"),
        ("Le notaire encourt dix ans de prison", "Le notaire a écopé de dix ans"),
    ],
)
def test_fates_extents_and_parts_are_two_facts(left, right):
    assert are_apart(left, right)
    assert are_apart(right, left)


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("Six passagers ont été blessés", "Six passagers ont été hospitalisés"),
        ("Le feu a pris dans une aile de l'usine", "Le feu a duré toute la nuit"),
        ("La canicule touche le canton", "La canicule touche tout le canton"),
        ("L'autoroute a rouvert mardi", "L'autoroute a rouvert à la circulation"),
    ],
)
def test_one_fate_and_one_extent_set_nothing_apart(left, right):
    assert not are_apart(left, right)
