"""A backup is a folder: the database as its own engine saves it, and the media files beside it.

Both commands work on SQLite and on PostgreSQL (whose client programs must be installed). The database
is read in one consistent state while the portal runs; the media are copied after it, so that every
file the database knows is there.
"""

import os
import shutil
import sqlite3
import subprocess
from contextlib import closing
from pathlib import Path

from django.conf import settings
from django.core.cache import cache
from django.db import connection
from django.utils import timezone

from core import generation

SQLITE_FILE, POSTGRES_FILE, MEDIA_FOLDER = "database.sqlite3", "database.dump", "media"


class BackupError(Exception):
    """Nothing was saved or restored; the message says why."""


def back_up(folder: Path) -> Path:
    """Save everything into a new folder under ``folder``, named after the minute; return it."""
    target = folder / timezone.localtime().strftime("portal-%Y-%m-%d-%H%M%S")
    # Named as a backup only when it is one.
    unfinished = target.with_name(f"{target.name}.unfinished")
    unfinished.mkdir(parents=True, mode=0o700)
    if connection.vendor == "sqlite":
        copy_sqlite(settings.DATABASES["default"]["NAME"], unfinished / SQLITE_FILE)
    else:
        run_postgres("pg_dump", "--format=custom", f"--file={unfinished / POSTGRES_FILE}")
    if Path(settings.MEDIA_ROOT).exists():
        shutil.copytree(settings.MEDIA_ROOT, unfinished / MEDIA_FOLDER)
    return unfinished.rename(target)


def restore(source: Path) -> None:
    """Replace database and media by those of a backup. Stop the portal first, start it afterwards."""
    expected = source / (SQLITE_FILE if connection.vendor == "sqlite" else POSTGRES_FILE)
    if not expected.exists():
        raise BackupError(f"{expected} is missing: this is no backup of a {connection.vendor} portal.")
    connection.close()
    if connection.vendor == "sqlite":
        copy_sqlite(expected, settings.DATABASES["default"]["NAME"])
    else:
        run_postgres("pg_restore", "--clean", "--if-exists", "--no-owner", "--exit-on-error", str(expected))
    restore_media(source / MEDIA_FOLDER)
    generation.leave_history()
    cache.clear()


def copy_sqlite(source: str | Path, target: str | Path) -> None:
    """SQLite's own online backup: whole and consistent, whoever is writing."""
    with (
        closing(sqlite3.connect(source, timeout=20)) as origin,
        closing(sqlite3.connect(target, timeout=20)) as copy,
    ):
        origin.backup(copy)


def run_postgres(program: str, *arguments: str) -> None:
    """Run a client program of PostgreSQL on the portal's database; the password never shows in ``ps``."""
    database = connection.get_connection_params()
    names = {
        "PGHOST": "host",
        "PGPORT": "port",
        "PGUSER": "user",
        "PGPASSWORD": "password",
        "PGDATABASE": "dbname",
    }
    environment = {name: str(database[key]) for name, key in names.items() if database.get(key)}
    command = [program, *arguments]
    if program == "pg_restore":
        command.append(f"--dbname={database['dbname']}")
    try:
        subprocess.run(command, env={**os.environ, **environment}, check=True, capture_output=True, text=True)
    except FileNotFoundError:
        raise BackupError(f"{program} is missing. To install it: apt-get install postgresql-client") from None
    except subprocess.CalledProcessError as error:
        raise BackupError(error.stderr.strip()) from None


def restore_media(source: Path) -> None:
    """Put the media of the backup in place of today's; a failed copy leaves today's untouched."""
    media = Path(settings.MEDIA_ROOT)
    incoming = media.with_name(f"{media.name}.restored")
    shutil.rmtree(incoming, ignore_errors=True)
    if source.exists():
        shutil.copytree(source, incoming)
    else:
        incoming.mkdir(parents=True)
    shutil.rmtree(media, ignore_errors=True)
    incoming.rename(media)
