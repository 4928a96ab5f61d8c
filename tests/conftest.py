"""What every test may rely on. Data is built by the factories of each app, not here."""

import shutil

import pytest
from django.conf import settings
from django.core.cache import cache
from django.test import TransactionTestCase
from django.utils import translation
from hypothesis import settings as generated

from core import admin_indexes, generation, routing
from search.database import snapshot
from search.projection import catch_up
from search.word_upkeep import forget_flushed
from tests import dumped
from tests.built_once import SharedTowns, pytest_fixture_setup  # noqa: F401 (a hook)
from tests.kept_demo import migrated_database
from tests.migrated_rows import OnPostgreSQL, OnSQLite

ON_SQLITE = settings.DATABASES["default"]["ENGINE"].endswith("sqlite3")
# No generated example is timed: a busy machine fails no test.
generated.register_profile("untimed", deadline=None)
generated.load_profile("untimed")


@pytest.fixture(scope="session")
def django_db_keepdb() -> bool:
    """Start from the migrated database that is kept; the first part on PostgreSQL has none."""
    if ON_SQLITE:
        shutil.copy(migrated_database(), settings.DATABASES["default"]["TEST"]["NAME"])
    return ON_SQLITE or dumped.load()


@pytest.fixture(scope="session")
def django_db_setup(django_db_setup, django_db_blocker, tmp_path_factory):
    """After a test that commits, put back what migrations wrote (tests/migrated_rows.py). Asked for by
    sessions that have tests with a database, and by no others."""
    with django_db_blocker.unblock():
        if ON_SQLITE:  # of a copy, because a run of other code deletes the kept one
            rows = OnSQLite(shutil.copy(migrated_database(), tmp_path_factory.mktemp("migrated")))
        else:
            dumped.dump()
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
