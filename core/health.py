"""Is this process fit to answer visitors?"""

from django.db import DatabaseError, connection
from django.db.migrations.executor import MigrationExecutor

# Once its tables are there, a process does not look again: reading every migration takes 0.1 s.
_migrated = False


def state():
    """{"live": True, "ready": bool, "database": bool, "migrations": bool}; no name, version or secret."""
    database = _database_answers()
    migrations = database and _tables_are_there()
    return {"live": True, "ready": migrations, "database": database, "migrations": migrations}


def _database_answers():
    try:
        with connection.cursor() as cursor:
            cursor.execute("SELECT 1")
            return cursor.fetchone() == (1,)
    except DatabaseError:
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
