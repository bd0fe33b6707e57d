# Needs Python 3.11 or later and make; everything else is installed into .venv from the lock files.
# Another interpreter: make PYTHON=python3.13 env

PYTHON ?= python3
VENV := .venv
ifeq ($(OS),Windows_NT)
BIN := $(VENV)/Scripts
else
BIN := $(VENV)/bin
endif
PIP := $(BIN)/python -m pip --disable-pip-version-check

# Stamps: what has been installed, so that a second run has nothing to do.
CREATED := $(VENV)/.created
RUN := $(VENV)/.installed-run
DEV := $(VENV)/.installed-dev
# The demonstration is content with a development environment where there is one.
READY := $(if $(wildcard $(DEV)),$(DEV),$(RUN))

.PHONY: help env demo test lint format docs law-pages lock bench names mutation clean

help:  ## list what make can do here
	@sed -n 's/^\([a-z-]*\):.*##  *\(.*\)/  make \1|\2/p' $(firstword $(MAKEFILE_LIST)) | \
	  while IFS='|' read -r target what; do printf '%-17s %s\n' "$$target" "$$what"; done

env: $(DEV)  ## make .venv with everything that development needs

demo: $(READY)  ## make .venv if there is none, and run the bundled samples into out/
	$(BIN)/ytterby demo --out out

test: lint  ## lint, types, layers, tests: what must pass before a change lands
	$(BIN)/python -m pytest -n auto

lint: $(DEV)  ## the part of test that runs no code: style, types, layers
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/python -m mypy
	$(BIN)/lint-imports --no-logo

format: $(DEV)  ## put the code in the agreed form
	$(BIN)/ruff check --fix-only .
	$(BIN)/ruff format .

# The tests say when these pages lag behind what the program knows.
docs: $(DEV) law-pages  ## write docs/guide, docs/law and the boards in the readmes anew
	$(BIN)/python -m tools.make_guide

# Keeps the versions that are pinned as far as pyproject.toml allows; newest versions: make lock UPGRADE=--upgrade
# The smaller files take their versions from the full one, so they never disagree with it.
UPGRADE ?=
COMPILE = $$tools/*/uv pip compile --quiet --no-config --universal --python-version 3.11 \
	  --generate-hashes --custom-compile-command 'make lock' $(UPGRADE)
lock:  ## write the lock files anew from pyproject.toml
	@set -eu; tools=$$(mktemp -d); trap 'rm -rf "$$tools"' EXIT; \
	$(PYTHON) -m venv "$$tools"; "$$tools"/*/pip --disable-pip-version-check install --quiet uv; \
	$(COMPILE) pyproject.toml --all-extras --group dev --output-file requirements-dev.lock; \
	$(COMPILE) pyproject.toml --constraint requirements-dev.lock --output-file requirements.lock; \
	$(COMPILE) --group build --constraint requirements-dev.lock --output-file requirements-build.lock; \
	$(COMPILE) pyproject.toml --group bench --constraint requirements-dev.lock --output-file requirements-bench.lock

law-pages: $(DEV)  ## print the rules anew into docs/law, after a change of rules, words or cases
	$(BIN)/python -m tools.make_law_pages

bench: $(DEV)  ## run the benchmarks, one script a figure
	@set -eu; for script in bench/*.py; do [ -e "$$script" ] || continue; echo "$$script"; $(BIN)/python "$$script"; done

# The peers are in no environment of development: they get one of their own, which is thrown away; docs/NAMES.md.
names:  ## measure the screening of names against its peers (a few minutes; Linux or macOS)
	@set -eu; peers=$$(mktemp -d); trap 'rm -rf "$$peers"' EXIT; \
	$(PYTHON) -m venv "$$peers"; \
	"$$peers"/bin/pip --disable-pip-version-check install --quiet --require-hashes -r requirements-bench.lock; \
	PYTHONPATH=. "$$peers"/bin/python bench/screening_quality.py

# Slips of the pen in the law and in its logic, one at a time, in a clone; docs/MUTATION.md tells of those no test notices.
# Fewer of the code, drawn by lot: make mutation MOST='--most 40'
MOST ?=
mutation: $(DEV)  ## mutate law and logic and see that a test notices (an hour; Linux or macOS)
	@set -eu; tools=$$(mktemp -d); trap 'rm -rf "$$tools"' EXIT; \
	$(PYTHON) -m venv "$$tools"; "$$tools"/bin/pip --disable-pip-version-check install --quiet cosmic-ray==8.7.0; \
	$(BIN)/python -m tools.mutate_law; \
	$(BIN)/python -m tools.mutate_code --cosmic-ray "$$tools"/bin/cosmic-ray $(MOST)

clean:  ## remove .venv, out/ and everything else that was made here
	rm -rf $(VENV) out dist .mypy_cache .pytest_cache .ruff_cache .import_linter_cache .hypothesis
	find ytterby tests bench -name __pycache__ -type d -prune -exec rm -rf {} + 2>/dev/null || true

$(CREATED):
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || \
	  { echo 'Ytterby needs Python 3.11 or later: make PYTHON=/path/to/it $(MAKECMDGOALS)' >&2; exit 1; }
	$(PYTHON) -m venv $(VENV)
	@touch $@

$(RUN): requirements.lock requirements-build.lock pyproject.toml | $(CREATED)
	$(PIP) install --quiet --require-hashes -r requirements.lock -r requirements-build.lock
	$(PIP) install --quiet --no-deps --no-build-isolation -e .
	@touch $@

$(DEV): requirements-dev.lock pyproject.toml | $(CREATED)
	$(PIP) install --quiet --require-hashes -r requirements-dev.lock
	$(PIP) install --quiet --no-deps --no-build-isolation -e .
	@touch $@ $(RUN)
