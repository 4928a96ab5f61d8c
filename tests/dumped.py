"""A migrated PostgreSQL, kept as `pg_dump` writes it: to read that takes a second, 280 migrations 25."""

import os
import subprocess
from pathlib import Path

from django.db import connection

from tests import postgres
from tests.kept_demo import alone, keep, migrated_dump


def load() -> bool:
    """Make the test database of what is kept; whether anything is."""
    with alone("dumped"):
        kept = migrated_dump()
        if not kept.exists() or not postgres.find_programs():
            return False
        name = connection.creation._get_test_db_name()
        _run("dropdb", "--if-exists", name)  # an earlier run on the same server left it
        _run("createdb", name)
        _run("psql", "--no-psqlrc", "--quiet", "--set=ON_ERROR_STOP=1", "--dbname", name, "--file", kept)
        return True


def dump():
    """Keep what is in the test database, unless it is kept."""
    with alone("dumped"):
        kept = migrated_dump()
        if kept.exists() or not postgres.find_programs():
            return
        unfinished = kept.with_suffix(f".{os.getpid()}")
        _run("pg_dump", "--no-owner", "--file", unfinished, connection.settings_dict["NAME"])
        keep(unfinished, kept)


def _run(program: str, *arguments: str | Path):
    settings = connection.settings_dict
    address = {f"PG{name}": str(settings[name]) for name in ("HOST", "PORT", "USER", "PASSWORD")}
    command = [postgres.find_programs() / program, *arguments]
    output = {"stdout": subprocess.DEVNULL, "stderr": subprocess.PIPE}
    result = subprocess.run(command, env=os.environ | address, check=False, text=True, **output)
    if result.returncode:
        raise RuntimeError(f"{program}: {result.stderr}")
