"""Two who bear other names under one noun, and who does it beside somebody else."""

import pytest
from tests.crosscheck.articles import standings

BLOCKED = "Le maire affirme que le préfet a bloqué le projet de rocade."
FLOODED = "Mardi, la rupture de la digue a provoqué l'inondation de Norval."


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (
            "L'opérateur Télior a perdu 200 000 abonnés mardi.",
            "L'opérateur Fréquor a perdu 200 000 abonnés mardi.",
        ),
        (
            "L'hôpital Saint-Jean de Kerlan a fermé ses urgences mardi.",
            "L'hôpital Saint-Jean de Dourvan a fermé ses urgences mardi.",
        ),
        (
            BLOCKED,
            "Le préfet affirme que le maire a bloqué le projet de rocade.",
        ),
        (FLOODED, "Mardi, l'inondation de Norval a provoqué la chute du pont."),
    ],
)
def test_others_by_name_by_sentence_or_by_cause_are_two(one, other):
    assert "corroborated" not in standings(one, other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (
            "Le groupe énergétique Calvane a relevé ses tarifs mardi.",
            "Le groupe Calvane a relevé ses tarifs mardi.",
        ),
        (
            "Le groupe SGV a fermé mardi son usine de Norval.",
            "Le groupe Sogever a fermé mardi son usine de Norval.",
        ),
        (BLOCKED, "Le préfet a bloqué le projet de rocade."),
        (
            FLOODED,
            "L'inondation de Norval a été causée mardi par la rupture de la digue.",
        ),
    ],
)
def test_one_by_another_name_or_voice_is_one(one, other):
    assert "corroborated" in standings(one, other)
