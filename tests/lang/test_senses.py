"""The lexicons of senses, triggers and commitments keep their own rules."""

from collections import Counter

import pytest

from recoupe.errors import PackError
from recoupe.lang.conditions import load_commitments, opener_pattern
from recoupe.lang.frames import (
    load_noun_classes,
    parse_frame,
    parse_patterns,
    read_table,
)
from recoupe.lang.participles import load_finite_forms, load_participles
from recoupe.lang.rules import fold
from recoupe.lang.senses import load_senses, load_triggers

PLOVER = {
    "AGREE", "CONSULT", "SUPPORT", "CONCEDE", "COOPERATE", "AID", "RETREAT", "REQUEST",
    "ACCUSE", "REJECT", "THREATEN", "PROTEST", "SANCTION", "MOBILIZE", "COERCE",
    "ASSAULT", "-",
}  # fmt: skip


def rows() -> list[list[str]]:
    return [row for row in read_table("fr", "plover") if not row[0].startswith("@")]


def test_the_trigger_lexicon_covers_every_type_with_at_least_600_uses() -> None:
    counts = Counter(row[2] for row in rows())
    assert sum(counts.values()) >= 600
    assert set(counts) == PLOVER
    assert min(counts.values()) >= 15


def test_every_trigger_shows_an_example_of_its_own() -> None:
    assert [row[0] for row in rows() if len(row[5].split()) < 3] == []


def test_every_frame_names_known_classes() -> None:
    told = {"quoted", "human", "humans"}  # by the text, not by a list
    known = set().union(*load_noun_classes("fr").values()) | told
    named = {
        name
        for lexicon in (load_senses("fr"), load_triggers("fr"))
        for entry in lexicon
        for slot in entry.frame.values()
        for name in slot.classes
    }
    assert named <= known


def test_a_sense_stands_on_one_line() -> None:
    slugs = [row[0] for row in read_table("fr", "senses")]
    assert [slug for slug, count in Counter(slugs).items() if count > 1] == []
    assert len(slugs) >= 250


def test_a_frame_with_an_unknown_role_is_refused() -> None:
    with pytest.raises(PackError, match="no role 'Z'"):
        parse_frame("s=A o=Z")


def test_an_entry_may_name_several_heads_and_the_word_that_matters() -> None:
    patterns = parse_patterns("se lancer/jeter appel*")
    assert [p.head for p in patterns] == ["lancer", "jeter"]
    assert [(p.reflexive, p.words, p.core) for p in patterns] == [
        (True, ("appel",), 0)
    ] * 2


@pytest.mark.parametrize(
    ("form", "verb"),
    [("soutenus", "soutenir"), ("promise", "promettre"), ("détruites", "détruire")],
)
def test_participles_lead_back_to_their_verb(form: str, verb: str) -> None:
    assert load_participles("fr")[form] == verb


@pytest.mark.parametrize(
    ("form", "verb"),
    [("soutient", "soutenir"), ("exigent", "exiger"), ("dément", "démentir")],
)
def test_third_persons_lead_back_to_their_verb(form: str, verb: str) -> None:
    assert load_finite_forms("fr")[form] == verb


@pytest.mark.parametrize("opener", load_commitments("fr").opener, ids=lambda o: o.words)
def test_openers_of_conditions_are_found_in_their_examples(opener) -> None:
    pattern = opener_pattern("fr")
    assert opener.examples
    assert all(pattern.search(fold(text)) for text in opener.examples)
