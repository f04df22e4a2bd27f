"""A hostile project and a client of the application over it."""

import warnings
from hashlib import sha256

import msgspec
import pytest
from tests.coverage_values import hostile_dossier

from recoupe.store import open_project, save_documents, save_dossier
from recoupe.web import make_app


@pytest.fixture(scope="session")
def hostile_file(tmp_path_factory):
    """Return a project whose every text is an attack."""
    file = tmp_path_factory.mktemp("hostile") / "p.recoupe"
    dossier = hostile_dossier()
    with open_project(file, create=True) as db:
        save_documents(
            db,
            [
                (_with_hash(listed.document), listed.document.text.encode(), "text")
                for listed in dossier.documents
            ],
        )
        save_dossier(db, dossier, fingerprint="f", program="p")
    return file


def _with_hash(document):
    digest = sha256(document.text.encode()).hexdigest()
    return msgspec.structs.replace(document, raw_sha256=digest)


@pytest.fixture(scope="session")
def client(hostile_file):
    """Return a client that raises what the application raises."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # it would rather have another HTTP library
        from starlette.testclient import TestClient  # noqa: PLC0415
    return TestClient(make_app(hostile_file))
