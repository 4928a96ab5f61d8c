"""Is this process fit to answer visitors, and what else needs somebody?"""

import shutil
from collections.abc import Callable

from django.conf import settings
from django.db import DatabaseError, InterfaceError, connection
from django.db.migrations.executor import MigrationExecutor
from django.utils import timezone
from django_tasks_db.models import DBTaskResult

from core import heartbeats, outages, patience

LEAST_ROOM = 200_000_000  # bytes; below, uploads and SQLite soon fail

# Once its tables are there, a process does not look again: reading every migration takes 0.1 s.
_migrated = False
_others: dict[str, Callable[[], object]] = {}


def register(name: str, say: Callable[[], object]) -> None:
    """What an app says of itself under a name, in values of JSON; nothing where it says None."""
    _others[name] = say


def state():
    """{"live": True, "ready": …, "database": …, "migrations": …, "worker": …, "timer": …, "disk": …,
    "unseen_minutes": {…}} and what apps say: `ready` is the first two, without which no page is drawn; the
    others are for a person. No name, version or secret."""
    with patience.at_most(outages.PATIENCE):
        database = _database_answers()
        migrations = database and _tables_are_there()
        unseen = _unseen() if migrations else None
        worker = unseen is not None and heartbeats.WORKER not in unseen and _tasks_are_done()
    return {
        "live": True,
        "ready": migrations,
        "database": database,
        "migrations": migrations,
        "worker": worker,
        "timer": unseen is not None and heartbeats.TIMER not in unseen,
        "disk": _has_room(),
        "unseen_minutes": unseen or {},
        **(_of_others() if migrations else {}),
    }


def _of_others():
    try:
        said = {name: say() for name, say in _others.items()}
    except (DatabaseError, InterfaceError):
        return {}
    return {name: words for name, words in said.items() if words is not None}


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
        except (DatabaseError, InterfaceError):
            return False
    return _migrated


def _unseen():
    try:
        return heartbeats.unseen()
    except (DatabaseError, InterfaceError):
        return None


def _tasks_are_done():
    longest = heartbeats.PATIENCE[heartbeats.WORKER]
    try:
        waiting = DBTaskResult.objects.ready().filter(enqueued_at__lt=timezone.now() - longest)
        return not waiting.exists()
    except (DatabaseError, InterfaceError):
        return False


def _has_room():
    try:
        return shutil.disk_usage(settings.VAR_DIR).free >= LEAST_ROOM
    except OSError:
        return False
