# make run     set everything up and start the bot (without credentials: a chat in this terminal)
# make local   put the local model for search by meaning into the same environment (30 MB; needs no server)
# make test    set everything up and run the tests, as many at once as there are cores
# make check   format, lint, types and architecture
# Needs Python 3.11 to 3.13, git and make; uses uv where it is installed, else venv and pip.

.DEFAULT_GOAL := help
PYTHON ?= $(shell for p in python3.13 python3.12 python3.11 python3 python; do \
	$$p -c 'import sys; sys.exit(not (3, 11) <= sys.version_info[:2] <= (3, 13))' 2>/dev/null && echo $$p && break; done)
UV := $(shell command -v uv 2>/dev/null)
VENV := .venv
BIN := $(VENV)/bin
ARGS ?=

.PHONY: help run local test check format coverage lock clean

help:
	@sed -n 's/^# make /  make /p' Makefile

run: $(VENV)/.run
	@$(BIN)/digestbot run $(ARGS)

local: $(VENV)/.run
	$(call install,requirements-local.lock)

test: $(VENV)/.dev
	@$(BIN)/python -m pytest -n auto $(ARGS)

coverage: $(VENV)/.dev
	@$(BIN)/python -m pytest -n auto --cov --cov-report=term-missing:skip-covered $(ARGS)

check: $(VENV)/.dev
	@$(BIN)/ruff format --check .
	@$(BIN)/ruff check .
	@$(BIN)/mypy
	@$(BIN)/lint-imports --no-logo

format: $(VENV)/.dev
	@$(BIN)/ruff format .
	@$(BIN)/ruff check --fix .

# The project itself is installed in editable form, so that a change to the code needs no new set-up.
define install
	@echo "Setting up $(VENV) from $(1) …" >&2
	@if [ -z "$(PYTHON)" ]; then echo "Digestbot needs Python 3.11, 3.12 or 3.13; none was found." >&2; exit 1; fi
	@if [ -n "$(UV)" ]; then \
		{ [ -x $(BIN)/python ] || uv venv --quiet --python "$$($(PYTHON) -c 'import sys; print(sys.executable)')" $(VENV); } && \
		uv pip install --quiet --compile-bytecode --python $(BIN)/python --require-hashes -r $(1) && \
		uv pip install --quiet --python $(BIN)/python --no-deps -e . ; \
	else \
		{ [ -x $(BIN)/python ] || $(PYTHON) -m venv $(VENV); } && \
		$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r $(1) && \
		$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps -e . ; \
	fi
	@$(BIN)/python -m compileall -q bot adapters scheduler
endef

$(VENV)/.run: requirements.lock pyproject.toml
	$(call install,requirements.lock)
	@touch $@

$(VENV)/.dev: requirements-dev.lock pyproject.toml
	$(call install,requirements-dev.lock)
	@touch $@ $(VENV)/.run

lock:
	uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-strip-extras --no-emit-index-url --no-header \
		--output-file requirements.lock pyproject.toml
	uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-strip-extras --no-emit-index-url --no-header \
		--constraint requirements.lock --extra local --output-file requirements-local.lock pyproject.toml
	uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-strip-extras --no-emit-index-url --no-header \
		--constraint requirements-local.lock --extra local --group dev --output-file requirements-dev.lock pyproject.toml

clean:
	rm -rf $(VENV) .mypy_cache .ruff_cache .pytest_cache .import_linter_cache .hypothesis .coverage*
