# `make demo` and `make test` set themselves up: they need Python 3.11 or newer and nothing else.
PYTHON ?= python3
VENV ?= .venv
BIN = $(VENV)/bin
DATA = pyproject.toml

.PHONY: help demo test check format docs lock clean bench-identity bench-reader bench-copies bench-graph bench-load

help: ## list what can be made
	@grep -hE '^[a-z-]+:.*##' $(MAKEFILE_LIST) | sed 's/:.*## /\t/' | expand -t 16

demo: $(VENV)/installed ## load the seeds into ./.kb and look at them
	@$(BIN)/kb demo

test: $(VENV)/installed-dev check ## run the checks and all tests
	$(BIN)/pytest -q -n auto

check: $(VENV)/installed-dev
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy

format: $(VENV)/installed-dev ## let ruff put the code into its form
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .

docs: $(VENV)/installed-dev ## write the generated pages of docs/ anew
	$(BIN)/python docs/build_ontology.py
	$(BIN)/python docs/build_api.py

bench-identity: $(VENV)/installed-dev ## print how well reports are put together into launches
	$(BIN)/python tests/bench/identity.py

bench-reader: $(VENV)/installed-dev ## print how well the reader reads, beside goals and peers
	$(BIN)/python tests/bench/reader.py

bench-copies: $(VENV)/installed-dev ## print how surely copies of articles are recognised
	$(BIN)/python tests/bench/copies.py

bench-load: $(VENV)/installed-dev ## print how fast a catalogue is loaded, beside goals
	$(BIN)/python tests/bench/load.py

bench-graph: $(VENV)/installed-dev ## print how long the event graph takes, beside a plain SELECT
	$(BIN)/python tests/bench/graph.py

lock: $(VENV)/installed-dev ## pin all dependencies anew, for every platform
	$(BIN)/python -m pip install --quiet uv
	$(BIN)/uv pip compile --quiet --universal --python-version 3.11 --generate-hashes \
		--group build --custom-compile-command "make lock" \
		pyproject.toml --output-file requirements.txt
	$(BIN)/uv pip compile --quiet --universal --python-version 3.11 --generate-hashes \
		--group dev --extra parquet --extra excel --constraint requirements.txt \
		--custom-compile-command "make lock" \
		pyproject.toml --output-file requirements-dev.txt

clean: ## remove the environment, the demonstration store and caches
	rm -rf $(VENV) .kb .pytest_cache .mypy_cache .ruff_cache .hypothesis

$(VENV)/python:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || \
		{ echo "launch-kb needs Python 3.11 or newer: make PYTHON=python3.11 demo" >&2; exit 1; }
	$(PYTHON) -m venv $(VENV)
	@touch $@

$(VENV)/installed: $(VENV)/python requirements.txt $(DATA)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements.txt
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation -e .
	@touch $@

$(VENV)/installed-dev: $(VENV)/installed requirements-dev.txt
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements-dev.txt
	@touch $@
