# `make brief` does the main job on the shipped example; `make test` runs all that CI runs.
# Both set up what they need in .venv first.
PYTHON ?= python3.11
BIN = .venv/bin

.PHONY: brief test bench docs lock

brief: .venv/ready
	$(BIN)/communique brief examples/ambrel-strait -o brief.html
	@echo "Open brief.html in a browser."

test: .venv/ready
	$(BIN)/ruff format --check
	$(BIN)/ruff check
	$(BIN)/mypy
	$(BIN)/lint-imports --no-logo
	$(BIN)/python -m docs.generate --check
	$(BIN)/zensical build --clean --strict
	$(BIN)/pytest -n auto

# One table, ours beside its peers, run in the same session on the same data. The peers live in a venv of their own.
bench: .venv-bench/ready
	PYTHONPATH=src .venv-bench/bin/python -m bench $(TASK)

docs: .venv/ready
	$(BIN)/python -m docs.generate
	$(BIN)/zensical build --clean

lock: .venv/ready
	$(BIN)/python -m pip install --quiet uv
	$(BIN)/uv pip compile pyproject.toml --extra dev --universal --python-version 3.11 \
		--generate-hashes --no-emit-index-url --no-header --quiet --output-file requirements.lock
	$(BIN)/uv pip compile pyproject.toml --extra bench --universal --python-version 3.11 \
		--generate-hashes --no-emit-index-url --no-header --quiet --output-file bench/requirements.lock

.venv/ready: requirements.lock pyproject.toml
	$(PYTHON) -m venv .venv || { echo "A virtual environment could not be made: on Debian, apt-get install python3-venv" >&2; exit 1; }
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes --requirement requirements.lock
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation --editable .
	@touch $@

.venv-bench/ready: bench/requirements.lock pyproject.toml
	$(PYTHON) -m venv .venv-bench
	.venv-bench/bin/python -m pip install --quiet --upgrade 'pip>=26'
	.venv-bench/bin/python -m pip install --quiet --disable-pip-version-check --require-hashes --requirement bench/requirements.lock
	@touch $@
