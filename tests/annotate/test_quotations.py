"""Pairing quotation marks, on text alone."""

import pytest

from recoupe.annotate.quotations import find_quotations


def words(text):
    return [(text[q.inner.start : q.inner.end], q.depth) for q in find_quotations(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Il dit « oui ».", [("oui", 0)]),
        ('Il dit “oui” et "non".', [("oui", 0), ("non", 0)]),
        ("« Il a dit “jamais”. »", [("Il a dit “jamais”.", 0), ("jamais", 1)]),
        (
            "« Il a dit « jamais » hier »",
            [("Il a dit « jamais » hier", 0), ("jamais", 1)],
        ),
        ("L'homme d'affaires n'a pas menti.", []),
        ("Un mot 'seul' suffit à l'affaire.", [("seul", 0)]),
        ("» perdu", []),
        ("« »", []),
    ],
)
def test_marks_pair_whatever_their_style(text, expected):
    assert words(text) == expected


def test_a_mark_repeated_at_each_paragraph_is_one_quotation():
    text = "« Premier point.\n« Second point. »\nSuite."

    assert words(text) == [("Premier point.\n« Second point.", 0)]


def test_an_unclosed_mark_ends_with_its_paragraph():
    assert words("« Sans fin\nAutre paragraphe.") == [("Sans fin", 0)]
