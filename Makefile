# The portal's commands. `make demo` and `make test` are all a newcomer needs; `make` lists them.
# Wanted: python3 >= 3.11 with venv (or uv), make, and a package index.

PORT ?= 8000
PYTHON ?= python3
VENV ?= .venv
PY := $(VENV)/bin/python
MANAGE := $(PY) manage.py

# The demo: no TLS, mail on the console, everything it writes under var/.
export PORTAL_MODE ?= demo
export WAGTAILADMIN_BASE_URL ?= http://live.localhost:$(PORT)
export PYTHONUNBUFFERED := 1

.DEFAULT_GOAL := help
.PHONY: help demo build-demo demo-reset serve test test-long bench bench-activities bench-elasticsearch bench-load bench-places bench-search elasticsearch relevance lint format messages api-check lock port

help: ## list the commands
	@sed -n 's/^\([a-z-]*\):.*## \(.*\)/  make \1\t\2/p' $(MAKEFILE_LIST) | expand -t 20

demo: port build-demo ## build the demo portal if needed, then serve it (PORT=8000)
	@$(MAKE) --no-print-directory serve

build-demo: $(VENV)/.runtime var/static/staticfiles.json ## install, migrate, build the demo content (kept if there)
	@echo "Preparing the database ..."
	@$(MANAGE) migrate
	@$(MANAGE) complete_cities
	@$(MANAGE) build_demo --port $(PORT)

demo-reset: $(VENV)/.runtime ## start the demo over: what editors changed is lost
	@rm -rf var/portal.sqlite3 var/portal.sqlite3-wal var/portal.sqlite3-shm var/media var/cache
	@$(MAKE) --no-print-directory build-demo

serve: port $(VENV)/.runtime var/static/staticfiles.json ## web server, worker and minute timer, together
	@$(MANAGE) serve --port $(PORT)

test: $(VENV)/.dev ## linters, then tests on SQLite, PostgreSQL and in Chromium
	@$(PY) -m tests.run

test-long: $(VENV)/.dev ## the same, all of it on PostgreSQL, longer races: 20 readers beside 500 publications, 200 while Elasticsearch is killed
	@PORTAL_TEST_LONG=1 $(PY) -m tests.run

bench: build-demo $(VENV)/.dev ## what a page costs, on a copy of the demo, with 50 and with 5,000 news; then places
	@$(PY) -m tests.bench
	@$(MAKE) --no-print-directory bench-places

bench-activities: build-demo $(VENV)/.dev ## what activities cost with 500 and with 5,000 of them, twelve dates each
	@$(PY) -m tests.bench.activities

bench-load: build-demo $(VENV)/.dev ## what visitors cost two workers while a city publishes every 2 s
	@$(PY) -m tests.bench.load

bench-places: build-demo $(VENV)/.dev ## what lists cost with 20,000 places in one city, then what it costs to import as many
	@$(PY) -m tests.bench.places
	@$(PY) -m tests.bench.imports

bench-search: $(VENV)/.dev ## what a search costs among 100,000 documents, beside the same work written by hand
	@PORTAL_MODE=test $(PY) -m tests.bench.search

bench-elasticsearch: $(VENV)/.dev ## what Elasticsearch costs behind the portal, as a ratio to the same requests sent raw
	@$(PY) -m tests.bench.elastic

elasticsearch: $(VENV)/.dev ## an Elasticsearch of its own until Ctrl-C; its address in ELASTICSEARCH_URL (needs Maven and Java)
	@$(PY) -m tests.elasticsearch sh -c 'echo "ELASTICSEARCH_URL=$$ELASTICSEARCH_URL"; exec sleep infinity'

relevance: $(VENV)/.dev ## how good the order of the search is: judged questions on every engine, beside a plain BM25
	@$(PY) -m tests.relevance

api-check: $(VENV)/.dev ## schemathesis: what the API answers, held against its own description, 100 questions of each list
	@PORTAL_API_EXAMPLES=100 $(PY) -m pytest -q tests/search/test_api_description.py

lint: $(VENV)/.dev ## linters alone
	@$(PY) -m tests.run linters

format: $(VENV)/.dev ## let ruff lay out the Python code
	@$(VENV)/bin/ruff check --fix-only --quiet . && $(VENV)/bin/ruff format .

messages: $(VENV)/.runtime ## compile the translation catalogues
	@$(MANAGE) messages

lock: ## resolve the dependencies anew: requirements*.txt with hashes (needs uv)
	@set -e; uv="$$(command -v uv || echo $(VENV)/bin/uv)"; \
	lock="$$uv pip compile pyproject.toml --universal --python-version 3.11 --generate-hashes --upgrade --quiet"; \
	export UV_CUSTOM_COMPILE_COMMAND="make lock"; \
	$$lock -o requirements.txt; $$lock --group dev -o requirements-dev.txt; \
	$$lock --group elasticsearch -o requirements-elasticsearch.txt

port:
	@$(PYTHON) portal/ports.py $(PORT)

# A copy of each lock file: nothing is installed again until it says something else.
$(VENV)/.runtime: requirements.txt | $(PY)
	@cmp -s $< $@ || { $(call install,$<); }
	@cp $< $@

$(VENV)/.dev: requirements-dev.txt | $(PY)
	@cmp -s $< $@ || { $(call install,$<); }
	@cp $< $@

$(PY):
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "Python 3.11 or newer is needed: PYTHON=python3.13 make ...")'
	@echo "Making $(VENV) ..."
	@if command -v uv >/dev/null; then uv venv --quiet --python $(PYTHON) $(VENV); \
	else $(PYTHON) -m venv $(VENV) || { echo "The venv module is missing. On Debian: apt-get install python3-venv"; exit 1; }; fi

var/static/staticfiles.json: $(VENV)/.runtime $(shell find core search directory cms_pages portal -path "*/static/*" -type f)
	@echo "Collecting static files ..."
	@$(MANAGE) collectstatic --noinput --verbosity 0
	@touch $@

define install
echo "Installing $(1) ..."; \
if command -v uv >/dev/null; then VIRTUAL_ENV=$(VENV) uv pip install --require-hashes -r $(1); \
else $(PY) -m pip install --disable-pip-version-check --require-hashes -r $(1); fi
endef
