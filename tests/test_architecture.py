"""The rules that a newcomer cannot break by accident."""

import importlib
import inspect
import subprocess
import sys
from pathlib import Path

import pytest

import recoupe

PACKAGE = Path(recoupe.__file__).parent
ROOT = PACKAGE.parent.parent
STAGES = {
    "ingest": "read_documents",
    "annotate": "annotate",
    "assertions": "read_assertions",
    "entities": "resolve_entities",
    "lineage": "trace_lineage",
    "stories": "group_stories",
    "crosscheck": "cross_check",
    "dossier": "compose_dossier",
}
MODULES = sorted(PACKAGE.rglob("*.py"))
MAX_LINES = 400
HEAVY = ("spacy", "numpy", "sklearn", "trafilatura", "py3langid", "rich", "jinja2")


@pytest.mark.parametrize("stage", STAGES)
def test_a_stage_shows_one_documented_function_its_contract_and_its_version(stage):
    module = importlib.import_module(f"recoupe.{stage}")

    assert module.__all__ == [STAGES[stage]]
    entry = getattr(module, STAGES[stage])
    assert inspect.isfunction(entry)
    assert inspect.getdoc(entry)
    assert inspect.signature(entry).return_annotation is not inspect.Signature.empty
    assert module.VERSION >= 1
    assert all(word in module.__doc__ for word in ("In:", "Out:", "Rule:"))


@pytest.mark.parametrize("path", MODULES, ids=lambda path: path.stem)
def test_a_module_fits_in_the_head(path):
    assert len(path.read_text(encoding="utf-8").splitlines()) <= MAX_LINES


def test_layers_hold():
    found = subprocess.run(
        [Path(sys.executable).with_name("lint-imports"), "--no-cache"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )

    assert found.returncode == 0, found.stdout


def test_the_package_itself_imports_nothing_heavy():
    code = (
        "import sys, recoupe, recoupe.cli\n"
        f"print([name for name in {HEAVY} if name in sys.modules])"
    )
    printed = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True
    )

    assert printed.stdout.strip() == "[]"


@pytest.mark.parametrize("path", MODULES, ids=lambda path: path.stem)
def test_engines_name_no_language(path):
    source = path.read_text(encoding="utf-8")

    assert 'language == "' not in source
    assert "language == '" not in source
