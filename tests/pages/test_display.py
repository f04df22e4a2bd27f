import tomllib
from importlib import resources

import pytest

from recoupe.limits import LIMITS
from recoupe.model import Claim, Position, Standing
from recoupe.pages.display import Display, shorten, visible

FR, EN = Display("fr"), Display("en")


@pytest.mark.parametrize(
    ("value", "french", "english"),
    [
        ("2024-08-19", "19 août 2024", "August 19, 2024"),
        ("2024-09-01", "1er septembre 2024", "September 1, 2024"),
        ("2023-09", "septembre 2023", "September 2023"),
        ("2024-SU", "été 2024", "summer 2024"),
        ("2024-Q2", "2e trimestre 2024", "second quarter of 2024"),
        ("2024-08-19T18:00", "19 août 2024, 18\u00a0h", "August 19, 2024, 18:00"),
        (
            "2024-08-19T18:05",
            "19 août 2024, 18\u00a0h\u00a005",
            "August 19, 2024, 18:05",
        ),
        ("2025-05-12TEV", "12 mai 2025, au soir", "May 12, 2025, evening"),
        ("1991", "1991", "1991"),
        ("199", "années 1990", "1990s"),
        ("P2D", "2\u00a0jours", "2\u00a0days"),
        ("PT1H", "1\u00a0heure", "1\u00a0hour"),
        ("PRESENT_REF", "à présent", "now"),
    ],
)
def test_dates_are_written_for_people(value, french, english):
    assert FR.date(value) == french
    assert EN.date(value) == english


@pytest.mark.parametrize(
    "value", ["PXD", "", None, "2024-13-45", "2024-13", "2024-W60", "XXXX-05-01"]
)
def test_a_date_that_says_nothing_is_not_shown_raw(value):
    assert FR.date(value) == ""


@pytest.mark.parametrize(
    ("value", "unit", "low", "high", "french"),
    [
        ("4000000000", "USD", None, None, "4\u00a0milliards\u00a0de dollars"),
        ("2300000000", "EUR", None, None, "2,3\u00a0milliards\u00a0d’euros"),
        ("1500000", "habitant", None, None, "1,5\u00a0million\u00a0d’habitants"),
        ("3", "mort", "3", None, "au moins 3\u00a0morts"),
        (None, "mort", None, "7", "au plus 7\u00a0morts"),
        (None, "personne", "7", "9", "7 à 9\u00a0personnes"),
        ("4000", "personne", "3600", "4400", "environ 4\u202f000\u00a0personnes"),
        ("1", "mort", None, None, "1\u00a0mort"),
        ("92", "voix", None, None, "92\u00a0voix"),
        ("12", "%", None, None, "12\u00a0%"),
        ("28", "EUR/MW.h", None, None, "28\u00a0euros par mégawattheure"),
        ("3", "hôpital", None, None, "3\u00a0hôpitaux"),
        ("2", "[nmi_i]", None, None, "2\u00a0milles marins"),
        ("6", "[weird]", None, None, "6\u00a0weird"),
        ("2", "1", None, None, "2"),
        ("NaN", "mort", None, None, ""),
        ("beaucoup", None, None, None, ""),
    ],
)
def test_quantities_are_written_for_people(value, unit, low, high, french):
    assert FR.amount(value, unit, low, high) == french


def test_a_denial_and_a_value_are_told_apart():
    yes = Position(value=None, unit=None, polarity="+", assertions=())
    no = Position(value=None, unit=None, polarity="-", assertions=())
    claim = Claim(
        id="c1",
        story="s1",
        text="",
        predicate="sign",
        plover=None,
        actors=(),
        recipients=(),
        place=None,
        time=None,
        standing=Standing.CONTESTED,
        voices=(),
        max_voices=1,
        positions=(yes, no),
        silent=(),
        checks=(),
    )

    assert [FR.position(p, claim) for p in (yes, no)] == ["le dit", "le dément"]


def test_characters_that_act_unseen_are_shown_by_number():
    text = "abc\u202edef\u2066\u200b\x00\ud800 é\u0301 👩\u200d🚀"

    assert visible(text) == (
        "abc⟨U+202E⟩def⟨U+2066⟩⟨U+200B⟩⟨U+0000⟩⟨U+D800⟩ é\u0301 👩\u200d🚀"
    )


def test_a_word_without_end_is_cut():
    assert shorten("mot " + "a" * 200_000, 40) == "mot " + "a" * 35 + "…"


# What the program says in English elsewhere; English needs no words for it.
TRANSLATIONS = ("sentences", "checks_by_name", "problems_by_code")


def _keys(table, prefix=""):
    for key, value in table.items():
        yield prefix + key
        if isinstance(value, dict) and key not in TRANSLATIONS:
            yield from _keys(value, f"{prefix}{key}.")


def test_both_languages_say_the_same_things():
    text = (resources.files("recoupe.pages") / "ui.toml").read_text(encoding="utf-8")
    packs = tomllib.loads(text)

    assert set(_keys(packs["fr"])) == set(_keys(packs["en"]))


@pytest.mark.parametrize("limit", LIMITS)
def test_every_limit_is_said_in_french(limit):
    assert FR.message(limit) != limit


def test_no_word_of_the_interface_hides_a_method_of_the_table():
    assert not set(FR.ui) & set(dir(dict))
