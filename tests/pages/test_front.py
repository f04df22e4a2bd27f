"""What leads: whole sentences of somebody with a name, nothing said twice."""

import pytest

from recoupe.model import (
    BriefSentence,
    Claim,
    Figure,
    FigureValue,
    Position,
    PositionAssertion,
    Relation,
    Standing,
    Voice,
)
from recoupe.pages.front import line_of, make_cards, order_relations, sides_of

BRIDGE = "La préfecture de Gavre a fermé le grand pont aux camions"
OPEN = "Le grand pont de Gavre reste ouvert aux camions"
FERRY = "La compagnie Loriot a vendu son dernier bac à la région"


@pytest.fixture
def claim():
    """Make a claim of positions, each a line, a value and the moment it is as of."""

    def make(name, standing, *sides, voice="org:loriot", party=True, actors=()):
        positions = tuple(
            Position(
                value=value,
                unit="pont" if value else None,
                polarity="+",
                line=line,
                assertions=(
                    PositionAssertion(
                        document="d1",
                        start=0,
                        end=9,
                        quote="qui a fermé le pont",
                        factuality="certain",
                        attribution="Loriot",
                        origin="o1",
                        as_of=moment,
                        voice=voice,
                        chain=("Le Quotidien", "Loriot"),
                    ),
                ),
            )
            for line, value, moment in sides
        )
        answer = Voice(id=voice, label="", kind="source", party=party, documents=())
        return Claim(
            id=name,
            story="s",
            text="qui a fermé le pont",
            predicate="close",
            plover=None,
            actors=actors,
            recipients=(),
            place=None,
            time=None,
            standing=standing,
            voices=(answer,),
            max_voices=1,
            positions=positions,
            silent=(),
            checks=(),
        )

    return make


def test_a_claim_that_no_sentence_tells_does_not_lead(claim):
    assert line_of(claim("c", Standing.SINGLE_ORIGIN, ("", None, None))) is None
    assert line_of(claim("c", Standing.SINGLE_ORIGIN, (BRIDGE, None, None))).texts == (
        BRIDGE,
    )


@pytest.mark.parametrize(
    ("other", "texts"), [(OPEN, (BRIDGE, OPEN)), ("", None), (FERRY, None)]
)
def test_a_dispute_has_a_sentence_for_each_side_about_one_matter(claim, other, texts):
    found = line_of(
        claim("c", Standing.CONTESTED, (BRIDGE, None, None), (other, None, None))
    )
    assert (found and found.texts) == texts


@pytest.mark.parametrize(
    ("voice", "party", "leads"),
    [
        ("org:loriot", True, True),
        ("person:a", True, True),
        ("unnamed", True, False),
        ("source:mère", True, False),
        ("agency:acp", True, False),
        ("per:~riverain", True, False),
        ("org:loriot", False, False),
    ],
)
def test_the_word_of_a_party_is_that_of_somebody(claim, voice, party, leads):
    sides = (BRIDGE, None, None)
    found = line_of(claim("c", Standing.PARTY_CLAIM, sides, voice=voice, party=party))
    assert (found is not None) is leads
    assert found is None or found.speaker == "Loriot"


def toll(*values):
    """Return a figure of values, each with the moment it is as of."""
    return Figure(
        claim="c",
        measures="dead",
        unit="pont",
        relation="updated",
        values=tuple(
            FigureValue(
                value=value,
                low=None,
                high=None,
                as_of=moment,
                document="d1",
                start=0,
                end=1,
                voice="o1",
            )
            for value, moment in values
        ),
    )


@pytest.mark.parametrize(
    ("other", "values", "texts"),
    [
        ("", (), (BRIDGE, "… qui a fermé le pont")),
        (BRIDGE, ("350", "180"), (BRIDGE,)),
        (BRIDGE, ("350",), None),
    ],
)
def test_a_dispute_that_no_sentences_tell_is_shown_in_the_words_at_hand(
    claim, other, values, texts
):
    disputed = claim("c", Standing.CONTESTED, (BRIDGE, None, None), (other, None, None))
    found = sides_of(disputed, toll(*((value, None) for value in values)))
    assert (found and found.texts) == texts


def test_of_what_changed_the_latest_is_told_with_its_steps(claim):
    moved = claim("c", Standing.UPDATED, (OPEN, "3", None), (BRIDGE, "9", None))
    days = ("9", "2025-05-15"), ("3", "2025-05-13"), ("7", "2025-05-14")
    found = line_of(moved, toll(*days, ("3", "2025-05-16")))
    assert found.texts == (BRIDGE,)
    assert [step.value for step in found.steps] == ["3", "7", "9"]
    assert found.is_ordered


def test_without_moments_the_leading_value_is_told_and_none_is_later(claim):
    moved = claim("c", Standing.UPDATED, (BRIDGE, "9", None), (OPEN, "3", None))
    found = line_of(moved, toll(("3", "2025-05-13"), ("9", None)))
    assert found.texts == (BRIDGE,)
    assert {step.value for step in found.steps} == {"9", "3"}
    assert not found.is_ordered
    assert line_of(moved).steps == ()


def test_what_no_sentence_tells_is_told_by_the_clause_nearest_to_the_others(claim):
    moved = claim("c", Standing.UPDATED, ("", "9", None), (OPEN, "3", None))
    assert line_of(moved).texts == ("… qui a fermé le pont",)


def test_a_sentence_stands_once_beside_the_brief(claim):
    one = claim("c1", Standing.PARTY_CLAIM, (FERRY, None, None))
    same = claim("c2", Standing.SINGLE_ORIGIN, (FERRY, None, None))
    told = claim("c3", Standing.SINGLE_ORIGIN, (BRIDGE, None, None))
    pools = {
        "contested": ((), 0),
        "updated": ((), 0),
        "party-claim": ((one,), 7),
        "single-origin": ((same, told), 2),
    }
    brief = [BriefSentence(f"{BRIDGE} (une seule origine).", ("c3",), ())]

    cards = make_cards(pools, brief, "", {})

    assert [line.claim.id for line in cards["party-claim"].lines] == ["c1"]
    assert cards["party-claim"].total == 7
    assert cards["single-origin"].lines == ()


def test_who_has_a_name_comes_first_then_what_touches_the_title(claim):
    texts = {
        "c1": "La direction a vendu les deux remorques de la société",
        "c2": "Les agents de Loriot ont peint sept hangars au printemps",
        "c3": "Le conseil de Gavre a refusé la vente du bac hier",
    }
    found = tuple(
        claim(
            name,
            Standing.SINGLE_ORIGIN,
            (text, None, None),
            actors=("obj:~direction",) if name == "c1" else ("org:loriot",),
        )
        for name, text in texts.items()
    )
    pools = dict.fromkeys(("contested", "updated", "party-claim"), ((), 0))
    pools["single-origin"] = (found, 3)

    card = make_cards(pools, [], "Le conseil refuse une vente", {})["single-origin"]

    assert [line.claim.id for line in card.lines] == ["c3", "c2", "c1"]


def test_relations_of_two_with_names_come_first():
    pairs = ("per:~riverain", 3), ("org:b", 1), ("org:c", 2)
    found = [
        Relation(
            source="person:a",
            target=target,
            domain="verbal",
            sign="conflict",
            begin=None,
            end=None,
            claims=tuple(map(str, range(count))),
        )
        for target, count in pairs
    ]
    assert [r.target for r in order_relations(found)] == [
        "org:c",
        "org:b",
        "per:~riverain",
    ]
