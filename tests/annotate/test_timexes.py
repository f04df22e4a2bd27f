"""Expressions of time: what they mean on a day, in an interval, without any date."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from recoupe.annotate.times.timexes import find_timexes
from recoupe.model import Document, DocumentId, Parse

NO_PARSE = Parse((), ())


def document(text, **what):
    return Document(id=DocumentId("d"), outlet="o", text=text, **what)


def read(text, day="2024-08-20", **what):
    dated = document(text, published=date.fromisoformat(day), **what)
    return {text[t.start : t.end]: t.value for t in find_timexes(dated, NO_PARSE)[0]}


def test_a_relative_month_needs_only_an_interval_that_agrees_on_it():
    text = "L'usine a fermé en juin dernier."
    undated = document(text, published_range=(date(2024, 7, 2), date(2024, 9, 30)))

    (found,), _ = find_timexes(undated, NO_PARSE)

    assert (found.value, found.first, found.last) == (
        "2024-06",
        "2024-06-01",
        "2024-06-30",
    )


def test_where_the_interval_disagrees_no_value_is_made_up_but_bounds_are_kept():
    text = "Le conseil a voté lundi."
    undated = document(text, published_range=(date(2024, 8, 20), date(2024, 8, 27)))

    (found,), _ = find_timexes(undated, NO_PARSE)

    assert found.value is None
    assert (found.first, found.last) == ("2024-08-19", "2024-08-26")


def test_without_any_date_only_explicit_expressions_have_a_value():
    found, _ = find_timexes(
        document("Né en 1975, élu lundi, battu le 3 mai 2021."), NO_PARSE
    )

    assert [t.value for t in found] == ["1975", None, "2021-05-03"]


@pytest.mark.parametrize(
    ("day", "value"), [("2025-06-11", "2024-06"), ("2025-07-01", "2025-06")]
)
def test_last_june_is_never_the_month_of_publication(day, value):
    assert read("Juin dernier fut sec.", day) == {"Juin dernier": value}


def test_the_day_before_counts_from_the_date_named_not_from_publication():
    text = "Le ferry a quitté le port le 2 mai. La veille, il était à quai."

    assert read(text)["La veille"] == "2024-05-01"


def test_two_words_that_count_from_a_date_do_not_count_from_each_other():
    text = "Le ferry a coulé le 2 mai. La veille, il tanguait ; le lendemain, rien."

    assert read(text)["le lendemain"] == "2024-05-03"


def test_a_weekday_settles_the_year_of_a_day():
    assert read("La course part samedi 24 août.")["samedi 24 août"] == "2024-08-24"
    assert read("C'était le vendredi 25 août.")["le vendredi 25 août"] == "2023-08-25"


@pytest.mark.parametrize(
    "text",
    [
        "La COP 29 s'ouvre bientôt à huis clos pour le G7.",
        "Le texte HR5632 vise le Boeing 737 et la rue du 4 Septembre.",
        "L'article 49 et la loi n° 2022-834 du code, dossier 21/04587.",
        "Radio 2000 diffuse le 20 Heures.",
        "La sonde tourne autour de Mars.",
    ],
)
def test_numbers_and_names_that_look_like_dates_are_left_alone(text):
    assert set(read(text)) <= {"bientôt"}


@pytest.mark.parametrize(
    "text",
    [
        "Léa Morin, 34 ans, a gagné.",
        "Un homme de 52 ans a été blessé.",
        "Il est mort à 90 ans.",
    ],
)
def test_an_age_is_no_length_of_time(text):
    assert read(text) == {}


def test_a_sentence_to_prison_is_a_length_of_time():
    assert read("Il est condamné à 10 ans de prison.") == {"10 ans": "P10Y"}


def test_an_hour_later_than_publication_with_a_past_verb_was_the_day_before():
    text = "La foule s'est dispersée à 17 heures."

    found = read(text, "2023-01-20", published_time="2023-01-20T08:00:00+01:00")

    assert found == {"17 heures": "2023-01-19T17:00"}


def test_an_anchor_without_a_date_gives_no_value():
    text = "Il a parlé au lendemain du scrutin."

    assert read(text) == {"lendemain": None}


@given(st.text(alphabet="0123456789 -/.,hH:de lundi août ansÀ «»\n", max_size=60))
def test_any_text_is_read_with_offsets_that_fit(text):
    dated = document(text, published=date(2024, 8, 20))

    for timex in find_timexes(dated, NO_PARSE)[0]:
        assert 0 <= timex.start < timex.end <= len(text)
        assert text[timex.start : timex.end].strip()


@pytest.mark.parametrize("text", ["", "\n\n", "— … !?"])
def test_a_text_without_words_has_no_times(text):
    assert read(text) == {}
