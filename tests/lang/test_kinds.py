"""What is one of a kind is none of the others."""

from itertools import combinations

import pytest

from recoupe.lang.frames import read_table
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
        ("psychiatre", "médecin"),
        ("bureau", "école"),  # of too many meanings
        ("médiathèque", "sirocco"),  # unknown
    ],
)
def test_what_may_be_one_thing_does_not(one, other):
    assert not KINDS.excludes(one, other)
    assert not KINDS.excludes(other, one)


def test_what_stands_in_a_place_is_not_of_another_realm_than_it():
    assert KINDS.excludes("train", "gare")
    assert not KINDS.excludes("train", "gare", by_realm=False)


@pytest.mark.parametrize(
    ("noun", "other", "maybe"),
    [
        ("récolte", "blé", True),
        ("récolte", "brebis", False),
        ("récolte", "quincaille", True),  # of no kind
        ("brebis", "blé", False),
    ],
)
def test_a_noun_of_many_things_may_name_those_of_its_kinds(noun, other, maybe):
    assert KINDS.may_be(noun, other) is maybe


def test_no_noun_stands_on_two_sides_of_a_row():
    for kind, _, _, members in read_table("fr", "kinds"):
        sides = [
            {noun.strip() for noun in side.replace("+", "=").split("=")}
            for side in members.split(",")
        ]
        for one, other in combinations(sides, 2):
            assert not one & other, kind


def test_a_language_without_a_table_excludes_nothing():
    assert not load_kinds("xx").excludes("a", "b")
