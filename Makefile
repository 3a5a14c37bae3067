# make demo    load the bundled example and ask it three questions
# make test    everything that must hold: what hooks and CI run
# make oracle  2,000 random histories, asked of the chronicle and of a slow, obvious oracle
# make score   how well the rules read annotated articles and our own passages
# make serve   open the site at http://127.0.0.1:8000 on the example, or on DB=FILE
# make bench   figures, each beside the raw limit on the same work
# make locks   write both lock files anew (needs uv)

PYTHON ?= $(shell command -v python3.11 || command -v python3)
PIP = .venv/bin/python -m pip --disable-pip-version-check --quiet
# The locks are whole; --no-deps, lest pip warn of an extra that lxml no longer has.
INSTALL = $(PIP) install --require-hashes --only-binary :all: --no-deps
DB ?= demo.db
TESTS ?=
ORACLE_HISTORIES ?= 2000

.PHONY: demo test oracle score serve bench check locks clean
.DELETE_ON_ERROR:

demo: .venv/run
	.venv/bin/chronicle --db demo.db demo

serve: .venv/run
	@test $(DB) != demo.db -o -e demo.db || .venv/bin/chronicle --db demo.db demo >/dev/null
	.venv/bin/chronicle --db $(DB) serve

# With bytecode, also where the environment says without: the tests start some hundred processes,
# and each would compile everything again.
test: export PYTHONDONTWRITEBYTECODE :=
test: check
	.venv/bin/python -m pytest -q -n 2 --dist loadgroup $(TESTS)

oracle: .venv/dev
	ORACLE_HISTORIES=$(ORACLE_HISTORIES) .venv/bin/python -m pytest -q tests/oracle

check: .venv/dev
	.venv/bin/ruff check .
	.venv/bin/ruff format --check .
	.venv/bin/mypy
	.venv/bin/lint-imports --no-cache

score: .venv/dev
	.venv/bin/python -m tests.journeys.score

bench: .venv/dev
	.venv/bin/python -m benchmarks --postgres

.venv/run: requirements.lock pyproject.toml
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' \
	  || { echo "Python 3.11 or newer is needed; say which with make PYTHON=/path/to/python3.11"; exit 1; }
	@$(PYTHON) -c 'import ensurepip, venv' 2>/dev/null \
	  || { echo "This Python lacks venv; on Debian and Ubuntu: apt-get install python3-venv"; exit 1; }
	@echo "Installing into .venv (a minute, most of it downloads) ..."
	@test -x .venv/bin/python || $(PYTHON) -m venv .venv
	@$(INSTALL) -r requirements.lock
	@$(PIP) install --no-deps --no-build-isolation --no-index --editable .
	@touch $@

.venv/dev: requirements-dev.lock .venv/run
	@echo "Installing the development tools ..."
	@$(INSTALL) -r requirements-dev.lock
	@touch $@
	@echo "Done: make test runs everything that must hold."

COMPILE = uv pip compile --quiet --universal --python-version 3.11 --generate-hashes \
  --no-emit-index-url --no-header --no-annotate
locks:
	$(COMPILE) pyproject.toml -o requirements.lock
	$(COMPILE) pyproject.toml --extra dev --extra model -c requirements.lock -o requirements-dev.lock

clean:
	rm -rf .venv build *.egg-info .mypy_cache .ruff_cache .pytest_cache
