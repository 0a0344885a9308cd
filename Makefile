# What a person or a machine says to this repository. `make help` lists it.
SHELL := /bin/bash
.DEFAULT_GOAL := help

# The first Python that is new enough; `make setup PYTHON=/path/to/python3` overrides it.
PYTHON ?= $(shell for p in python3 python3.13 python3.12 python3.11 python; do \
	"$$p" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null && echo "$$p" && break; done)

BIN := .venv/bin
STAMP := .venv/made-from-lock
# pytest sets this too; the other rules need it before Qt is imported.
HEADLESS := QT_QPA_PLATFORM=offscreen

.PHONY: help setup run test bench bench-full torture lint frozen screenshots clean lock system-libraries

help:
	@echo "make setup        the environment .venv, and the system libraries Qt needs"
	@echo "make run          open the sample (without a display: draw it into build/sample)"
	@echo "make test         every test, without a window"
	@echo "make lint         style, formatting and types"
	@echo "make bench        measure, into build/bench.json, up to a million events"
	@echo "make bench-full   the same, and ten million events, and a window of 3840x2160"
	@echo "make torture      kill and break it hundreds of times"
	@echo "make frozen       a program that runs without Python, into dist/sequitur"
	@echo "make screenshots  the pictures of the papers, into docs/screenshots"
	@echo "make lock         new versions into requirements.lock (needs uv)"
	@echo "make clean        remove what the rules above made, but not .venv"

setup: system-libraries $(STAMP)

system-libraries:
	@sh packaging/system_libraries.sh

# One stamp, and only written at the very end: a setup that was interrupted is done again.
$(STAMP): requirements.lock pyproject.toml packaging/make_environment.sh
	@sh packaging/make_environment.sh "$(PYTHON)" .venv
	@touch $@

run: setup
	@sh packaging/run_here.sh $(BIN)/python

test: setup
	$(BIN)/python -m pytest $(ARGS)

torture: setup
	$(BIN)/python -m pytest tests/torture -m torture -o faulthandler_timeout=3600 $(ARGS)

bench: setup
	$(HEADLESS) $(BIN)/python -m tests.bench build/bench.json

bench-full: setup
	$(HEADLESS) $(BIN)/python -m tests.bench --full build/bench.json

lint: setup
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy

# The hash seed and the date make two builds of one commit equal, byte for byte.
frozen: setup
	@sh packaging/system_libraries.sh $(BIN)/python
	PYTHONHASHSEED=0 SOURCE_DATE_EPOCH=$$(git log -1 --format=%ct 2>/dev/null || echo 0) \
		$(BIN)/python -m PyInstaller --noconfirm --log-level WARN \
		--workpath build/frozen --distpath dist build.spec
	dist/sequitur/sequitur --self-test

screenshots: setup
	$(HEADLESS) $(BIN)/python -m app.showcase docs/screenshots --all

lock:
	@command -v uv >/dev/null || { echo "make lock needs uv: pip install uv"; exit 2; }
	uv pip compile --universal --generate-hashes --no-emit-index-url --upgrade \
		--python-version 3.11 --extra dev pyproject.toml -o requirements.lock

clean:
	rm -rf build dist .pytest_cache .mypy_cache .ruff_cache .hypothesis
	find . -name __pycache__ -not -path './.venv/*' -prune -exec rm -rf {} +
