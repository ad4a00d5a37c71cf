# make run: lint the sample reports.  make test: the tests that take under three minutes.
PYTHON ?= python3

.PHONY: run test docs

run: .venv/installed
	.venv/bin/lintreport check seeds/ --fail-on never

test: .venv/installed
	.venv/bin/pytest -m "not slow"

.venv/installed: pyproject.toml
	$(PYTHON) -m venv .venv
	.venv/bin/python -m pip install --quiet --upgrade pip
	.venv/bin/python -m pip install --quiet --editable . --group dev
	touch $@
