# make demo    build the graph of examples/documents and open its page
# make test    ruff, mypy --strict and pytest; installs a browser for the page tests where it can
# make docs    write the pages of the Python interface
# make lock    resolve the dependencies anew
# make clean   forget everything that was built
#
# Each sets up .venv by itself, with pinned and hashed packages; a stamp file keeps it from doing so twice.

VENV ?= .venv
PY = $(VENV)/bin/python
PIP = $(PY) -m pip --disable-pip-version-check --no-input
LOCKED = $(PIP) install --require-hashes --no-build-isolation -r

DOCS ?= out/api
.PHONY: demo docs test lint types unit browser consumers lock clean

demo: $(VENV)/.ready
	$(PY) -m policygraph build examples/documents -o out/demo
	@$(PY) tools/open_page.py out/demo/graph.html

test: lint types browser consumers unit

lint: $(VENV)/.ready-dev
	$(PY) -m ruff check .

# mypy takes module names from folders and this folder may have any name, so it works beside a link named policygraph.
# Tests and tools are no package: they import each other by bare name.
MYPY = cd $(VENV)/link && MYPYPATH=.:policygraph/tests:policygraph/tools:policygraph/benchmarks:policygraph/tests/reading/make \
	../bin/python -m mypy --config-file policygraph/pyproject.toml
types: $(VENV)/.ready-dev
	$(MYPY) -p policygraph
	$(MYPY) --explicit-package-bases policygraph/tests/*.py policygraph/tests/reading/make/*.py policygraph/tools/*.py \
		policygraph/benchmarks/*.py

# Without a browser the page tests fail by themselves and say what to do, so this may fail.
browser: $(VENV)/.ready-dev
	-@$(PY) tools/browser.py --install

# The programs that read our exports and are no Python: without npm their tests are skipped, so this may fail.
consumers: $(VENV)/.ready-dev
	-@command -v dot >/dev/null || { [ "$$(id -u)" = 0 ] && apt-get install -y -q graphviz; }
	-@cd tests/consumers && npm install --silent --no-audit --no-fund --no-package-lock

unit: $(VENV)/.ready-dev
	$(PY) -m pytest

docs: $(VENV)/.ready-dev
	$(PY) tools/api_docs.py $(DOCS)

$(VENV)/.ready: requirements-build.lock requirements.lock pyproject.toml
	python=$$(sh tools/find_python.sh) && "$$python" -m venv $(VENV)
	$(LOCKED) requirements-build.lock
	$(LOCKED) requirements.lock
	$(PIP) install --no-deps --no-build-isolation -e .
	@touch $@

$(VENV)/.ready-dev: $(VENV)/.ready requirements-dev.lock
	$(LOCKED) requirements-dev.lock
	@mkdir -p $(VENV)/link && ln -sfn ../.. $(VENV)/link/policygraph
	@touch $@

COMPILE = $(PY) -m uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-header --no-annotate
lock: $(VENV)/.ready
	$(PIP) install uv
	echo 'setuptools>=77' | $(COMPILE) - -o requirements-build.lock
	$(COMPILE) pyproject.toml -c requirements-build.lock -o requirements.lock
	$(COMPILE) pyproject.toml --extra ocr --extra cluster --extra pandas --extra serve --group dev -c requirements-build.lock -c requirements.lock -o requirements-dev.lock

clean:
	rm -rf $(VENV) build dist out *.egg-info .mypy_cache .ruff_cache .pytest_cache .hypothesis
	find . -name __pycache__ -type d -prune -exec rm -rf {} +
