# One word per thing a newcomer wants. `make setup` needs python3 (3.11 or later) and nothing else.
PYTHON ?= python3
BIN := .venv/bin
DEMO := build/demo

.PHONY: setup demo test check types lint train bench evaluate gate schemas lock clean
.DEFAULT_GOAL := setup

setup: .venv/.ready

.venv/.ready: requirements.lock pyproject.toml
	test -x $(BIN)/python || $(PYTHON) -m venv .venv
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements.lock
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation -e .
	touch $@

demo: setup ## build the example coverage; one of its articles is in English and is counted as unread
	mkdir -p $(DEMO)
	$(BIN)/recoupe build examples/port-aubert -o $(DEMO)/port-aubert.recoupe || test $$? -eq 1
	$(BIN)/recoupe export $(DEMO)/port-aubert.recoupe --format html -o $(DEMO)/port-aubert.html
	@echo "Open $(DEMO)/port-aubert.html in a browser."

test: setup
	$(BIN)/python -m pytest -q

lint: setup
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/lint-imports

types: setup
	$(BIN)/mypy
	$(BIN)/basedpyright

check: lint types test

train: setup
	$(BIN)/python -m training

bench: setup
	$(BIN)/python -m bench

evaluate: setup
	$(BIN)/python -m evaluation

gate: setup ## hold every measured figure to its pinned floor; needs the gold data
	$(BIN)/python -m evaluation.gate

schemas: setup ## write the JSON Schemas of the reference
	$(BIN)/python -m recoupe.export.schema docs/reference

lock: ## needs uv in the environment; writes the exact versions and hashes of everything
	$(BIN)/uv pip compile pyproject.toml --group dev --generate-hashes --universal --python-version 3.11 -q -o requirements.lock

clean:
	rm -rf build dist .pytest_cache .mypy_cache .ruff_cache .hypothesis .import_linter_cache
