# Every target sets up what it needs in .venv; nothing outside this folder is touched.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
SAMPLE := samples/boras/case.yaml
# What `make mutants` changes: everything that setup.cfg lists, or for example iopgen.checks.cases.*
ROOM ?=

.PHONY: help draft test check mutants format docs picture benchmark clean

help:  ## show this list
	@grep -E '^[a-z]+:.*##' $(MAKEFILE_LIST) | awk -F ':.*## ' '{printf "  make %-9s %s\n", $$1, $$2}'

draft: $(VENV)/.installed  ## draft a sample agreement into utkast/
	@$(BIN)/iopgen generate $(SAMPLE) --output utkast --force

test: $(VENV)/.tools  ## run every test
	$(BIN)/python -m pytest

check: $(VENV)/.tools  ## lint, types, layers, then every test
	$(BIN)/ruff check iopgen tests templates docs
	$(BIN)/ruff format --check iopgen tests templates docs
	$(BIN)/mypy
	$(BIN)/lint-imports --config setup.cfg
	$(BIN)/python -m pytest

mutants: $(VENV)/.tools  ## change the program one place at a time, and show which changes no test notices (an hour)
	$(BIN)/python -m pip install --quiet --constraint constraints.txt --editable '.[test,mutation]'
	$(BIN)/mutmut run --max-children 1 $(if $(ROOM),'$(ROOM)')
	@$(BIN)/mutmut results | grep -v 'not checked' || echo 'No survivors.'

format: $(VENV)/.tools  ## lay out the code
	$(BIN)/ruff check --fix iopgen tests templates docs
	$(BIN)/ruff format iopgen tests templates docs

docs: $(VENV)/.tools  ## renew the generated guides and the golden drafts
	$(BIN)/python docs/build.py
	$(BIN)/python -m pytest tests/test_samples.py --renew

picture: $(VENV)/.installed  ## renew the pictures of the README and the guides (needs LibreOffice and pdftoppm)
	$(BIN)/python docs/picture.py

benchmark:  ## compare iopgen with public template engines (needs Node and a connection; ten minutes)
	$(PYTHON) benchmarks/run.py

clean:  ## remove what these targets have made
	rm -rf $(VENV) utkast mutants build *.egg-info benchmarks/.peers

$(VENV)/.installed: setup.cfg pyproject.toml constraints.txt
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --constraint constraints.txt --editable .
	@touch $@

$(VENV)/.tools: $(VENV)/.installed
	$(BIN)/python -m pip install --quiet --constraint constraints.txt --editable '.[test]'
	@touch $@
