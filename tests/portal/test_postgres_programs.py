"""PostgreSQL's programs reach the database as the portal does."""

import environ

from core.postgresql.base import DatabaseWrapper
from portal.backups import postgres_environment


def test_the_programs_are_told_all_that_database_url_says():
    url = "postgres://portal:secret@db.example.org:5433/city?sslmode=verify-full&sslrootcert=/etc/ca.pem"
    without_url = {"CONN_MAX_AGE": 0, "TIME_ZONE": None, "OPTIONS": {}}
    database = DatabaseWrapper(without_url | environ.Env.db_url_config(url))
    assert postgres_environment(database.get_connection_params()) == {
        "PGHOST": "db.example.org",
        "PGPORT": "5433",
        "PGUSER": "portal",
        "PGPASSWORD": "secret",
        "PGDATABASE": "city",
        "PGCLIENTENCODING": "UTF8",
        "PGSSLMODE": "verify-full",
        "PGSSLROOTCERT": "/etc/ca.pem",
    }
