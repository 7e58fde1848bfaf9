# What people and CI do with this repository; `make` alone lists it.
# Needs Python 3.11 or later and Node 20 or later. Everything made here stays in .venv, .local and frontend.

.DEFAULT_GOAL := help
.DELETE_ON_ERROR:
.PHONY: help demo test check bench docs lock clean python node

# The first Python that is new enough and can make environments; set PYTHON to use another.
new_enough := import sys, venv, ensurepip; sys.exit(sys.version_info < (3, 11))
PYTHON ?= $(shell for python in python3 python3.14 python3.13 python3.12 python3.11 python; do \
	$$python -c '$(new_enough)' 2>/dev/null && echo $$python && break; done)
python := .venv/bin/python
pip := $(python) -m pip --disable-pip-version-check --quiet install

page := frontend/built/index.html
page_sources := $(shell find frontend -path frontend/node_modules -prune -o -path frontend/built -prune -o -type f -print 2>/dev/null)

help: ## list what can be made
	@awk -F ':.*## ' '/^[a-z]+:.*## / { printf "make %-6s %s\n", $$1, $$2 }' $(firstword $(MAKEFILE_LIST))

demo: python node .venv/runtime $(page) ## load the example and serve it on this machine; Ctrl-C stops it
	@$(python) -m sightline demo

test: python node .venv/development $(page) ## run every test, on both databases and in a browser
	cd frontend && npm test
	$(python) -m pytest --numprocesses auto --maxprocesses 4 --dist loadfile

check: .venv/development frontend/node_modules/.complete ## look for mistakes without running anything
	$(python) -m ruff check
	$(python) -m mypy
	.venv/bin/lint-imports --no-cache
	$(python) -m sightline.printed --check
	cd frontend && npm run check

bench: .venv/development ## measure against the raw driver and another GraphQL library
	$(python) -m bench

docs: .venv/development ## print the lists in docs again from the code
	$(python) -m sightline.printed

lock: .local/lock/bin/uv ## choose package versions again, within pyproject.toml
	.local/lock/bin/uv pip compile $(locking) pyproject.toml --group build -o requirements.lock
	.local/lock/bin/uv pip compile $(locking) pyproject.toml --group dev -c requirements.lock -o requirements-dev.lock
	cd frontend && rm -f package-lock.json && npm install --package-lock-only --omit-lockfile-registry-resolved

clean: ## take away everything that was made here
	rm -rf .venv .local frontend/built frontend/node_modules

# Each stamp is written last, so a step cut off half-way is done again.
.venv/made: | python
	@rm -rf .venv
	@$(PYTHON) -m venv .venv
	@touch $@

.venv/runtime: requirements.lock pyproject.toml .venv/made
	@echo "Installing Python packages …"
	@$(pip) --require-hashes -r requirements.lock
	@$(pip) --no-deps --no-build-isolation --no-index -e .
	@touch $@

.venv/development: requirements-dev.lock .venv/runtime
	@echo "Installing Python packages for development …"
	@$(pip) --require-hashes -r requirements-dev.lock
	@touch $@

frontend/node_modules/.complete: frontend/package-lock.json frontend/package.json | node
	@echo "Installing packages for the page …"
	@cd frontend && npm ci --no-audit --no-fund --loglevel=error >/dev/null
	@touch $@

$(page): frontend/node_modules/.complete $(page_sources)
	@echo "Building the page …"
	@cd frontend && npm run --silent build -- --logLevel warn
	@touch $@

locking := --universal --python-version 3.11 --generate-hashes --no-emit-index-url --no-emit-find-links --no-annotate --no-header --quiet
.local/lock/bin/uv: | python
	$(PYTHON) -m venv .local/lock
	.local/lock/bin/python -m pip --disable-pip-version-check --quiet install uv==0.13.9

python:
	@test -n "$(PYTHON)" && $(PYTHON) -c '$(new_enough)' 2>/dev/null || { echo >&2 "\
	Sightline needs Python 3.11 or later with its venv module; install it (Debian, Ubuntu: apt install python3-venv; macOS: brew install python) or name one: make PYTHON=/path/to/python3"; exit 1; }

node:
	@node -e 'process.exit(parseInt(process.versions.node) < 20 ? 1 : 0)' 2>/dev/null && npm --version >/dev/null 2>&1 || { echo >&2 "\
	Sightline builds its page with Node 20 or later and npm; install them from your system's packages or nodejs.org and run this again"; exit 1; }
