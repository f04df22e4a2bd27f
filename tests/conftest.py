"""What several tests need: a run of the command line, reading replaced by a stub."""

import pytest
from click.testing import CliRunner

from recoupe import pipeline
from recoupe.cli import cli
from recoupe.model import AnnotatedDocument


@pytest.fixture
def unread(monkeypatch):
    """Annotate nothing: for tests of what surrounds the reading of articles."""

    def annotate(document):
        annotate.calls.append(document.id)
        return AnnotatedDocument(document=document)

    annotate.calls = []
    monkeypatch.setattr(pipeline, "annotate", annotate)
    monkeypatch.setattr(pipeline, "annotate_or_report", annotate)
    return annotate


@pytest.fixture
def run():
    """Run the command line in this process."""

    def invoke(*arguments):
        return CliRunner().invoke(cli, [str(part) for part in arguments])

    return invoke
