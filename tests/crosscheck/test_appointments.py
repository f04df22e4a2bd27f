"""What is announced for one day to come, and what is only wanted."""

import pytest
from tests.crosscheck.articles import WORDS, items

from recoupe.crosscheck.checks.appointments import same_appointment
from recoupe.crosscheck.checks.times import same_status


def clause(text, predicate=None):
    """Return the first clause of a short article, or that of a sense."""
    found = items(text)
    return next(i for i in found if predicate in (None, i.assertion.predicate))


@pytest.mark.parametrize(
    ("one", "other", "score"),
    [
        ("La session reprendra le 3 août.", "Les élus se retrouveront le 3 août.", 1.0),
        ("Le procès s'ouvrira le 3 août.", "Un rendez-vous est fixé au 3 août.", 1.0),
        ("Le procès s'ouvrira le 3 août.", "Une grève est prévue le 3 août.", 0.0),
        ("Le procès s'ouvrira le 3 août.", "Une grève est prévue le 4 août.", None),
        ("Un vote est prévu le 3 août.", "Le conseil se réunira le 3 août.", None),
    ],
)
def test_what_is_announced_for_one_day_is_one_unless_it_is_of_two_kinds(
    one, other, score
):
    found = same_appointment(clause(one), clause(other), WORDS)

    assert (found and found.score) == score


@pytest.mark.parametrize(
    ("wanted", "done", "apart"),
    [
        (
            "Elle a ordonné aux soldats de quitter la ville.",
            "Les soldats ont quitté la ville.",
            True,
        ),
        (
            "Les soldats ont réussi à quitter la ville.",
            "Les soldats ont quitté la ville.",
            False,
        ),
        (
            "Les habitants réclament l'installation de caméras.",
            "Des caméras ont été installées.",
            True,
        ),
        (
            "Les habitants réclament l'installation de caméras.",
            "Les habitants exigent que des caméras soient installées.",
            False,
        ),
    ],
)
def test_what_is_wanted_is_not_done(wanted, done, apart):
    found = [
        same_status(one, other, WORDS) for one in items(wanted) for other in items(done)
    ]

    assert any(found) is apart
