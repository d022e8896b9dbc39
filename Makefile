# Every verb of the project. `make demo` and `make test` do all their own set-up.

PYTHON ?= python3
VENV   := .venv
BIN    := $(VENV)/bin
LOCKED := -c requirements.lock
# What was compiled once is kept, whatever the surroundings say: tests start hundreds of processes.
export PYTHONDONTWRITEBYTECODE :=

.PHONY: demo test lint messages format docs bench bench-web accuracy lock clean

demo: $(VENV)/web  ## print the commitments of the example plan, then open it in a register at this machine
	$(BIN)/answerable read examples/ke-hoach.docx
	$(BIN)/answerable open examples/ke-hoach.docx

test: $(VENV)/dev  ## install what the tests need, lint, and run every test
	@scripts/debian-packages
	@$(MAKE) --no-print-directory lint
	$(BIN)/pytest -n auto
	scripts/with-postgres $(BIN)/pytest -n auto tests/register
	@$(MAKE) --no-print-directory accuracy

lint: $(VENV)/dev  ## ruff, strict mypy, and the import contract
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports --no-cache

accuracy: $(VENV)/dev  ## score floors on the documents annotated by hand, where they are
	$(BIN)/python benchmarks/accuracy.py

messages: $(VENV)/dev  ## renew and compile the translations of the register
	$(BIN)/python scripts/messages.py

format: $(VENV)/dev
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .

bench: $(VENV)/bench  ## speed beside peers, as ratios in one run
	$(BIN)/python benchmarks/speed.py
	$(BIN)/python benchmarks/archive.py

bench-web: $(VENV)/dev  ## public pages with up to 1,000,000 commitments and a report of 1,200, on both engines; REDMINE=address to measure beside
	$(BIN)/python benchmarks/web.py $(if $(REDMINE),--redmine $(REDMINE))
	$(BIN)/python benchmarks/reports.py

docs: $(VENV)/dev  ## make the examples anew from their one source, and the reference pages from the code
	$(BIN)/python examples/make.py
	$(BIN)/python scripts/commands_page.py
	$(BIN)/answerable manage data_dictionary > docs/data.md
	$(BIN)/python scripts/api_page.py

lock: $(VENV)/dev  ## renew requirements.lock
	$(BIN)/uv pip compile pyproject.toml --all-extras --universal --python-version 3.11 \
		--no-emit-index-url --no-emit-find-links --no-annotate --upgrade --quiet -o requirements.lock

clean:
	rm -rf $(VENV) .mypy_cache .ruff_cache .pytest_cache .hypothesis build dist

$(VENV)/python:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' \
		|| { echo "Answerable needs Python 3.11 or newer; $(PYTHON) is older. Try: make PYTHON=python3.12 $(MAKECMDGOALS)"; exit 1; }
	@$(PYTHON) -m venv $(VENV) \
		|| { echo "The module venv is missing. On Debian: sudo apt-get install python3-venv"; exit 1; }
	@touch $@

$(VENV)/reader: $(VENV)/python pyproject.toml requirements.lock
	$(BIN)/pip install --quiet --disable-pip-version-check $(LOCKED) -e .
	$(BIN)/python -m compileall -q src  # as pip does for what it copies; the first start need not
	@touch $@

$(VENV)/web: $(VENV)/python pyproject.toml requirements.lock
	$(BIN)/pip install --quiet --disable-pip-version-check $(LOCKED) -e '.[web]' 'babel>=2.16'
	$(BIN)/python scripts/compile_messages.py
	@touch $@ $(VENV)/reader

$(VENV)/dev: $(VENV)/python pyproject.toml requirements.lock
	$(BIN)/pip install --quiet --disable-pip-version-check $(LOCKED) -e '.[archive,client,dev,web]'
	$(BIN)/python scripts/compile_messages.py
	$(BIN)/python -m compileall -q src
	@touch $@ $(VENV)/reader $(VENV)/web

$(VENV)/bench: $(VENV)/dev
	$(BIN)/pip install --quiet --disable-pip-version-check $(LOCKED) -e '.[archive,bench,client,dev,web]'
	@touch $@
