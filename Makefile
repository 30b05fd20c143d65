# Needs GNU make 3.81 or newer and Python 3.11 or newer; everything else is set up in .venv.
PYTHON ?= python3
DATA ?= data
ARGS ?=

RUN := .venv/bin/python
PIP := $(RUN) -m pip --quiet --disable-pip-version-check

.DEFAULT_GOAL := help

# A Python that was upgraded away leaves a .venv that cannot start: set up again.
STALE := $(shell test -e .venv/.python && ! $(RUN) -c '' 2>/dev/null && rm .venv/.python)

.DELETE_ON_ERROR:
.PHONY: help reports example open month new check-data test check bench update-goldens locks clean

help:
	@echo "For you:"
	@echo "  make reports         build your site and this month's mails"
	@echo "  make example         build the invented portfolio of examples/harbor, to see more"
	@echo "  make open            look at them in the browser"
	@echo "  make month           enter the new month's numbers"
	@echo "  make check-data      look for mistakes without building"
	@echo "  make new             start an empty portfolio of your own (DATA=folder)"
	@echo ""
	@echo "For people who change the program:"
	@echo "  make test            run all tests"
	@echo "  make check           format, lint, types, data, tests, strict build"
	@echo "  make bench           how fast it is, as ratios"
	@echo "  make update-goldens  renew the expected texts in tests/golden"
	@echo "  make locks           renew requirements*.txt with the newest versions"
	@echo "  make clean           remove everything that make made"
	@echo ""
	@echo "Another portfolio: make reports DATA=folder"

reports: .venv/.runtime
	@$(RUN) -m portfolio check --data "$(DATA)" $(ARGS)
	@$(RUN) -m publish build --data "$(DATA)" $(ARGS)
	@$(RUN) -m digest compose --data "$(DATA)" $(ARGS)
	@$(RUN) -m portfolio status --data "$(DATA)" $(ARGS)

EXAMPLE := build/example
example: .venv/.runtime
	@$(RUN) -m portfolio check --data examples/harbor
	@$(RUN) -m publish build --data examples/harbor --sites $(EXAMPLE)/sites
	@$(RUN) -m digest compose --data examples/harbor --site $(EXAMPLE)/sites/owner --outbox $(EXAMPLE)/outbox
	@echo "Look at it: make open ARGS='--sites $(EXAMPLE)/sites --outbox $(EXAMPLE)/outbox'"

open: .venv/.runtime
	@$(RUN) -m publish open --data "$(DATA)" $(ARGS)

month: .venv/.runtime
	@$(RUN) -m portfolio month --data "$(DATA)" $(ARGS)

new: .venv/.runtime
	@$(RUN) -m portfolio new --data "$(DATA)" $(ARGS)

check-data: .venv/.runtime
	@$(RUN) -m portfolio check --data "$(DATA)" $(ARGS)

test: .venv/.dev
	@$(RUN) -m pytest -q -n 2 $(ARGS)

check: .venv/.dev
	@$(RUN) -m ruff format --check .
	@$(RUN) -m ruff check .
	@$(RUN) -m mypy
	@$(RUN) -m portfolio check --data "$(DATA)"
	@$(RUN) -m pytest -q -n 2
	@NO_MKDOCS_2_WARNING=1 $(RUN) -m mkdocs build --strict

bench: .venv/.dev
	@$(RUN) -m bench $(ARGS)

update-goldens: .venv/.dev
	@UPDATE_GOLDENS=1 $(RUN) -m pytest -q -n 2 $(ARGS)
	@git --no-pager diff --stat -- tests/golden

clean:
	@rm -rf .venv .cache .hypothesis .mypy_cache .pytest_cache .ruff_cache site build outbox

# ---- set-up ---------------------------------------------------------------------------------
# pip refuses an editable install beside hashes, so the lock comes first and the project second.
# A stamp is written last: a set-up that was interrupted starts again.

.venv/.python:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null || { \
	  echo "This needs Python 3.11 or newer; say which one: make PYTHON=python3.12" >&2; exit 1; }
	@echo "Setting up (once, about a minute) ..."
	@$(PYTHON) -m venv --clear .venv
	@touch $@

.venv/.runtime: .venv/.python requirements.txt
	@$(PIP) install --require-hashes -r requirements.txt
	@$(PIP) install --no-deps --no-build-isolation -e .
	@touch $@

.venv/.dev: .venv/.runtime requirements-dev.txt
	@$(PIP) install --require-hashes -r requirements-dev.txt
	@touch $@

# pip-tools has its own environment: it must not appear in the locks that it writes.
COMPILE = build/locks/bin/pip-compile --quiet --upgrade --generate-hashes --strip-extras \
  --allow-unsafe --no-header --no-emit-index-url --no-emit-find-links --build-deps-for=editable

build/locks/bin/pip-compile:
	@$(PYTHON) -m venv --clear build/locks
	@build/locks/bin/python -m pip --quiet install pip-tools

locks: build/locks/bin/pip-compile
	@$(COMPILE) -o requirements.txt pyproject.toml
	@$(COMPILE) --extra dev -c requirements.txt -o requirements-dev.txt pyproject.toml
