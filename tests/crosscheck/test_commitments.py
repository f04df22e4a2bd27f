"""What became of promises."""

import pytest
from msgspec.structs import replace

from recoupe.model import Commitment, Span

PROMISE = "Le maire promet d'ouvrir la gare avant le 30 juin"
LEMMAS = ("gare", "ouvrir", "maire")


@pytest.fixture
def promises(says):
    """Make an article that tells of a promise to open the station."""

    def make(name, day, **changes):
        made = says(
            name,
            PROMISE,
            day=day,
            predicate="open",
            lemmas=LEMMAS,
            factuality="announced",
            actors=("per:maire",),
        )
        values = {
            "id": "k1",
            "start": 0,
            "end": len(PROMISE),
            "kind": "promise",
            "by": ("per:maire",),
            "consequence": (Span(0, len(PROMISE)),),
            "due": "2025-06-30",
            "lemmas": LEMMAS,
        }
        told = Commitment(**{**values, **changes})
        return replace(made, commitments=(told,))

    return make


@pytest.fixture
def opens(says):
    """Make an article that tells whether the station was opened."""

    def make(name, day, **changes):
        values = {"predicate": "open", "lemmas": LEMMAS, "actors": ("per:maire",)}
        text = "Le maire a ouvert la gare"
        return says(name, text, day=day, **{**values, **changes})

    return make


def test_a_promise_that_several_tell_is_listed_once(promises, compare):
    found = compare(promises("a", "2025-06-10"), promises("b", "2025-06-11"))

    assert [(c.document, c.status) for c in found.commitments] == [("a", "open")]


def test_promises_due_on_other_days_are_two(promises, compare):
    found = compare(
        promises("a", "2025-06-10"), promises("b", "2025-06-11", due="2025-07-31")
    )

    assert len(found.commitments) == 2


def test_one_document_makes_two_promises_where_it_tells_two(promises, compare):
    one = promises("a", "2025-06-10")
    two = replace(one, commitments=(*one.commitments, *one.commitments))

    assert len(compare(two).commitments) == 2


@pytest.mark.parametrize(
    ("changes", "status"),
    [
        ({}, "kept"),
        ({"polarity": "-"}, "broken"),
        ({"factuality": "possible"}, "unknown"),
        ({"actors": ("per:prefet",)}, "unknown"),
    ],
)
def test_a_later_report_of_the_deed_tells_what_became_of_it(
    changes, status, promises, opens, compare
):
    found = compare(promises("a", "2025-06-10"), opens("b", "2025-07-02", **changes))
    (told,) = found.commitments

    assert told.status == status
    assert bool(told.followed_by) is (status in {"kept", "broken"})


def test_what_was_done_before_keeps_no_promise(promises, opens, compare):
    found = compare(opens("a", "2025-05-02"), promises("b", "2025-06-10"))

    assert [c.status for c in found.commitments] == ["open"]


def test_a_promise_without_a_day_has_no_known_end(promises, compare):
    found = compare(promises("a", "2025-06-10", due=None))

    assert [c.status for c in found.commitments] == ["unknown"]
