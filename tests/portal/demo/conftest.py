"""The demonstration, for every test of this folder, and gone after the last."""

import shutil
from contextlib import contextmanager
from io import StringIO
from pathlib import Path

import pytest
from django.conf import settings
from django.core.management import call_command
from django.db import connection

from core import admin_indexes, generation
from portal.backups import copy_sqlite
from portal.demo.towns import HOSTS
from tests.built_once import forget_everything
from tests.kept_demo import DATABASE, built_demo
from tests.portal.conftest import undone_at_the_end
from tests.portal.demo.crawl import crawl
from tests.portal.demo.visitor import Visitor


@pytest.fixture(scope="package")
def demo(django_db_setup, django_db_blocker, tmp_path_factory):
    """The whole demonstration, on port 8000."""
    if connection.vendor == "sqlite":
        kept = built_demo()
        shutil.copytree(kept / "media", settings.MEDIA_ROOT, dirs_exist_ok=True)
        with instead_of_the_database(kept / DATABASE, tmp_path_factory.mktemp("demo"), django_db_blocker):
            yield
    else:
        with undone_at_the_end(django_db_blocker):
            call_command("build_demo", stdout=StringIO())
            generation.bump()
            yield


@pytest.fixture(scope="package", params=HOSTS.values(), ids=HOSTS)
def site(request, demo):
    """A visitor of one of the sites."""
    return Visitor(request.param)


@pytest.fixture(scope="package")
def pages(site):
    """{address: Seen} of a site, read once: outside the transactions of tests, where each search would read
    the whole index again."""
    return crawl(site)


@pytest.fixture(scope="package")
def templates(site):
    """{path: document} of one page per template, read once as well."""
    return {path: site.document(path) for path in site.templates}


@contextmanager
def instead_of_the_database(filled: Path, aside: Path, blocker):
    """The database of the tests is a copy of `filled` until the block ends."""
    own = Path(connection.settings_dict["NAME"])
    copy_sqlite(own, aside / own.name)  # with what stands in its journal
    with blocker.unblock():
        _replace(own, filled)
        call_command("migrate", "talks", verbosity=0)  # page types of tests alone
        admin_indexes.unfollow()
        yield
        _replace(own, aside / own.name)


def _replace(own, other):
    connection.close()
    for journal in ("-wal", "-shm"):
        own.with_name(own.name + journal).unlink(missing_ok=True)
    shutil.copy(other, own)
    forget_everything()
