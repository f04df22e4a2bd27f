"""Words that deny, and words that cannot both be true."""

import tomllib
from importlib import resources

import pytest

from recoupe.lang.contraries import Contraries, load_contraries

CONTRARIES = load_contraries("fr")


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("ouvrir", "fermer"),
        ("vivant", "mort"),
        ("obligatoire", "facultatif"),
        ("légal", "illégal"),  # listed
        ("exact", "inexact"),  # by its prefix
        ("essentiel", "non-essentiel"),
    ],
)
def test_words_that_cannot_both_be_true(a, b):
    assert CONTRARIES.are_opposites(a, b)
    assert CONTRARIES.are_opposites(b, a)


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("ouvrir", "ouvrir"),
        ("ouvrir", "augmenter"),
        ("former", "informer"),
        ("marche", "démarche"),
        ("pôt", "impôt"),
    ],
)
def test_words_that_can(a, b):
    assert not CONTRARIES.are_opposites(a, b)


def test_opposites_between_clauses_leave_out_what_both_say():
    a = frozenset({"magasin", "ouvrir", "dimanche"})
    assert CONTRARIES.between(a, frozenset({"magasin", "fermer"})) == (
        "ouvrir",
        "fermer",
    )
    assert CONTRARIES.between(a, frozenset({"ouvrir", "fermer"})) is None


def test_a_language_without_a_table_has_no_contraries():
    assert load_contraries("xx") == Contraries()


def test_the_table_is_written_in_one_way():
    path = resources.files("recoupe.lang") / "fr" / "contradiction.toml"
    told = tomllib.loads(path.read_text(encoding="utf-8"))
    for name, words in told.items():
        assert len(words) == len(set(words)), name
        assert all(word == word.lower() and "’" not in word for word in words), name
    pairs = [pair.split("|") for pair in told["opposites"]]
    assert all(len(pair) == 2 and pair[0] != pair[1] for pair in pairs)
