# Everything a stranger needs, from Python 3.11 or later and nothing else. `make help` lists the targets.
# The environment lives in .venv and is made from the lock files; nothing is written outside this folder.

# Another interpreter: make brochure PYTHON=/path/to/python3.13
PYTHON ?= $(shell for name in python3 python3.14 python3.13 python3.12 python3.11 python; do \
	"$$name" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null && echo "$$name" && break; done)
PARK ?= zhengyang
DPI ?= 72

# Whatever the machine's language: names of files, texts and messages are UTF-8.
export PYTHONUTF8 = 1

# All names below are relative, so that the checkout may stand in a folder with spaces in its name.
RUN = .venv/bin/python
PIP = $(RUN) -m pip --disable-pip-version-check --quiet
COMPILE = .venv-lock/bin/python -m uv pip compile pyproject.toml --group build --universal --python-version 3.11 \
	--generate-hashes --no-header --no-annotate --no-emit-index-url --quiet $(UPGRADE)
# The build backend is in the lock too, so the project itself is installed without a look at any index.
# Its place is kept relative to the environment, in plain letters: a Python that speaks no UTF-8 (LC_ALL=C) could
# not read the name of a folder in Chinese, and would not start at all.
INSTALL_PROJECT = $(PIP) install --no-deps --no-build-isolation --no-index --editable . && \
	$(RUN) -S -c 'import os, pathlib; [link.write_text(os.path.relpath(".", link.parent) + "\n", "ascii") \
	for link in pathlib.Path(".venv").rglob("_brochure.pth")]' && \
	$(RUN) -m compileall -q brochure

.PHONY: help brochure test lint format gallery bench lock clean

help:
	@echo "make brochure   build data/$(PARK) into output/$(PARK) (PARK=name for another)"
	@echo "make test       run the tests (TESTS='tests/text -x' for some)"
	@echo "make lint       ruff and mypy; make format mends the layout of the source"
	@echo "make gallery    the built pages as PNG, in docs/gallery (DPI=$(DPI))"
	@echo "make bench      measure speed"
	@echo "make lock       renew the lock files (UPGRADE=--upgrade for newer releases)"
	@echo "make clean      remove the environment, caches and built files"

brochure: .venv/.runtime
	$(RUN) -m brochure build "data/$(PARK)" --out "output/$(PARK)"

test: .venv/.dev
	$(RUN) -m pytest $(TESTS)

lint: .venv/.dev
	$(RUN) -m ruff check .
	$(RUN) -m ruff format --check .
	$(RUN) -m mypy

format: .venv/.dev
	$(RUN) -m ruff check --fix .
	$(RUN) -m ruff format .

gallery: brochure
	set -e; for file in "output/$(PARK)"/*.pdf; do \
		$(RUN) -m brochure render "$$file" --dpi "$(DPI)" --out "docs/gallery/$$(basename "$$file" .pdf)"; \
	done
	$(RUN) docs/gallery/sections/make.py

bench: .venv/.dev
	$(RUN) -m benchmarks.run

lock: .venv-lock/.done
	$(COMPILE) --output-file requirements.lock
	$(COMPILE) --extra test --extra dev --constraint requirements.lock --output-file requirements-dev.lock
	$(subst pyproject.toml --group build,tests/tools/pdfa/requirements.in --no-config,$(COMPILE)) \
		--output-file tests/tools/pdfa/requirements.lock

clean:
	rm -rf .venv .venv-lock build dist .mypy_cache .ruff_cache .pytest_cache .hypothesis
	find brochure tests benchmarks assets -name __pycache__ -type d -prune -exec rm -rf {} + 2>/dev/null || true
	find output -mindepth 1 ! -name .gitkeep -delete

.venv/.python:
	@if [ -z "$(PYTHON)" ]; then echo "make: no Python 3.11 or later was found; install one," \
		"or say where it is: make PYTHON=/path/to/python3" >&2; exit 2; fi
	@"$(PYTHON)" -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { echo "make: $(PYTHON) is not" \
		"Python 3.11 or later; say where one is: make PYTHON=/path/to/python3" >&2; exit 2; }
	@"$(PYTHON)" -m venv --clear .venv || { rm -rf .venv; echo "make: $(PYTHON) can not make an environment;" \
		"on Debian and Ubuntu install the package python3-venv" >&2; exit 2; }
	@touch $@

.venv/.runtime: .venv/.python requirements.lock pyproject.toml
	$(PIP) install --require-hashes --requirement requirements.lock
	$(INSTALL_PROJECT)
	@touch $@

.venv/.dev: .venv/.python requirements-dev.lock pyproject.toml
	$(PIP) install --require-hashes --requirement requirements-dev.lock
	$(INSTALL_PROJECT)
	@touch .venv/.runtime $@

.venv-lock/.done:
	"$(PYTHON)" -m venv --clear .venv-lock
	.venv-lock/bin/python -m pip --disable-pip-version-check --quiet install uv
	@touch $@
