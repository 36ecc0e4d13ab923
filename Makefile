# Each target makes its own virtual environment in .venv; Python >= 3.11 with venv is all it needs.
PYTHON ?= python3
BIN := .venv/bin
STAMP := .venv/.installed

.PHONY: demo test check bench soak kills format lock clean

demo: $(STAMP)
	$(BIN)/sourcecheck demo $(if $(LIVE),--live)

test: $(STAMP)
	sh tests/install_browser.sh
	$(BIN)/pytest

check: $(STAMP)
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/pytest -q tests/test_project.py

bench: $(STAMP)
	$(BIN)/python -m benchmarks

soak: $(STAMP)
	$(BIN)/python -m benchmarks.soak

kills: $(STAMP)
	$(BIN)/python -m benchmarks.kills

format: $(STAMP)
	$(BIN)/ruff format .
	$(BIN)/ruff check --fix .

$(STAMP): pyproject.toml requirements.lock
	$(PYTHON) -c 'import sys; sys.exit(0 if sys.version_info >= (3, 11) else "sourcecheck needs Python 3.11 or newer; say which with: make PYTHON=python3.12 ...")'
	test -x $(BIN)/python || $(PYTHON) -m venv .venv
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-virtualenv -r requirements.lock
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation --editable .
# Where PYTHONDONTWRITEBYTECODE is set, no run leaves what it compiled to the next.
	$(BIN)/python -m compileall -q crawler pipelines
	touch $@

lock:
	rm -rf .venv/lock && $(PYTHON) -m venv .venv/lock
	.venv/lock/bin/python -m pip install --quiet --upgrade 'setuptools>=77' -e '.[dev,fast]'
	.venv/lock/bin/python -m pip freeze --all --exclude-editable --exclude pip > requirements.lock
	rm -rf .venv/lock

clean:
	rm -rf .venv build dist *.egg-info .mypy_cache .ruff_cache .pytest_cache .hypothesis
