"""What is planned, held possible, or said to last, beside what was done."""

import pytest
from tests.crosscheck.articles import shared_claims

from recoupe.model import Standing

DONE = "La compagnie Arvel a fermé mardi l'atelier de Montcel."


@pytest.mark.parametrize(
    ("other", "joined"),
    [
        ("La compagnie Arvel envisage de fermer l'atelier de Montcel.", False),
        ("La compagnie Arvel n'exclut pas de fermer l'atelier de Montcel.", False),
        ("La compagnie Arvel a bouclé mardi l'atelier de Montcel, fermé depuis.", True),
        ("Mardi, l'atelier de Montcel a été fermé par la compagnie Arvel.", True),
    ],
)
def test_what_is_only_possible_is_not_what_was_done(other, joined):
    closed = [c for c in shared_claims(DONE, other) if c.predicate == "close"]

    assert bool(closed) is joined


def test_what_may_have_been_done_is_no_plan():
    told = shared_claims(
        "La milice de Sarn a abattu mercredi le drone de Tolna.",
        "La milice de Sarn pourrait avoir abattu mercredi le drone de Tolna.",
    )

    assert told


def test_what_lasts_until_a_day_to_come_is_announced_of_that_day():
    claims = shared_claims(
        "La route de Velmont est coupée jusqu'au 3 juillet.",
        "La route de Velmont restera coupée jusqu'au 3 juillet.",
    )

    assert Standing.CORROBORATED in {c.standing for c in claims}


def test_a_plain_report_is_not_weakened_by_an_announcement():
    claims = shared_claims(
        "La route de Velmont est coupée depuis mardi.",
        "La route de Velmont restera coupée jusqu'au 3 juillet.",
    )

    assert Standing.CORROBORATED not in {c.standing for c in claims}


def test_two_last_days_corroborate_nothing():
    claims = shared_claims(
        "L'école de Velmont est fermée jusqu'au 20 juin.",
        "L'école de Velmont restera fermée jusqu'au 30 juin.",
    )

    assert Standing.CORROBORATED not in {c.standing for c in claims}


@pytest.mark.parametrize(
    ("told", "standing"),
    [
        ("Le groupe Torvex supprime 120 emplois à Lorval.", Standing.CORROBORATED),
        ("La suppression de 120 emplois à Lorval inquiète.", Standing.CORROBORATED),
        ("Le groupe Torvex a supprimé 120 emplois à Lorval.", Standing.SINGLE_ORIGIN),
    ],
)
def test_only_what_is_told_as_over_is_stronger_than_what_is_announced(told, standing):
    plan = "Le groupe Torvex supprimera 120 emplois à Lorval."
    jobs = {c.standing for c in shared_claims(plan, told) if c.predicate == "jobs"}

    assert jobs == {standing}


@pytest.mark.parametrize(
    ("plan", "deed"),
    [
        (
            "Les deux maires doivent signer un pacte.",
            "Les deux maires ont signé un pacte.",
        ),
        ("L'usine de Morsang va fermer.", "L'usine de Morsang a fermé."),
        (
            "Luc Bardin se rendra à Bakou.",
            "Luc Bardin s'est rendu à Bakou.",
        ),
    ],
)
def test_a_plan_corroborates_no_deed(plan, deed):
    found = {c.standing for c in shared_claims(plan, deed)}

    assert Standing.CORROBORATED not in found
