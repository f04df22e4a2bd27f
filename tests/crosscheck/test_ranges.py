"""Figures that give a range, and those that say hardly more than « many »."""

import pytest
from tests.crosscheck.articles import dossier, shared_claims


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
