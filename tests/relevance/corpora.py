"""The two portals that questions are asked of, made once and kept under build/relevance/.

`everyday` is the demonstration with a directory imported into its towns; `texts` is one town with the demo's
procedures, the guide of editors and long texts. Pages are made once; documents again whenever code changes.
"""

import csv
import hashlib
import os
import shutil
import subprocess
import sys
import tempfile
from contextlib import ExitStack, contextmanager
from datetime import datetime
from pathlib import Path
from zoneinfo import ZoneInfo

from tests import elasticsearch, postgres

ROOT = Path(__file__).resolve().parents[2]
HERE = Path(__file__).resolve().parent
FOLDER = ROOT / "build" / "relevance"
NOW = datetime(2026, 11, 30, 10, tzinfo=ZoneInfo("Europe/Paris"))  # of the pages, and of who asks
TOWNS = ("roubaix", "tourcoing", "marcq")
TOWN_OF_TEXTS = "roubaix"
FIRST_PAGE = 1_000_000  # documents of texts have no page: numbers that no page has
# What pages are made of; other code only changes their documents.
SOURCES = ("portal/demo", "directory/categories", "tests/relevance/everyday/places.csv")
CODE = (
    "core",
    "search",
    "directory",
    "events",
    "cms_pages",
    "portal",
    "docs/guide",
    "tests/relevance/texts",
    "tests/relevance/longtexts.py",
)
PAGES, EVERYDAY, TEXTS = "pages", "everyday", "texts"
MADE_FROM = {EVERYDAY: PAGES, TEXTS: EVERYDAY}


def environment(url: str, **more: str) -> dict[str, str]:
    """Of a process that works on the database at `url`."""
    own = {"DJANGO_SETTINGS_MODULE": "portal.settings", "PORTAL_MODE": "demo", "PORTAL_VAR": str(FOLDER)}
    elsewhere = {"ELASTICSEARCH_URL": "", "LOG_LEVEL": "WARNING"}
    return {**os.environ, **own, **elsewhere, "DATABASE_URL": url, **more}


def key_of(name: str) -> str:
    """A digest of everything that the database `name` is made from."""
    digest = hashlib.sha256()
    for folder in SOURCES if name == PAGES else SOURCES + CODE:
        start = ROOT / folder
        for path in sorted(start.rglob("*.*")) if start.is_dir() else [start]:
            if path.is_file() and path.suffix not in {".pyc", ".mo", ".css", ".js", ".html"}:
                digest.update(str(path.relative_to(ROOT)).encode() + path.read_bytes())
    return digest.hexdigest()[:16]


class SQLite:
    """Databases as files."""

    name = "sqlite"

    def have(self, name: str) -> dict[str, str]:
        """The environment of whoever asks the database `name`, made if there is none of today's code."""
        if not self._file(name).exists():
            self._make(name)
        return environment(f"sqlite:///{self._file(name)}")

    def _file(self, name):
        return FOLDER / f"{name}-{key_of(name)}.sqlite3"

    def _make(self, name):
        for outdated in FOLDER.glob(f"{name}-*.sqlite3*"):
            outdated.unlink()
        with tempfile.TemporaryDirectory(dir=FOLDER) as folder:
            unfinished = Path(folder) / "made.sqlite3"
            if source := MADE_FROM.get(name):
                self.have(source)
                shutil.copy(self._file(source), unfinished)
            make(name, f"sqlite:///{unfinished}")
            unfinished.rename(self._file(name))


class Elasticsearch(SQLite):
    """A running server beside a copy of each file."""

    name = "elasticsearch"

    def __init__(self, url: str):
        self.url = url

    def have(self, name):
        super().have(name)
        copied = shutil.copy(self._file(name), FOLDER / f"elasticsearch-{name}.sqlite3")
        settings = {
            "ELASTICSEARCH_URL": self.url,
            "ELASTICSEARCH_SECONDS": "60",
            "ELASTICSEARCH_PREFIX": name,
        }
        return environment(f"sqlite:///{copied}", **settings)


