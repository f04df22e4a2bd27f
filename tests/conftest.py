"""What several tests need: articles as literals, and the stages replaced by fast ones."""

import pytest

from recoupe import pipeline
from recoupe.model import AnnotatedDocument


@pytest.fixture
def unread(monkeypatch):
    """Annotate nothing: for tests of what surrounds the reading of articles."""

    def annotate(document):
        annotate.calls.append(document.id)
        return AnnotatedDocument(document=document)

    annotate.calls = []
    monkeypatch.setattr(pipeline, "annotate", annotate)
    return annotate
