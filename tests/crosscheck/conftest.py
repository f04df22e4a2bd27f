"""Coverages written out by hand: articles of one sentence that state one thing."""

from datetime import date

import pytest

from recoupe.crosscheck import cross_check
from recoupe.model import (
    AnnotatedDocument,
    Assertion,
    Attribution,
    Document,
    Lineage,
    Origin,
    Sentence,
    Span,
    Story,
)

DAY = "2025-06-12"


@pytest.fixture
def says():
    """Make an article whose one sentence states one thing.

    ``source`` attributes it; ``changes`` are fields of the assertion.
    """

    def make(name, text, *, day=DAY, source=None, source_type="named", **changes):
        document = Document(
            id=name,
            outlet=f"Titre {name}",
            text=text,
            language="fr",
            published=date.fromisoformat(day),
        )
        said = ()
        if source is not None:
            at = text.index(source)
            said = (
                Attribution(
                    id="s1",
                    kind="indirect",
                    content=(Span(0, at),),
                    source=Span(at, at + len(source)),
                    source_type=source_type,
                    entity=changes.pop("speaker", None),
                ),
            )
        values = {
            "id": "a1",
            "start": 0,
            "end": len(text),
            "head": Span(0, 1),
            "predicate": "close",
            "kind": "event",
            "lemmas": ("pont", "gavre", "fermer", "camion"),
            "attribution": "s1" if said else None,
            "text": text,
            "factuality": "certain",
        }
        return AnnotatedDocument(
            document=document,
            sentences=(Sentence(0, len(text), 0, 0),),
            attributions=said,
            assertions=(Assertion(**{**values, **changes}),),
        )

    return make


@pytest.fixture
def compare():
    """Cross-check articles as one story; ``copies`` are groups that share an origin."""

    def make(*articles, copies=(), entities=()):
        ids = [a.document.id for a in articles]
        home = {d: f"o-{group[0]}" for group in copies for d in group}
        origins = {d: home.get(d, f"o-{d}") for d in ids}
        lineage = Lineage(
            origins=tuple(
                Origin(
                    id=o,
                    kind="own",
                    label=o,
                    documents=tuple(d for d in ids if origins[d] == o),
                )
                for o in sorted(set(origins.values()))
            ),
            derivations=(),
            document_origins=origins,
        )
        story = Story(id="s", title="", documents=tuple(sorted(ids)))
        return cross_check(articles, lineage, [story], entities)

    return make
