"""Figures that give a range, and those that a definite phrase takes for granted."""

import pytest
from tests.crosscheck.articles import dossier, items, shared_claims


@pytest.mark.parametrize(
    ("one", "other", "standing"),
    [
        (
            "Entre 200 et 250 personnes ont défilé dimanche à Norval.",
            "Dimanche, 230 personnes ont défilé à Norval.",
            "single-origin",
        ),
        (
            "Entre 200 et 250 personnes ont défilé dimanche à Norval.",
            "Dimanche, de 200 à 250 personnes ont défilé à Norval.",
            "corroborated",
        ),
        (
            "Des milliers de personnes ont défilé dimanche à Norval.",
            "Dimanche, des milliers de personnes ont défilé à Norval.",
            "corroborated",
        ),
        (
            "Des milliers de personnes ont défilé dimanche à Norval.",
            "Dimanche, 3 400 personnes ont défilé à Norval.",
            None,
        ),
    ],
)
def test_a_range_is_a_weaker_figure(one, other, standing):
    shared = [c for c in shared_claims(one, other) if c.kind == "figure"]

    assert [c.standing for c in shared] == ([] if standing is None else [standing])


def test_the_value_of_a_range_is_its_lower_bound():
    found = dossier("Entre 200 et 250 personnes ont défilé dimanche à Norval.").figures

    assert [(v.value, v.low, v.high) for f in found for v in f.values] == [
        ("200", "200", "250")
    ]


@pytest.mark.parametrize(
    ("text", "polarity"),
    [
        ("La banque n'a pas remboursé les 600 millions d'euros.", "+"),
        ("Aucune des 123 délégations n'a été reçue.", "+"),
        ("La banque n'a pas perdu 600 millions d'euros.", "-"),
    ],
)
def test_a_definite_phrase_grants_its_count(text, polarity):
    found = [i.assertion.polarity for i in items(text) if i.slot is not None]

    assert found == [polarity]
