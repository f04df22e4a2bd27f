"""How long things went on, and what only sounds like it."""

import pytest
from tests.crosscheck.articles import dossier, every_standing, items

from recoupe.model import Standing


def lengths(text):
    """Return the durations that the clauses of an article say something lasted."""
    return {
        (amount.unit, int((amount.low + amount.high) / 2))
        for item in items(text)
        for amount in item.amounts
        if amount.unit in {"lasting", "duration"}
        if amount.low is not None and amount.high is not None
    }


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("La panne du réseau a duré 26 heures.", {("lasting", 26 * 60)}),
        ("Le pont est resté fermé trois jours.", {("duration", 3)}),
        ("Il a présidé le club pendant neuf ans.", {("duration", 9 * 360)}),
        ("Le pont est fermé depuis trois ans.", set()),
        ("Le pont sera fermé dans deux jours.", set()),
        ("Le parc a doublé en dix ans.", set()),
        ("Le pont a fermé il y a un mois.", set()),
        ("Le pont a rouvert mardi, deux ans après la crue.", set()),
        ("Le pont est resté fermé environ trois heures.", set()),
    ],
)
def test_how_long_something_went_on_is_not_since_when(text, found):
    assert lengths(text) == found


@pytest.mark.parametrize(
    ("hours", "standing"),
    [("31 heures", Standing.CONTESTED), ("26 heures", Standing.CORROBORATED)],
)
def test_two_lengths_of_one_thing_exclude_each_other(hours, standing):
    found = dossier(
        "La panne du réseau Nuvel a duré 26 heures.",
        f"Le réseau Nuvel est resté en panne {hours}.",
    )

    told = {c.standing for c in found.claims if len(c.positions[0].assertions) > 1}
    told |= {c.standing for c in found.claims if len(c.positions) > 1}
    assert standing in told


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("quinze jours", "deux semaines"),
        ("huit jours", "une semaine"),
        ("un mois", "quatre semaines"),
    ],
)
def test_two_ways_to_say_how_long_exclude_nothing(one, other):
    found = every_standing(
        f"La grève du port de Lorval a duré {one}.",
        f"La grève du port de Lorval a duré {other}.",
    )

    assert Standing.CONTESTED not in found


def test_a_ratio_beside_a_count_contests_nothing():
    found = every_standing(
        "La société Nuvel compte 240 salariés, deux fois plus qu'en 2022.",
        "Quelque 240 personnes travaillent chez Nuvel, dont un tiers à distance.",
    )

    assert Standing.CONTESTED not in found
