"""What predicate senses are to one another: the table of the French pack."""

import pytest

from recoupe.lang.frames import read_table
from recoupe.lang.words import load_words

WORDS = load_words("fr")


def test_every_related_sense_exists():
    known = {row[0] for row in read_table("fr", "senses")}
    related = frozenset().union(*WORDS.near_senses, *WORDS.opposite_senses)

    related = {
        sense for sense in related if not sense.startswith("lemma:")
    }  # by itself
    assert related
    assert related <= known


def test_no_two_senses_are_near_and_opposite():
    assert WORDS.near_senses.isdisjoint(WORDS.opposite_senses)
    assert all(len(pair) == 2 for pair in WORDS.near_senses | WORDS.opposite_senses)


def test_votes_for_and_against_exclude_each_other():
    assert frozenset({"adopt", "reject"}) in WORDS.opposite_senses
    assert frozenset({"adopt", "vote"}) in WORDS.near_senses


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("accuse", "acquit"),
        ("appeal", "accept"),
        ("imprison", "probation"),
        ("kill", "commit-suicide"),
        ("dismiss", "resign"),
        ("take-place", "cancel"),
        ("take-place", "postpone"),
        ("run-for", "concede"),
        ("finance", "subsidize-cut"),
        ("found", "dissolve"),
        ("run-for", "retire"),
        ("retire", "return"),
        ("spread", "put-out-fire"),
        ("gather", "disperse"),
        ("cut-power", "reopen"),
        ("welcome-refugee", "turn-away"),
        ("announce", "hide"),
        ("marry", "divorce"),
        ("forbid", "reopen"),
        ("relocate", "remain"),
        ("acquit", "probation"),
        ("explode", "mine-clear"),
        ("sabotage", "break-down"),
    ],
)
def test_what_excludes_each_other(one, other):
    assert frozenset({one, other}) in WORDS.opposite_senses


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("steal", "disappear"),  # « trois toiles ont disparu »
        ("remove", "annul"),
        ("run-over", "collide"),
        ("found", "open"),
        ("displace", "migrate"),
        ("win-contract", "sign"),
        ("calm-down", "ceasefire"),
        ("landslide", "collapse"),
        ("transfer-player", "sign"),
        ("pay", "return-object"),
        ("reject", "forbid"),
        ("examine", "plan-to"),
        ("demolish", "remove"),
    ],
)
def test_what_reporters_use_for_each_other(one, other):
    assert frozenset({one, other}) in WORDS.near_senses


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("import", "export"),  # of one country by the other
        ("sell", "order-goods"),
        ("injure", "survive"),
        ("arrest", "charge"),
        ("hospitalize", "recover"),  # one after the other
        ("lose", "win-medal"),
        ("negotiate", "threaten"),
        ("imprison", "escape"),  # one after the other
        ("lose", "qualify"),  # after a first match won
    ],
)
def test_what_may_both_hold(one, other):
    assert frozenset({one, other}) not in WORDS.opposite_senses
