"""A line is a whole sentence that says a claim first; a claim without one has none."""

import pytest

from recoupe.dossier.lines import add_lines
from recoupe.dossier.sentences import Sentences
from recoupe.model import Assertion, Position, Quantity, Span

CLOSED = "Le maire de Gavre a fermé le pont"
SHADOW = "La panne du bac a jeté une ombre sur le pont que le maire a fermé"


@pytest.fixture
def read(article):
    """Make an article in which verbs were read; « fermé:close » says which.

    What is read in passing is marked, « ~panne:fail ».
    """

    def make(name, text, *verbs, **layers):
        found = []
        for number, verb in enumerate(verbs):
            word, _, sense = verb.partition(":")
            aside, word = word.startswith("~"), word.removeprefix("~")
            start = text.index(word)
            found.append(
                Assertion(
                    id=f"{name}{number}",
                    start=start,
                    end=start + len(word),
                    head=Span(start, start + len(word)),
                    predicate=sense,
                    kind="event",
                    lemmas=(word.removesuffix("é") + "er",),
                    presupposed=aside,
                )
            )
        return article(name, text, assertions=tuple(found), **layers)

    return make


def told(annotated, word, stated, **changes):
    start = annotated.document.text.index(word)
    head = Span(start, start + len(word))
    return stated(annotated, word, head=head, **changes)


def lines(claim, *articles):
    (found,) = add_lines([claim], Sentences(articles))
    return [position.line for position in found.positions]


def test_a_claim_is_told_by_the_sentence_that_is_about_it(read, stated, claim):
    a = read("a", f"{SHADOW}.", "fermé:close")
    b = read("b", f"{CLOSED}.", "fermé:close")
    made = claim("c", [told(a, "fermé", stated), told(b, "fermé", stated)])
    assert lines(made, a, b) == [CLOSED]


@pytest.mark.parametrize(
    "text",
    [
        f"{SHADOW}.",
        "Il a fermé le pont de Gavre au matin.",
        "Lundi, il a fermé le pont de Gavre.",
        "Le maire de cette ville a fermé le pont.",
        "Le maire de Gavre y a fermé le pont lundi.",
        "Le pont de Gavre, fermé hier au matin par le maire.",
    ],
)
def test_in_passing_or_leaning_on_the_context_nothing_is_told(
    text, read, stated, claim
):
    a = read("a", text, "fermé:close")
    made = claim("c", [told(a, "fermé", stated)])
    assert lines(made, a) == [""]


def test_another_word_of_unknown_sense_does_not_tell_a_claim(read, stated, claim):
    text = "La panne du bac a jeté une ombre sur Gavre."
    a = read("a", text, "jeté:lemma:jeter", "~panne:fail")
    made = claim("c", [told(a, "jeté", stated)], predicate="fail")
    other = claim("c", [told(a, "jeté", stated)], predicate="shade")
    assert lines(made, a) == [""]
    assert lines(other, a) == [text.removesuffix(".")]


def test_what_a_clause_beside_it_says_is_not_told_by_the_main_verb(read, stated, claim):
    a = read("a", f"{SHADOW}.", "jeté:lemma:jeter", "fermé:close")
    made = claim("c", [told(a, "jeté", stated)], predicate="close")
    assert lines(made, a) == [""]


def test_the_clause_that_opens_a_sentence_may_read_alone(read, stated, claim):
    a = read("a", f"{CLOSED}, nous a dit un habitant.", "fermé:close")
    whole = stated(a, CLOSED, head=told(a, "fermé", stated).head)
    cut = stated(a, CLOSED[:-3], head=whole.head)
    assert lines(claim("c", [whole]), a) == [CLOSED]
    assert lines(claim("c", [cut]), a) == [""]


def test_each_side_has_its_own_sentence(read, stated, claim):
    text = f"{CLOSED}, selon la préfecture. Le maire de Gavre a gardé le pont ouvert."
    a = read("a", text, "fermé:close", "gardé:close")
    sides = [
        Position(value=None, unit=None, polarity=sign, assertions=(made,))
        for sign, made in (
            ("+", told(a, "fermé", stated)),
            ("-", told(a, "gardé", stated)),
        )
    ]
    assert lines(claim("c", *sides), a) == [
        f"{CLOSED}, selon la préfecture",
        "Le maire de Gavre a gardé le pont ouvert",
    ]


def test_one_sentence_is_no_two_sides(read, stated, claim):
    a = read("a", f"{CLOSED}.", "fermé:close")
    sides = [
        Position(value=None, unit=None, polarity=sign, assertions=(made,))
        for sign, made in (
            ("+", told(a, "fermé", stated)),
            ("-", told(a, "fermé", stated)),
        )
    ]
    assert lines(claim("c", *sides), a) == ["", ""]


def test_a_value_is_told_where_it_is_printed(read, stated, claim):
    text = "Le maire de Gavre a compté 9 ponts."
    at = text.index("9")
    count = Quantity(start=at, end=at + 7, value="9", low="9", high="9", unit="pont")
    a = read("a", text, "compté:count", quantities=(count,))
    whole = text.removesuffix(".")
    head = Span(text.index("compté"), text.index("compté") + 6)
    for value, line in (("9", whole), ("8", "")):
        side = Position(
            value=value,
            unit="pont",
            polarity="+",
            assertions=(stated(a, whole, head=head),),
        )
        assert lines(claim("c", side, predicate="count"), a) == [line]
