"""Claims and dossiers written out by hand."""

from datetime import date

import pytest

from recoupe.model import (
    AnnotatedDocument,
    Assertion,
    Claim,
    Document,
    Dossier,
    Position,
    PositionAssertion,
    Sentence,
    Span,
    Standing,
    Story,
    Voice,
)


@pytest.fixture
def article():
    """Make an annotated article whose sentences end at full stops."""

    def make(name, text, *, day="2025-05-13", outlet="", **layers):
        document = Document(
            id=name,
            outlet=outlet or f"Titre {name}",
            text=text,
            language="fr",
            published=date.fromisoformat(day),
        )
        bounds, start = [], 0
        for piece in text.split(". "):
            bounds.append(Sentence(start, min(len(text), start + len(piece) + 1), 0, 0))
            start += len(piece) + 2
        return AnnotatedDocument(document=document, sentences=tuple(bounds), **layers)

    return make


@pytest.fixture
def stated():
    """Say where an article states something: by its words."""

    def make(annotated, words, **changes):
        start = annotated.document.text.index(words)
        values = {
            "document": annotated.document.id,
            "start": start,
            "end": start + len(words),
            "quote": words,
            "factuality": "certain",
            "attribution": None,
            "origin": f"o-{annotated.document.id}",
            "as_of": None,
            "voice": f"o-{annotated.document.id}",
        }
        return PositionAssertion(**{**values, **changes})

    return make


@pytest.fixture
def claim():
    """Make a claim of positions, each a list of assertions with what they hold."""

    def make(name, *positions, **changes):
        made = tuple(
            position
            if isinstance(position, Position)
            else Position(
                value=None, unit=None, polarity="+", assertions=tuple(position)
            )
            for position in positions
        )
        leading = made[0].assertions
        voices = tuple(
            Voice(
                id=a.voice,
                label=a.voice,
                kind="origin",
                party=False,
                documents=(a.document,),
            )
            for a in leading
        )
        values = {
            "id": name,
            "story": "s",
            "text": leading[0].quote,
            "predicate": "close",
            "plover": None,
            "actors": (),
            "recipients": (),
            "place": None,
            "time": None,
            "standing": Standing.CORROBORATED,
            "voices": voices,
            "max_voices": len({v.id for v in voices}),
            "positions": made,
            "silent": (),
            "checks": (),
        }
        return Claim(**{**values, **changes})

    return make


@pytest.fixture
def dossier():
    """Make a dossier that has nothing but claims."""

    def make(*claims):
        empty = dict.fromkeys(Dossier.__struct_fields__, ())
        return Dossier(**{**empty, "claims": claims})

    return make


@pytest.fixture
def story():
    """Make the story of some articles."""

    def make(*articles):
        documents = tuple(a.document.id for a in articles)
        return Story(id="s", title="", documents=documents)

    return make


@pytest.fixture
def said():
    """Make an assertion of one predicate at some words of an article."""

    def make(annotated, words, predicate="close", **changes):
        start = annotated.document.text.index(words)
        return Assertion(
            id=f"a{start}",
            start=start,
            end=start + len(words),
            head=Span(start, start + 1),
            predicate=predicate,
            kind=changes.pop("kind", "event"),
            **changes,
        )

    return make
