"""Uses that say themselves what is lacking, and findings that nobody voices."""

import pytest
from tests.crosscheck.articles import article

from recoupe import annotate
from recoupe.model import Assertion


def read(text: str) -> list[Assertion]:
    return list(annotate(article("a", text, "2025-06-12")).assertions)


def test_to_be_without_power_is_a_cut_and_no_denial_of_one():
    (cut,) = [
        a for a in read("Le bourg est sans électricité.") if a.predicate == "cut-power"
    ]

    assert cut.polarity == "+"


def test_to_be_no_longer_without_power_is_no_cut():
    cuts = [
        a
        for a in read("Lorval n'est plus sans électricité.")
        if a.predicate == "cut-power"
    ]

    assert {cut.polarity for cut in cuts} <= {"-"}


@pytest.mark.parametrize(
    ("text", "sense"),
    [
        ("Battu 3-1 dimanche par Arcelles, le club est tombé.", "win"),
        ("Trois attachés ont été déclarés indésirables par Sarn.", "expel"),
    ],
)
def test_a_verb_is_read_from_its_agent_or_its_attribute(text, sense):
    assert sense in {a.predicate for a in read(text)}


def test_a_figure_is_on_the_word_of_whom_its_sentence_names():
    text = (
        "Selon Tarek Velin, qui parle pour l'Union civique, deux mille bulletins "
        "manquent dans cette ville."
    )

    (count,) = [a for a in read(text) if a.value == "2000"]
    assert count.attribution is not None


def test_who_may_have_done_it_did_it():
    text = "La milice de Sarn pourrait avoir abattu mercredi le drone de Tolna."

    (shot,) = [a for a in read(text) if a.lemmas[:1] == ("abattre",)]
    assert [a.role for a in shot.arguments if "milice" in a.lemmas] == ["actor"]
