# Trellis. `make` alone lists what there is.
PYTHON ?= python3
PORT ?= 8000
VENV := .venv
RUN := $(VENV)/bin/python
export PORT

.DEFAULT_GOAL := help
.PHONY: help setup demo run demo-reset test check format requirements clean

help: ## what there is
	@grep -hE '^[a-z-]+:.*## ' $(MAKEFILE_LIST) | sed -E 's/^([a-z-]+):[^#]*## (.*)/  make \1\t\2/' | expand -t 24

setup: $(VENV)/.development ## build .venv: what the product runs on, and what checks and tests need

demo: $(VENV)/.product ## start Trellis with a demonstration in it (PORT=8123 make demo)
	@TRELLIS_DEMO=1 exec $(RUN) manage.py serve

run: $(VENV)/.product ## start Trellis, empty: the first visit makes the first facilitator
	@exec $(RUN) manage.py serve

demo-reset: $(VENV)/.product ## throw the demonstration away; the next `make demo` builds it anew
	@TRELLIS_DEMO=1 exec $(RUN) manage.py demo_reset

test: $(VENV)/.development ## every test, on all cores; needs no server (SERVICES=1 adds those that do, one by one)
	@PYTEST_XDIST_AUTO_NUM_WORKERS=$$(($$(getconf _NPROCESSORS_ONLN) + 1)) $(RUN) -m pytest $(if $(SERVICES),,-n auto --dist loadfile --no-loadscope-reorder)

check: $(VENV)/.development ## style, types, import rules, templates, migrations, deployment settings, known dangers
	@$(RUN) -m tests.check

format: $(VENV)/.development ## put the code into its one form
	@$(VENV)/bin/ruff check --fix-only -q .
	@$(VENV)/bin/ruff format -q .

requirements: $(VENV)/.development ## compile requirements*.in into pinned, hashed requirements*.txt
	$(VENV)/bin/uv pip compile -q --generate-hashes --python-version 3.11 --universal requirements.in -o requirements.txt
	$(VENV)/bin/uv pip compile -q --generate-hashes --python-version 3.11 --universal requirements-dev.in -o requirements-dev.txt

clean: ## remove .venv and what tests and checks left; data under var/ stays
	@rm -rf $(VENV) var/tests .mypy_cache .ruff_cache .import_linter_cache .hypothesis

$(VENV)/bin/python:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null || { \
	  echo "Trellis needs Python 3.11 or newer as $(PYTHON). Choose another with: make PYTHON=python3.12 ..."; exit 1; }
	@$(PYTHON) -c 'import ensurepip, venv' 2>/dev/null || { \
	  echo "This Python has no venv module. On Debian and Ubuntu: apt-get install python3-venv"; exit 1; }
	@$(PYTHON) -m venv $(VENV)

# uv does in ten seconds what takes pip two minutes. Where it cannot reach what pip reaches, pip does it. Compiled here
# and once: where PYTHONDONTWRITEBYTECODE is set, every process would otherwise compile all of it anew before it begins.
PIP := $(RUN) -m pip install -qq --disable-pip-version-check --require-hashes
install = @$(VENV)/bin/uv pip install -q --compile-bytecode --python $(RUN) --require-hashes -r $(1) 2>/dev/null || $(PIP) -r $(1)

$(VENV)/.installer: | $(VENV)/bin/python
	@awk '/^uv==/ {on = 1} on {print} on && !/\\$$/ {exit}' requirements-dev.txt | $(PIP) -r /dev/stdin 2>/dev/null || true
	@touch $@

$(VENV)/.product: requirements.txt | $(VENV)/.installer
	@echo "Installing what Trellis runs on, once (half a minute) ..."
	$(call install,requirements.txt)
	@touch $@

$(VENV)/.development: requirements-dev.txt | $(VENV)/.product
	@echo "Installing what checks and tests need, once ..."
	$(call install,requirements-dev.txt)
	@touch $@