class PostgreSQL:
    """Databases of a running server, kept as dumps between the runs."""

    name = "postgresql"

    def __init__(self, server: str):
        self.server, self.programs, self.filled = server, postgres.find_programs(), set()

    def have(self, name: str) -> dict[str, str]:
        """The environment of whoever asks the database `name`, read from its dump, or made and dumped."""
        if name not in self.filled:
            dump = FOLDER / f"{name}-{key_of(name)}.sql"
            (self._read if dump.exists() else self._make)(name, dump)
            self.filled.add(name)
        return environment(self._url(name))

    def _read(self, name, dump):
        self._run("psql", self.server, "-qc", f"CREATE DATABASE {name}")
        self._run("psql", self._url(name), "-q", "-o", os.devnull, "-f", str(dump))

    def _make(self, name, dump):
        for outdated in FOLDER.glob(f"{name}-*.sql"):
            outdated.unlink()
        template = ""
        if source := MADE_FROM.get(name):
            self.have(source)
            template = f" TEMPLATE {source}"
        self._run("psql", self.server, "-qc", f"CREATE DATABASE {name}{template}")
        make(name, self._url(name))
        unfinished = dump.with_suffix(".part")
        self._run("pg_dump", self._url(name), "-f", str(unfinished))
        unfinished.rename(dump)

    def _url(self, name):
        return f"{self.server.rpartition('/')[0]}/{name}"

    def _run(self, program, *arguments):
        subprocess.run([str(self.programs / program), *arguments], check=True)


@contextmanager
def engines(names):
    """The stores of these engines, as long as wanted."""
    (FOLDER / "static").mkdir(
        parents=True, exist_ok=True
    )  # whitenoise warns about a folder that is not there
    with ExitStack() as running:
        stores = [SQLite()] if "sqlite" in names else []
        if "postgresql" in names:
            stores.append(PostgreSQL(running.enter_context(postgres.server())))
        if "elasticsearch" in names:
            url = os.environ.get(elasticsearch.RUNNING)
            stores.append(Elasticsearch(url or running.enter_context(elasticsearch.server()).url))
        yield stores


def make(name: str, url: str) -> None:
    """Fill the database at `url`, in a process of its own, at the moment NOW."""
    print(f"  {name} ...", flush=True)
    command = [sys.executable, "-m", "tests.relevance.corpora", name]
    subprocess.run(command, cwd=ROOT, env=environment(url), check=True, stdout=subprocess.DEVNULL)


def make_pages():
    """The demonstration, and the directory."""
    from django.core.management import call_command

    call_command("migrate", verbosity=0)
    call_command("build_demo", french=True)
    with (HERE / "everyday" / "places.csv").open(encoding="utf-8") as file:
        places = list(csv.DictReader(file))
    for town in TOWNS:
        with tempfile.NamedTemporaryFile("w", suffix=".csv", encoding="utf-8") as file:
            table = csv.DictWriter(file, places[0])
            table.writeheader()
            table.writerows(place for place in places if place["city"] == town)
            file.flush()
            mapping = str(HERE / "everyday" / "places.json")
            call_command(
                "import_places", file.name, city=town, source="annuaire", adapter="generic", mapping=mapping
            )


def make_everyday():
    """The documents of all pages as the code of today writes them."""
    from django.core.management import call_command

    call_command("migrate", verbosity=0)
    call_command("search_rebuild")


def make_texts():
    """The procedures of one town alone, with the guide and the long texts beside them."""
    from django.db import transaction

    from core import generation
    from core.models import CitySettings
    from search.models import SearchDocument
    from search.writing import lock_state, write
    from tests.relevance.longtexts import texts

    town = CitySettings.objects.get(slug=TOWN_OF_TEXTS)
    procedures = SearchDocument.objects.filter(city=town, kind="procedure")
    others = SearchDocument.objects.exclude(pk__in=procedures.values("pk"))
    records = dict.fromkeys(others.values_list("page_id", flat=True))
    for page_id, text in enumerate(texts(), start=FIRST_PAGE):
        records[page_id] = _record(page_id, text, town)
    with transaction.atomic():
        write(lock_state(), records)
        generation.bump()


def _record(page_id, text, town):
    from dataclasses import replace
    from types import SimpleNamespace

    from tests.search.documents import record_of

    facets = {"kind": ["page"], "locale": ["fr"], "owner": [town.slug], "city": [town.slug]}
    fact = SimpleNamespace(
        page_id=page_id, title=text.title, summary=text.summary, body=text.body, published=NOW,
        until=None, occurrences=(), point=None, facets=facets,
    )  # fmt: skip
    record = record_of(fact, town.pk)
    return replace(record, columns=record.columns | {"path": text.path})


def main(name):
    import django

    django.setup()
    import time_machine

    with time_machine.travel(NOW, tick=True):
        {PAGES: make_pages, EVERYDAY: make_everyday, TEXTS: make_texts}[name]()


if __name__ == "__main__":
    main(sys.argv[1])
