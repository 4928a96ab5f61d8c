"""What every test may rely on. Data is built by the factories of each app, not here."""

import hashlib
import os
import shutil
from datetime import date
from pathlib import Path

import pytest
from django.conf import settings
from django.core.cache import cache
from django.test import TransactionTestCase
from django.utils import translation
from hypothesis import settings as generated

from core import admin_indexes, generation, routing
from portal.backups import copy_sqlite
from search.database import snapshot
from search.projection import catch_up
from search.word_upkeep import forget_flushed
from tests.built_once import SharedTowns, pytest_fixture_setup  # noqa: F401 (a hook)
from tests.migrated_rows import OnPostgreSQL, OnSQLite

ROOT = Path(settings.BASE_DIR)
ON_SQLITE = settings.DATABASES["default"]["ENGINE"].endswith("sqlite3")
# No generated example is timed: a busy machine fails no test.
generated.register_profile("untimed", deadline=None)
generated.load_profile("untimed")


@pytest.fixture(scope="session")
def migrated_database() -> Path:
    """Where an SQLite database with today's migrations is kept between the runs of a day."""
    digest = hashlib.sha256()
    for path in [
        ROOT / "requirements.txt",
        *sorted(ROOT.glob("*/migrations/*.py")),
        *sorted(ROOT.glob("tests/*/migrations/*.py")),
    ]:
        digest.update(path.read_bytes())
    return ROOT / "build" / f"migrated-{date.today()}-{digest.hexdigest()[:16]}.sqlite3"  # noqa: DTZ011


@pytest.fixture(scope="session")
def django_db_keepdb(migrated_database) -> bool:
    """On SQLite, start from the database kept by an earlier run: 200 migrations take 12 s."""
    if not ON_SQLITE or not migrated_database.exists():
        return False
    shutil.copy(migrated_database, settings.DATABASES["default"]["TEST"]["NAME"])
    return True


@pytest.fixture(scope="session")
def django_db_setup(django_db_setup, django_db_blocker, migrated_database, tmp_path_factory):
    """Keep the migrated database for the next run; after a test that commits, put back what migrations wrote
    (tests/migrated_rows.py). Asked for by sessions that have tests with a database, and by no others."""
    if ON_SQLITE and not migrated_database.exists():
        migrated_database.parent.mkdir(exist_ok=True)
        unfinished = migrated_database.with_suffix(f".{os.getpid()}")
        copy_sqlite(settings.DATABASES["default"]["TEST"]["NAME"], unfinished)
        unfinished.rename(migrated_database)
        for outdated in set(migrated_database.parent.glob("migrated-*.sqlite3")) - {migrated_database}:
            outdated.unlink(missing_ok=True)
    with django_db_blocker.unblock():
        if ON_SQLITE:  # of a copy, because a run of other code deletes the kept one
            rows = OnSQLite(shutil.copy(migrated_database, tmp_path_factory.mktemp("migrated")))
        else:
            rows = OnPostgreSQL()

    def put_back(_case):
        rows.put_back()
        forget_flushed()

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(TransactionTestCase, "_fixture_teardown", put_back)
        admin_indexes.unfollow()  # a fifth of what a page costs
        yield


@pytest.fixture(scope="session")
def shared_towns(django_db_setup, django_db_blocker):
    """Towns that tests have in common (tests/built_once.py)."""
    towns = SharedTowns(django_db_blocker)
    yield towns
    towns.undo()


@pytest.fixture
def admin_index(settings):
    """The admin's search box finds pages, and rows know what points to them, as in the portal: no other test
    pays for it."""
    settings.WAGTAILSEARCH_BACKENDS = {"default": {"BACKEND": "wagtail.search.backends.database"}}
    admin_indexes.follow(admin_indexes.every_receiver())
    yield
    admin_indexes.unfollow()


@pytest.fixture(autouse=True)
def cold_process():
    """No test reads what another one left in memory or in the cache: generations and versions start over."""
    for forget in (generation.forget, routing.forget, snapshot.forget, cache.clear):
        forget()
    yield
    generation.end_request()
    translation.deactivate()  # a visit leaves the language of its page


@pytest.fixture
def visit(client):
    """`visit("/fr/")`: what a visitor of Tourcoing reads, once the index is up to date."""

    def get(path, city="tourcoing"):
        catch_up()
        return client.get(path, headers={"host": f"{city}.localhost"})

    return get
