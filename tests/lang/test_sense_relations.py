"""What predicate senses are to one another: the table of the French pack."""

from recoupe.lang.frames import read_table
from recoupe.lang.words import load_words

WORDS = load_words("fr")


def test_every_related_sense_exists():
    known = {row[0] for row in read_table("fr", "senses")}
    related = frozenset().union(*WORDS.near_senses, *WORDS.opposite_senses)

    assert related
    assert related <= known


def test_no_two_senses_are_near_and_opposite():
    assert WORDS.near_senses.isdisjoint(WORDS.opposite_senses)
    assert all(len(pair) == 2 for pair in WORDS.near_senses | WORDS.opposite_senses)


def test_votes_for_and_against_exclude_each_other():
    assert frozenset({"adopt", "reject"}) in WORDS.opposite_senses
    assert frozenset({"adopt", "vote"}) in WORDS.near_senses
