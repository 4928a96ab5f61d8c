"""Is this process fit to answer visitors, and what else needs somebody?"""

import shutil
from datetime import timedelta

from django.conf import settings
from django.db import DatabaseError, InterfaceError, connection
from django.db.migrations.executor import MigrationExecutor
from django.utils import timezone
from django_tasks_db.models import DBTaskResult

from core import outages, patience

# A task that has waited longer has no worker. An import takes minutes.
LONGEST_WAIT = timedelta(minutes=30)
LEAST_ROOM = 200_000_000  # bytes; below, uploads and SQLite soon fail

# Once its tables are there, a process does not look again: reading every migration takes 0.1 s.
_migrated = False


def state():
    """{"live": True, "ready": …, "database": …, "migrations": …, "worker": …, "disk": …}: `ready` is the
    first two, without which no page is drawn; the others are for a person. No name, version or secret."""
    with patience.at_most(outages.PATIENCE):
        database = _database_answers()
        migrations = database and _tables_are_there()
        worker = migrations and _tasks_are_done()
    return {
        "live": True,
        "ready": migrations,
        "database": database,
        "migrations": migrations,
        "worker": worker,
        "disk": _has_room(),
    }


def _database_answers():
    try:
        with connection.cursor() as cursor:
            cursor.execute("SELECT 1")
            return cursor.fetchone() == (1,)
    except (DatabaseError, InterfaceError):
        return False


def _tables_are_there():
    global _migrated
    if not _migrated:
        try:
            executor = MigrationExecutor(connection)
            _migrated = not executor.migration_plan(executor.loader.graph.leaf_nodes())
        except DatabaseError:
            return False
    return _migrated


def _tasks_are_done():
    try:
        waiting = DBTaskResult.objects.ready().filter(enqueued_at__lt=timezone.now() - LONGEST_WAIT)
        return not waiting.exists()
    except DatabaseError:
        return False


def _has_room():
    try:
        return shutil.disk_usage(settings.VAR_DIR).free >= LEAST_ROOM
    except OSError:
        return False
