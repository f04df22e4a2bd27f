"""Which figures are of long ago beside others, and which days meet."""

import pytest
from tests.crosscheck.articles import WORDS, items, standings

from recoupe.crosscheck.checks.times import is_history, same_days


def toll_of(text):
    """Return the figure of a short article of 6 June 2025."""
    return next(i for i in items(text, "2025-06-06") if i.assertion.kind == "figure")


DOLMEC = "Le 5 juin, un coup de grisou a tué dix-neuf mineurs à Dolmec."


@pytest.mark.parametrize(
    ("told", "history"),
    [
        ("En mars dernier, un coup de grisou avait tué quatorze mineurs.", True),
        ("En décembre 2024, un coup de grisou avait tué quatorze mineurs.", True),
        ("En 2019, un coup de grisou avait tué quatorze mineurs.", True),
        ("En mai, un coup de grisou avait tué quatorze mineurs.", False),
        ("Le 4 juin, un coup de grisou avait tué quatorze mineurs.", False),
        ("Un coup de grisou avait tué quatorze mineurs.", False),
    ],
)
def test_a_toll_of_an_earlier_month_is_of_another_accident(told, history):
    now, then = toll_of(DOLMEC), toll_of(told)

    assert is_history(now, then) is history
    assert is_history(then, now) is history


@pytest.mark.parametrize(
    ("opening", "meets"),
    [
        ("Le lac n'ouvrira pas avant le 1er juillet.", 1.0),
        ("Le lac ouvrira le 1er juillet.", 0.0),
        ("Le lac n'ouvrira pas avant le 9 juillet.", 0.0),
    ],
)
def test_what_lasts_until_the_eve_ends_with_the_day_before_which_nothing_is(
    opening, meets
):
    shut = items("Le lac restera fermé jusqu'au 30 juin.")[0]
    other = items(opening)[0]

    assert same_days(shut, other, WORDS).score == meets


def test_the_day_of_the_sentence_before_parts_nothing():
    found = standings(
        "La route a rouvert mardi. Une enquête pour homicide a été ouverte par le "
        "parquet de Merrin.",
        "Le parquet de Merrin a ouvert mercredi une enquête pour homicide.",
    )

    assert found == ["corroborated"]
