# make demo | test | check work alone on a fresh clone with Python 3.11 or later and make; a second run takes seconds.
PYTHON ?= $(shell command -v python3.11 || command -v python3.12 || command -v python3.13 || command -v python3)
BASE := .venv/base
DEV := .venv/dev
PIP := -m pip install --quiet --disable-pip-version-check --constraint constraints.txt

.PHONY: demo test check setup docs clean

demo: $(BASE)/ready  ## run the main job on the sample kitchen, with the base install only
	$(BASE)/bin/seqchef demo --out build/demo

test: $(BASE)/ready $(DEV)/ready  ## all tests; the base install is proved small first
	$(BASE)/bin/python tests/base_is_small.py
	OMP_NUM_THREADS=1 $(DEV)/bin/pytest

check: $(DEV)/ready  ## format, lint, types, import contracts, docs are true
	$(DEV)/bin/ruff format --check .
	$(DEV)/bin/ruff check .
	$(DEV)/bin/mypy
	$(DEV)/bin/lint-imports
	OMP_NUM_THREADS=1 $(DEV)/bin/python docs/generate.py --check

docs: $(DEV)/ready  ## write again what is generated: help, tables, figures, the demo's output
	OMP_NUM_THREADS=1 $(DEV)/bin/python docs/generate.py

setup: $(BASE)/ready $(DEV)/ready  ## both environments

$(BASE)/ready: pyproject.toml constraints.txt
	$(PYTHON) -m venv --clear $(BASE)
	$(BASE)/bin/python $(PIP) --editable .
	touch $@

$(DEV)/ready: pyproject.toml constraints.txt
	$(PYTHON) -m venv --clear $(DEV)
	$(DEV)/bin/python $(PIP) torch
	$(DEV)/bin/python $(PIP) --editable '.[data,train,dev]'
	touch $@

clean:
	rm -rf .venv build dist .mypy_cache .ruff_cache .pytest_cache
