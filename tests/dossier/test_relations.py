"""Dyads by month, from coded claims."""

import pytest

from recoupe.dossier.relations import draw_relations
from recoupe.model import Position, Standing

LINE = "Le Morland accuse la Cavine"


@pytest.fixture
def coded(article, stated, claim):
    a = article("a", f"{LINE}.")

    def make(name, **changes):
        values = {
            "plover": "ACCUSE",
            "actors": ("gpe:m",),
            "recipients": ("gpe:c",),
            "time": "2025-05-13",
        }
        return claim(name, [stated(a, LINE)], **{**values, **changes})

    return make


def test_a_month_of_one_dyad_is_one_relation_with_its_days(coded):
    claims = [coded("c1"), coded("c2", time="2025-05-20"), coded("c3", time="2025-06")]

    found = [(r.begin, r.end, r.claims) for r in draw_relations(claims)]

    assert found == [
        ("2025-05-13", "2025-05-20", ("c1", "c2")),
        ("2025-06", "2025-06", ("c3",)),
    ]


@pytest.mark.parametrize(
    ("plover", "domain", "sign"),
    [
        ("AGREE", "verbal", "cooperation"),
        ("AID", "material", "cooperation"),
        ("ACCUSE", "verbal", "conflict"),
        ("ASSAULT", "material", "conflict"),
    ],
)
def test_codes_tell_domain_and_sign(plover, domain, sign, coded):
    (found,) = draw_relations([coded("c1", plover=plover)])

    assert (found.domain, found.sign) == (domain, sign)


def test_an_undated_claim_has_no_days(coded):
    (found,) = draw_relations([coded("c1", time="PRESENT_REF")])

    assert (found.begin, found.end) == (None, None)


@pytest.mark.parametrize(
    "changes",
    [
        {"plover": None},
        {"recipients": ("gpe:m",)},
        {"recipients": ("loc:x",)},
        {"standing": Standing.SPECULATIVE},
    ],
)
def test_guesses_places_and_dealings_with_oneself_draw_nothing(changes, coded):
    assert draw_relations([coded("c1", **changes)], {"loc:x"}) == ()


def test_what_is_denied_draws_nothing(article, stated, claim):
    a = article("a", f"{LINE}.")
    denied = Position(
        value=None, unit=None, polarity="-", assertions=(stated(a, LINE),)
    )
    made = claim(
        "c1", denied, plover="ACCUSE", actors=("gpe:m",), recipients=("gpe:c",)
    )

    assert draw_relations([made]) == ()
