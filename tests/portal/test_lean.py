"""What a process that serves pages holds in memory before its first request."""

import json
import os
import subprocess
import sys

import pytest
from django.conf import settings

# Libraries of imports, files and maps, and of the database that is not ours.
LATE = {"pyproj", "shapely", "psycopg", "ijson", "frictionless", "openpyxl", "odf", "petl"}
SCRIPT = """
import json, sys, threading
import portal.wsgi
from django.db import connections
held = [name for name, module in sys.modules.items() if module]
opened = [one.alias for one in connections.all(initialized_only=True) if one.connection]
print(json.dumps([held, opened, threading.active_count()]))
"""


@pytest.fixture(scope="module")
def loaded(tmp_path_factory):
    """(names of modules, open databases, threads) of the application on SQLite, as gunicorn forks it."""
    environment = os.environ | {
        "DJANGO_SETTINGS_MODULE": "portal.settings",
        "DATABASE_URL": f"sqlite:///{tmp_path_factory.mktemp('lean') / 'portal.sqlite3'}",
    }
    command = [sys.executable, "-W", "ignore", "-c", SCRIPT]
    result = subprocess.run(command, cwd=settings.BASE_DIR, env=environment, capture_output=True, check=True)
    return json.loads(result.stdout)


def test_libraries_that_no_page_needs_are_not_read(loaded):
    modules = set(loaded[0])

    assert "portal.urls" in modules  # every view is
    assert "directory.importing.runs" in modules
    assert modules & LATE == set()


def test_nothing_is_open_that_a_fork_would_share(loaded):
    _modules, databases, threads = loaded

    assert (databases, threads) == ([], 1)
