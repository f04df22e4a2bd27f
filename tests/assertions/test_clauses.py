"""Constructions in which a parser loses a clause, its subject or its object.

Every row of ``clauses.tsv`` says what one predicate of a sentence is read as; rows
named « plain » look like one of the constructions and are none.
"""

from datetime import date
from functools import cache
from pathlib import Path

import pytest

from recoupe.annotate import annotate
from recoupe.assertions import read_assertions
from recoupe.model import AnnotatedDocument, Argument, Assertion, Document, DocumentId

TABLE = Path(__file__).with_name("clauses.tsv")
ROWS = [
    line.split("\t")
    for line in TABLE.read_text(encoding="utf-8").splitlines()
    if line and not line.startswith(("#", "construction\t"))
]


@cache
def read(text: str) -> AnnotatedDocument:
    document = Document(
        id=DocumentId("d"),
        outlet="o",
        title="",
        text=text,
        language="fr",
        published=date(2025, 5, 29),
    )
    return read_assertions(annotate(document))


def named(found: AnnotatedDocument, argument: Argument) -> str:
    text = found.document.text
    names = [
        text[m.start : m.end] for m in found.mentions if m.entity in argument.entities
    ]
    return " ".join([text[argument.start : argument.end], *names]).lower()


def holds(found: AnnotatedDocument, assertion: Assertion, part: str) -> bool:
    place, _, word = part.partition("=")
    if place == "n":
        return not holds(found, assertion, f"x={word}")
    return any(
        word.lower() in named(found, argument)
        for argument in assertion.arguments
        if place == "x" or (place == "s") == (argument.role == "actor")
    )


@pytest.mark.parametrize(
    ("construction", "text", "head", "polarity", "parts"),
    ROWS,
    ids=[f"{row[0]}-{number}" for number, row in enumerate(ROWS)],
)
def test_a_clause_is_read(
    construction: str, text: str, head: str, polarity: str, parts: str
) -> None:
    found = read(text)
    heads = [
        a
        for a in found.assertions
        if a.kind != "figure" and head in text[a.head.start : a.head.end]
    ]
    if polarity == "absent":
        assert not [a for a in heads if text[a.head.start : a.head.end] == head]
        return
    assert any(
        a.polarity == polarity and all(holds(found, a, p) for p in parts.split())
        for a in heads
    ), (construction, heads)
