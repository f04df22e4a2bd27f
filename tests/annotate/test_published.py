"""The day of publication of undated texts: an interval with reasons, never a day."""

from datetime import date

from recoupe.annotate.times.published import estimate_published, refine_published
from recoupe.model import Document, DocumentId, Parse

NO_PARSE = Parse((), ())


def document(text, name="d", **what):
    return Document(id=DocumentId(name), outlet="o", text=text, **what)


def estimate(text):
    return estimate_published(document(text), NO_PARSE)


def test_a_happening_behind_and_one_ahead_bound_the_text():
    text = "Le pont a été ouvert en mai 2024. La COP 29 se tiendra à Bakou."

    found = estimate(text)

    assert found.published is None
    assert found.published_range == (date(2024, 5, 1), date(2024, 11, 24))
    assert found.published_reasons == ("mai 2024", "COP 29")


def test_a_day_without_its_year_is_near():
    text = (
        "La COP 29 se tiendra en novembre prochain. Le pont a été fermé le 6 août"
        " et il avait été ouvert en mai 2024."
    )

    found = estimate(text)

    assert found.published_range == (date(2024, 8, 6), date(2024, 10, 31))


def test_one_side_alone_gives_no_interval():
    assert estimate("Le pont a été ouvert en mai 2021.").published_range is None


def test_a_dateline_is_taken_at_its_word():
    found = estimate("Publié le 5 mars 2021\nLe pont a été ouvert.")

    assert found.published_range == (date(2021, 3, 5), date(2021, 3, 5))


def test_a_stated_date_is_never_touched():
    dated = document("Publié le 5 mars 2021", published=date(2022, 1, 1))

    assert estimate_published(dated, NO_PARSE) == dated
    assert refine_published([dated]) == [dated]


def test_an_undated_article_lies_near_the_dated_ones_of_its_story():
    dated = document("Le pont a cédé.", "a", published=date(2024, 8, 19))
    undated = document("Le pont a cédé lundi.", "b")

    _, refined = refine_published([dated, undated])

    assert refined.published_range == (date(2024, 8, 12), date(2024, 8, 26))
    assert refined.published_reasons == ("other articles of the story",)


def test_intervals_of_one_story_are_cut_to_where_they_meet():
    early = document("a", "a", published_range=(date(2024, 8, 1), date(2024, 9, 30)))
    late = document("b", "b", published_range=(date(2024, 8, 20), date(2024, 11, 1)))

    refined = refine_published([late, early])

    assert {d.published_range for d in refined} == {
        (date(2024, 8, 20), date(2024, 9, 30))
    }


def test_an_empty_text_stays_undated():
    assert estimate("").published_range is None
