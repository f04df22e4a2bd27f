"""Equal figures of rival scopes are of two things."""

import pytest
from tests.crosscheck.articles import dossier


def shares_a_figure(one: str, other: str) -> bool:
    return any(
        len({a.document for p in c.positions for a in p.assertions}) > 1
        for c in dossier(one, other).claims
    )


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (
            "Le chiffre d'affaires de Brivel a progressé de 14 % en 2024.",
            "Le bénéfice de Brivel a progressé de 14 % en 2024.",
        ),
        (
            "Les loyers de Gavre ont augmenté de 2,3 % par rapport au mois précédent.",
            "Les loyers de Gavre ont augmenté de 2,3 % sur un an.",
        ),
        (
            "La station de Morvaz a vendu 310 000 nuitées l'hiver dernier.",
            "La station de Morvaz a reçu 310 000 visiteurs l'hiver dernier.",
        ),
        (
            "Il est tombé en moyenne 84 millimètres de pluie sur le canton en mai.",
            "Il est tombé 84 millimètres de pluie sur le canton en une seule journée.",
        ),
    ],
)
def test_rival_scopes_part_figures(one, other):
    assert not shares_a_figure(one, other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (
            "Le chiffre d'affaires de Brivel a progressé de 14 % en 2024.",
            "Les ventes de Brivel ont progressé de 14 % en 2024.",
        ),
        (
            "Les loyers de Gavre ont augmenté de 2,3 % en un an.",
            "Les loyers de Gavre ont augmenté de 2,3 % par rapport à l'an dernier.",
        ),
        (
            "Le bénéfice de Brivel a progressé de 14 % en 2024.",
            "En 2024, les ventes de Brivel ont reculé, le bénéfice a pris 14 %.",
        ),
    ],
)
def test_a_scope_said_twice_or_beside_its_rival_does_not(one, other):
    assert shares_a_figure(one, other)
