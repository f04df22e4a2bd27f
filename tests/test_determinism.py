"""The same input gives the same bytes, whatever the order and the number of workers."""

from concurrent.futures import ProcessPoolExecutor
from pathlib import Path

import pytest

from recoupe import Problem, annotate, build_dossier, read_documents
from recoupe.export.contract import encode_json
from recoupe.project import build_project
from recoupe.store import load_dossier, open_project

EXAMPLE = Path(__file__).parent.parent / "examples" / "port-aubert"


@pytest.fixture(scope="module")
def documents():
    return list(read_documents([EXAMPLE]))[2:4]


def test_neither_order_nor_repetition_matters(documents):
    problem = Problem("empty", "empty", path="x.txt")

    first = build_dossier([*documents, problem])
    second = build_dossier([problem, *reversed(documents), documents[0]])

    assert encode_json(first) == encode_json(second)
    assert [p.code for p in first.problems if not p.document] == ["empty"]


def test_several_workers_find_what_one_finds(documents):
    annotate(documents[0])  # load the models once, before the children are forked
    with ProcessPoolExecutor(2) as pool:
        parallel = build_dossier(documents, mapper=pool.map)

    assert encode_json(parallel) == encode_json(build_dossier(documents))


def test_a_project_holds_what_python_returns(documents, tmp_path):
    paths = [document.path for document in documents]
    for name, order in (("a", paths), ("b", paths[::-1])):
        build_project(order, tmp_path / name)
    with open_project(tmp_path / "a") as a, open_project(tmp_path / "b") as b:
        first, second = encode_json(load_dossier(a)), encode_json(load_dossier(b))

    assert first == second
    assert first == encode_json(build_dossier(read_documents(paths)))
