"""The published JSON has the keys that other programs rely on, in their order."""

import datetime as dt
import hashlib
import json
from pathlib import Path

import jsonschema
import pytest

from recoupe import Document, annotate, build_dossier, to_builtins
from recoupe.export.contract import encode_json
from recoupe.export.schema import json_schema
from recoupe.model import (
    AnnotatedDocument,
    Assertion,
    Attribution,
    Claim,
    Mention,
    Problem,
    Quantity,
    Span,
    Standing,
    Timex,
)

REFERENCE = Path(__file__).parents[2] / "docs" / "reference"
TEXT = (
    "Le maire de Paris, Paul Ferrand, a promis mardi 40 millions d'euros. « Nous "
    "signerons en juin », a-t-il déclaré à Reuters."
)


@pytest.fixture(scope="module")
def documents():
    return [
        Document(id=key, outlet=key, text=TEXT, published=dt.date(2025, 5, 12))
        for key in "ab"
    ]


def test_a_document_says_what_it_is_and_how_its_text_can_be_checked():
    document = Document(id="d", outlet="o", text="Été", published=dt.date(2025, 5, 12))

    assert to_builtins(document) == {
        "id": "d",
        "path": None,
        "outlet": "o",
        "title": "",
        "language": "fr",
        "published": "2025-05-12",
        "published_range": None,
        "text_sha256": hashlib.sha256("Été".encode()).hexdigest(),
        "length": 3,
    }


@pytest.mark.parametrize(
    ("value", "keys"),
    [
        (
            Mention(start=0, end=2, type="GPE", form="name", entity="e", name="Paris"),
            "start end type form entity name qid metonym_for",
        ),
        (Timex(start=0, end=2, type="DATE", value=None), "start end type value anchor"),
        (
            Quantity(start=0, end=2, value="3"),
            "start end value low high unit approximator measures",
        ),
        (
            Attribution(id="a1", kind="direct", content=(Span(0, 3),)),
            (
                "id kind content quoted cue cue_lemma source entity source_type medium "
                "inside"
            ),
        ),
        (
            Assertion(
                id="s", start=0, end=2, head=Span(0, 2), predicate="x", kind="event"
            ),
            (
                "id start end head predicate kind plover mode actors recipients place "
                "time as_of value unit polarity factuality attribution text"
            ),
        ),
    ],
    ids=lambda value: type(value).__name__,
)
def test_keys_of_the_contract_are_there_even_where_nothing_is_known(value, keys):
    written = [key for key in to_builtins(value) if key in keys.split()]

    assert written == keys.split()


def test_a_claim_is_written_in_the_order_of_the_contract():
    claim = Claim(
        id="c",
        story="s",
        text="",
        predicate="x",
        plover=None,
        actors=(),
        recipients=(),
        place=None,
        time=None,
        standing=Standing.SINGLE_ORIGIN,
        voices=(),
        max_voices=1,
        positions=(),
        silent=(),
        checks=(),
    )
    keys = (
        "id story text predicate plover actors recipients place time standing voices "
        "max_voices positions silent checks"
    )

    assert list(to_builtins(claim))[:15] == keys.split()
    assert to_builtins(claim)["standing"] == "single-origin"


def test_a_problem_of_one_document_and_of_a_coverage_have_their_own_keys():
    annotated = AnnotatedDocument(
        document=Document(id="d", outlet="o", text="x"),
        problems=(Problem("undated", "no date", "d"),),
    )

    (problem,) = to_builtins(annotated)["problems"]

    assert problem == {
        "code": "undated",
        "message": "no date",
        "start": None,
        "end": None,
    }


def test_what_is_printed_fits_its_schema(documents):
    annotated = json.loads(encode_json(annotate(documents[0])))
    dossier = json.loads(encode_json(build_dossier(documents)))

    jsonschema.validate(annotated, json_schema("annotated"))
    jsonschema.validate(dossier, json_schema("dossier"))


@pytest.mark.parametrize("kind", ["annotated", "dossier"])
def test_the_schemas_of_the_reference_are_current(kind):
    written = (REFERENCE / f"{kind}.schema.json").read_text(encoding="utf-8")

    assert json.loads(written) == json_schema(kind), "run: make schemas"
