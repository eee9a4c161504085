PYTHON := .venv/bin/python
READY := .venv/.ready
WEB := tests/exhibitions/story/web
JOBS ?= $(shell echo $$(($$(nproc 2>/dev/null || echo 2) + 1)))

# Tests start hundreds of processes; where this is set each would compile the project anew.
export PYTHONDONTWRITEBYTECODE :=

.PHONY: run test fast lint bench prove tour screens press handbook catalogues lock

run: packages-run $(READY)  ## open the kiosk, or play the tour where there is no screen
	@if scripts/has_screen.sh; then \
		.venv/bin/fanzine-kiosk; \
	else \
		echo "There is no screen here, so the kiosk shows itself: pictures go to out/tour."; \
		$(MAKE) --no-print-directory tour; \
	fi

tour: packages-tour $(READY)  ## walk through the kiosk and put a picture of each screen into out/tour
	.venv/bin/fanzine-kiosk tour out/tour

screens: tour  ## walk through the kiosk and bring the pictures in docs/screens up to date
	$(PYTHON) -m scripts.screens out/tour/screens docs/screens
	$(PYTHON) -m scripts.handbook docs/facilitators.md out/handbook.pdf

test:  ## every check that guards a change
	$(MAKE) --no-print-directory -j2 test-ready
	$(MAKE) --no-print-directory -j2 lint every-test

.PHONY: every-test
every-test: test-ready
	$(PYTHON) -m pytest -q -n $(JOBS) --dist loadfile --no-loadscope-reorder --hypothesis-profile=ci

fast: $(READY)  ## the tests that open no window and start no browser
	$(PYTHON) -m pytest -q -x tests/assets tests/fanzines tests/printing

lint: $(READY)  ## style, types, and the arrows between the packages
	.venv/bin/ruff check
	.venv/bin/ruff format --check
	.venv/bin/mypy
	.venv/bin/lint-imports

bench: packages-bench $(READY)  ## how fast it is on this machine, in one table
	$(PYTHON) -m tests.benchmarks

prove: packages-test $(READY)  ## pull the plug five hundred times, make a hundred pages, let a day of visitors come, and write down what was seen
	$(PYTHON) -m scripts.prove

press: $(READY)  ## print every product from a sample and bring the pictures in docs/press up to date
	$(PYTHON) -m scripts.press_pictures docs/examples/mini-zine.fanzine docs/press

handbook: $(READY)  ## bring the handbook that the kiosk prints up to date, and print it into out/handbook.pdf
	$(PYTHON) -m scripts.handbook docs/facilitators.md out/handbook.pdf

catalogues: $(READY)  ## collect the app's messages and bring every translation up to date
	$(PYTHON) -m scripts.catalogues

lock:  ## choose newer versions of what is built upon; needs uv
	uv pip compile -q --universal --generate-hashes --no-emit-index-url --no-header --upgrade \
		--python-version 3.11 --extra dev pyproject.toml -o requirements.lock

$(READY): requirements.lock
	scripts/venv.sh
	$(PYTHON) -m pip install -q --disable-pip-version-check --require-hashes -r requirements.lock
	$(PYTHON) -m pip install -q --disable-pip-version-check --no-deps --no-build-isolation -e .
	@touch $@

$(WEB)/node_modules/.ready: $(WEB)/package-lock.json | packages-test
	cd $(WEB) && npm ci --ignore-scripts --no-audit --no-fund --loglevel=error
	@touch $@

.PHONY: test-ready
test-ready: packages-test $(READY) $(WEB)/node_modules/.ready

.PHONY: packages-run packages-tour packages-test packages-bench
packages-run packages-tour packages-test packages-bench:
	@scripts/packages.sh $(@:packages-%=%)
