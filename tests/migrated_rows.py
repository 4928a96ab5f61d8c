"""After a test that commits, the database holds again what the migrations wrote, and nothing else.

Django would truncate 140 tables, write all permissions again, and lose the root of the pages and the first
language. To delete from all tables and put back the few rows of the migrations costs much less.
"""

from django.db import connection, transaction

# No test writes these: they stay where they are.
LEFT_ALONE = {"django_migrations", "django_content_type", "auth_permission"}


class OnPostgreSQL:
    """The rows are kept as JSON, a text per table."""

    def __init__(self):
        self._rows = {}
        with connection.cursor() as cursor:
            for table in tables():
                cursor.execute(f"SELECT json_agg(kept)::text FROM {table} kept")
                self._rows[table] = cursor.fetchone()[0]

    def put_back(self):
        everything = "; ".join(f"DELETE FROM {table}" for table in self._rows)
        with transaction.atomic(), connection.cursor() as cursor:
            cursor.execute("SET LOCAL session_replication_role = replica")  # no foreign key is checked
            cursor.execute(everything)
            for table, rows in self._rows.items():
                if rows:
                    again = f"SELECT * FROM json_populate_recordset(NULL::{table}, %s)"
                    cursor.execute(f"INSERT INTO {table} {again}", [rows])


class OnSQLite:
    """The rows are in another database, just migrated."""

    def __init__(self, path):
        self._path = str(path)

    def put_back(self):
        with connection.cursor() as cursor:
            cursor.execute("ATTACH DATABASE %s AS migrated", [self._path])
            cursor.execute("PRAGMA foreign_keys = OFF")
            with transaction.atomic():
                for table in tables():
                    cursor.execute(f"DELETE FROM main.{table}")
                    cursor.execute(f"INSERT INTO main.{table} SELECT * FROM migrated.{table}")
            cursor.execute("PRAGMA foreign_keys = ON")
            cursor.execute("DETACH DATABASE migrated")


def tables():
    """Names of the tables that tests write, quoted."""
    names = connection.introspection.django_table_names(only_existing=True, include_views=False)
    return [connection.ops.quote_name(name) for name in sorted(set(names) - LEFT_ALONE)]
