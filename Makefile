# make run: lint the sample reports.  make docs: the pages of the checks, and what a run reads instead of our YAML.
# make check: style, types, the examples of the checks and the floors of the imports, within 20 seconds: while you write.
# make test: the quick tests, within a minute.  make timing: how time grows with the text; alone, on an idle machine.
# make speed: what it costs, beside other programs that are installed into a scratch folder; with TEXTS=folder on these too.
# make robustness: texts, outputs and folders at random, for SECONDS (120), with SEED (0).
# make pins: write requirements/ anew: what CI and a release install, with hashes. `make PINNED=yes test` installs the first.
# make release: build what users install into dist/.  make oldest: the quick tests with the oldest dependencies allowed.
# make site: the guides and the pages of the checks as a website, in site/.
# make data: build the lexicon of TYP002 anew and compare it with the one that is here (needs the font, and the network).
# The first Python of at least 3.11; `make PYTHON=/path/to/python run` takes another one.
PYTHON = $(shell for python in python3 python python3.14 python3.13 python3.12 python3.11; do \
	"$$python" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null && echo "$$python" && break; done)

.PHONY: run check test timing docs data accuracy speed robustness pins release oldest site

run: .venv/installed
	.venv/bin/lintreport check --isolated --output-format full --fail-on never seeds/

check: .venv/developing
	.venv/bin/ruff check .
	.venv/bin/ruff format --check .
	.venv/bin/mypy
	.venv/bin/pytest -n auto -m "not slow" -k "not full_width" \
		tests/test_examples.py tests/test_architecture.py tests/test_seeds.py tests/test_run.py

test: .venv/developing
	.venv/bin/pytest -n auto -m "not slow"

timing: .venv/developing
	.venv/bin/pytest -m timing

docs: .venv/developing
	.venv/bin/python -m lintreport.page docs/checks
	.venv/bin/python tools/read_yaml.py

accuracy: .venv/installed
	.venv/bin/python benchmarks/accuracy/sentences.py
	.venv/bin/python -m benchmarks.accuracy.reports
	.venv/bin/python benchmarks/accuracy/mutations.py
	.venv/bin/python -m benchmarks.accuracy.planting
	$(if $(TEXTS),.venv/bin/python -m benchmarks.accuracy.judged $(TEXTS))

speed: .venv/installed
	.venv/bin/python -m benchmarks.speed $(TEXTS)

robustness: .venv/installed
	.venv/bin/python -m benchmarks.robustness --seconds $(or $(SECONDS),120) --seed $(or $(SEED),0)

.venv/installed: pyproject.toml
	@test -n "$(PYTHON)" || { echo "Python 3.11 or newer is needed (需要 Python 3.11 或更新的版本)" >&2; exit 1; }
	@echo "Installing lintreport into .venv (正在把 lintreport 安装到 .venv)"
	@"$(PYTHON)" -m venv .venv
	@$(if $(PINNED),.venv/bin/python -m pip install --quiet --require-hashes --requirement requirements/ci.txt)
	@.venv/bin/python -m pip install --quiet --disable-pip-version-check --editable \
		$(if $(PINNED),. --no-deps --no-build-isolation,".[docs]")
	@touch $@

# Dependency groups need pip 25.1, which is newer than the pip that most Pythons bring.
.venv/developing: .venv/installed
	$(if $(PINNED),,.venv/bin/python -m pip install --quiet --upgrade "pip>=25.1")
	$(if $(PINNED),,.venv/bin/python -m pip install --quiet --group dev)
	@touch $@

# Spark weighs 450 MB: only CI and those who ask for it install it.
.venv/spark: .venv/developing
	.venv/bin/python -m pip install --quiet $(if $(PINNED),--require-hashes --requirement requirements/spark.txt,".[spark]")
	@touch $@

# What a release consists of, in dist/: wheel, source, wheelhouses, one-file program, SBOM, checksums.
release: .venv/developing
	$(if $(PINNED),,.venv/bin/python -m pip install --quiet --group release)
	.venv/bin/python tools/release.py dist

# The quick tests with the oldest dependencies that pyproject.toml admits, in an environment of their own.
oldest: .venv/developing
	.venv/bin/python -m pip install --quiet --group pins
	.venv/bin/uv venv --quiet --clear --python .venv/bin/python .venv/oldest
	.venv/bin/uv pip install --quiet --python .venv/oldest --resolution lowest-direct --editable ".[docs,lsp,serve,xlsx]" --group dev
	.venv/oldest/bin/python -m pytest -n 2 -m "not slow"

pins: .venv/developing
	.venv/bin/python -m pip install --quiet --group pins
	.venv/bin/uv pip compile --quiet --upgrade --universal --python-version 3.11 --generate-hashes --no-header --no-annotate \
		--no-emit-index-url --extra docs --extra lsp --extra serve --extra xlsx pyproject.toml --output-file requirements/release.txt
	.venv/bin/uv pip compile --quiet --upgrade --universal --python-version 3.11 --generate-hashes --no-header --no-annotate \
		--no-emit-index-url --extra spark --constraint requirements/ci.txt pyproject.toml --output-file requirements/spark.txt
	.venv/bin/python tools/pinned.py | .venv/bin/pip-compile --quiet --upgrade --strip-extras --allow-unsafe \
		--generate-hashes --no-header --no-emit-index-url --no-emit-find-links --no-emit-trusted-host --no-emit-options \
		--output-file requirements/ci.txt -

# Chinese first: it empties site/, and English goes into site/en.
site: .venv/developing
	.venv/bin/python -m pip install --quiet --group site
	NO_MKDOCS_2_WARNING=1 .venv/bin/mkdocs build --quiet --strict --config-file tools/site/zh.yml
	NO_MKDOCS_2_WARNING=1 .venv/bin/mkdocs build --quiet --strict --config-file tools/site/en.yml

data: .venv/developing
	.venv/bin/python -m pip install --quiet --group data
	.venv/bin/python tools/build_typo_data.py --check
