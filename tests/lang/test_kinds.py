"""What is one of a kind is none of the others."""

import pytest

from recoupe.lang.kinds import load_kinds

KINDS = load_kinds("fr")


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("médiathèque", "piscine"),  # one kind
        ("pompier", "voisin"),
        ("étang", "coffre"),
        ("bus", "école"),  # two realms
    ],
)
def test_members_of_a_kind_exclude_each_other(one, other):
    assert KINDS.excludes(one, other)
    assert KINDS.excludes(other, one)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("médiathèque", "médiathèque"),
        ("médiathèque", "bibliothèque"),  # joined
        ("piscine", "équipement"),  # may stand for any of them
        ("mère", "femme"),
        ("joggeur", "infirmier"),  # of one side: she may be both
        ("bureau", "école"),  # of too many meanings
        ("médiathèque", "sirocco"),  # unknown
    ],
)
def test_what_may_be_one_thing_does_not(one, other):
    assert not KINDS.excludes(one, other)
    assert not KINDS.excludes(other, one)


def test_a_language_without_a_table_excludes_nothing():
    assert not load_kinds("xx").excludes("a", "b")
