"""What an unread article says is known through a translation: no second voice."""

import pytest
from msgspec import UNSET

from recoupe.crosscheck.echoes import add_echoes, find_echoes
from recoupe.model import (
    Claim,
    Derivation,
    Document,
    Lineage,
    PassagePair,
    Position,
    PositionAssertion,
    Span,
    Standing,
    Voice,
)

READ = "Le pont est fermé. Il rouvrira en mai."
UNREAD = "The bridge is closed. It opens in May."
PAIRS = (
    PassagePair(Span(0, 18), Span(0, 21)),
    PassagePair(Span(19, 38), Span(22, 38)),
)


def lineage(derived, original, passages):
    return Lineage(
        origins=(),
        derivations=(
            Derivation(
                derived=derived,
                original=original,
                kind="translation",
                share=1.0,
                passages=passages,
            ),
        ),
        document_origins={"fr": "o1", "en": "o1"},
    )


@pytest.fixture
def unread():
    return Document(id="en", outlet="The Gavre Post", text=UNREAD, language="en")


@pytest.fixture
def closed():
    told = PositionAssertion(
        document="fr",
        start=0,
        end=17,
        quote=READ[:17],
        factuality="certain",
        attribution="le maire",
        origin="o1",
        as_of=None,
        voice="person:maire",
        chain=("Le Relais", "le maire"),
        head=Span(12, 17),
    )
    voice = Voice(
        id="person:maire", label="", kind="source", party=False, documents=("fr",)
    )
    return Claim(
        id="c",
        story="s",
        text=READ[:17],
        predicate="close",
        plover=None,
        actors=(),
        recipients=(),
        place=None,
        time=None,
        standing=Standing.SINGLE_ORIGIN,
        voices=(voice,),
        max_voices=1,
        positions=(Position(value=None, unit=None, polarity="+", assertions=(told,)),),
        silent=(),
        checks=(),
    )


@pytest.mark.parametrize("is_derived", [True, False])
def test_the_sentence_that_was_translated_is_cited_with_its_translation(
    is_derived, unread, closed
):
    swapped = tuple(PassagePair(p.original, p.derived) for p in PAIRS)
    known = lineage("fr", "en", PAIRS) if is_derived else lineage("en", "fr", swapped)

    found = add_echoes(closed, find_echoes(known, [unread]))

    read, echo = found.positions[0].assertions
    assert read.through is None
    assert (echo.document, echo.through) == ("en", "fr")
    assert echo.quote == UNREAD[echo.start : echo.end] == "The bridge is closed."
    assert echo.chain == ("The Gavre Post", "le maire")
    assert echo.head is UNSET


def test_it_makes_no_voice_and_changes_no_standing(unread, closed):
    found = add_echoes(closed, find_echoes(lineage("fr", "en", PAIRS), [unread]))

    assert found.standing == closed.standing
    assert found.max_voices == closed.max_voices
    (voice,) = found.voices
    assert voice.documents == ("en", "fr")


def test_one_sentence_is_cited_once_a_position(unread, closed):
    twice = closed.positions[0].assertions * 2
    positions = (Position(value=None, unit=None, polarity="+", assertions=twice),)
    known = find_echoes(lineage("fr", "en", PAIRS), [unread])
    changed = Claim(
        **{f: getattr(closed, f) for f in closed.__struct_fields__}
        | {"positions": positions}
    )

    assert len(add_echoes(changed, known).positions[0].assertions) == 3


@pytest.mark.parametrize("passages", [(), (PassagePair(Span(19, 38), Span(22, 38)),)])
def test_what_lies_beside_nothing_is_not_cited(passages, unread, closed):
    known = find_echoes(lineage("fr", "en", passages), [unread])
    assert add_echoes(closed, known) == closed


def test_two_read_articles_need_no_echo():
    assert find_echoes(lineage("fr", "en", PAIRS), []) == {}
