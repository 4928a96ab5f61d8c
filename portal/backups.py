"""A backup is a folder: the database as its own engine saves it, and the media files beside it.

Both commands work on SQLite and on PostgreSQL (whose client programs must be installed). The database
is read in one consistent state while the portal runs; the media are copied after it, so that every
file the database knows is there. A restore makes everything ready beside what is there, then changes
all of it or nothing.
"""

import os
import shutil
import sqlite3
import subprocess
import tempfile
import time
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

from django.conf import settings
from django.core.cache import cache
from django.db import connection
from django.utils import timezone
from psycopg.pq import Conninfo

from core import generation
from core.models import Counter
from search import upkeep
from search.models import IndexState

SQLITE_FILE, POSTGRES_FILE, MEDIA_FOLDER = "database.sqlite3", "database.dump", "media"
BACKUPS = "portal-[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]-[0-9][0-9][0-9][0-9][0-9][0-9]"
UNFINISHED_SECONDS = 24 * 3600
# In the media folder during a restore: what comes, what was there, and that once nobody needs it any more.
SWAPPING = (".restored", ".replaced", ".removed")
NO_MEDIA = shutil.ignore_patterns(*SWAPPING, "lost+found")  # the latter is the disk's own
STOP_FIRST = "The portal is running: stop it first. Nothing was changed."
LOCK_SECONDS = 10

# Not DROP SCHEMA, whose owner is another role before PostgreSQL 15. What belongs to an extension stays.
EMPTY_THE_SCHEMA = """
DO $$
DECLARE item record;
BEGIN
    FOR item IN
        SELECT oid::regclass AS name, relkind FROM pg_class
        WHERE relnamespace = current_schema()::regnamespace AND relkind IN ('r', 'p', 'v', 'm', 'S')
        AND NOT EXISTS (SELECT FROM pg_depend WHERE objid = pg_class.oid AND deptype IN ('e', 'a', 'i'))
    LOOP
        EXECUTE format('DROP %s IF EXISTS %s CASCADE', CASE item.relkind
            WHEN 'v' THEN 'VIEW' WHEN 'm' THEN 'MATERIALIZED VIEW' WHEN 'S' THEN 'SEQUENCE' ELSE 'TABLE' END,
            item.name);
    END LOOP;
END $$;
"""


class BackupError(Exception):
    """Nothing was saved or restored; the message says why."""


def back_up(folder: Path) -> Path:
    """Save everything into a new folder under ``folder``, named after the second; return it."""
    target = folder / timezone.localtime().strftime("portal-%Y-%m-%d-%H%M%S")
    # Named as a backup only when it is one.
    unfinished = target.with_name(f"{target.name}.unfinished")
    unfinished.mkdir(parents=True, mode=0o700)
    if connection.vendor == "sqlite":
        copy_sqlite(settings.DATABASES["default"]["NAME"], unfinished / SQLITE_FILE)
    else:
        run_postgres("pg_dump", "--format=custom", f"--file={unfinished / POSTGRES_FILE}")
    if Path(settings.MEDIA_ROOT).exists():
        shutil.copytree(settings.MEDIA_ROOT, unfinished / MEDIA_FOLDER, ignore=NO_MEDIA)
    return unfinished.rename(target)


def remove_old(folder: Path, keep: int) -> list[Path]:
    """Remove all backups under ``folder`` but the ``keep`` newest, and what was begun and never finished."""
    old = sorted(folder.glob(BACKUPS))[:-keep]
    too_late = time.time() - UNFINISHED_SECONDS
    old += [path for path in folder.glob(f"{BACKUPS}.unfinished") if path.stat().st_mtime < too_late]
    for path in old:
        shutil.rmtree(path)
    return old


def restore(source: Path) -> None:
    """Replace database and media by those of a backup, or nothing. Stop the portal first."""
    is_sqlite = connection.vendor == "sqlite"
    expected = source / (SQLITE_FILE if is_sqlite else POSTGRES_FILE)
    if not expected.exists():
        raise BackupError(f"{expected} is missing: this is no backup of a {connection.vendor} portal.")
    connection.close()
    ready = sqlite_ready if is_sqlite else postgres_ready
    with ready(expected) as replace_database, media_replaced(source / MEDIA_FOLDER):
        replace_database()
    cache.clear()
    tables = connection.introspection.table_names()
    for model, leave in ((Counter, generation.leave_history), (IndexState, upkeep.leave_history)):
        if model._meta.db_table in tables:  # else `migrate` makes it, and a history begins
            leave()


def copy_sqlite(source: str | Path, target: str | Path) -> None:
    """SQLite's own online backup: whole and consistent, whoever is writing."""
    with (
        closing(sqlite3.connect(source, timeout=20)) as origin,
        closing(sqlite3.connect(target, timeout=20)) as copy,
    ):
        origin.backup(copy)


@contextmanager
def sqlite_ready(source: Path) -> Iterator:
    """A checked copy of the backup beside today's database; yields what puts it in its place."""
    database = Path(settings.DATABASES["default"]["NAME"])
    incoming = database.with_name(f"{database.name}.restored")
    incoming.unlink(missing_ok=True)
    try:
        shutil.copyfile(source, incoming)
        refuse_damaged_sqlite(incoming, source)
        yield lambda: replace_sqlite(database, incoming)
    finally:
        for path in files_of_sqlite(incoming):
            path.unlink(missing_ok=True)


def refuse_damaged_sqlite(copy: Path, source: Path) -> None:
    """Raise unless SQLite itself finds every page of the copy sound."""
    try:
        with closing(sqlite3.connect(copy)) as database:
            verdict = database.execute("PRAGMA integrity_check(1)").fetchone()[0]
    except sqlite3.DatabaseError as error:
        verdict = str(error)
    if verdict != "ok":
        raise BackupError(f"{source} is damaged ({verdict}). Nothing was changed.")


def replace_sqlite(database: Path, incoming: Path) -> None:
    """One rename. The former database's journal goes first: read into the new one, it would damage it."""
    try:
        with closing(sqlite3.connect(database, timeout=LOCK_SECONDS)) as former:
            former.execute("PRAGMA journal_mode=DELETE")  # refused while anybody else has it open
    except sqlite3.DatabaseError as error:  # a damaged database is what restores are for
        if error.sqlite_errorcode == sqlite3.SQLITE_BUSY:
            raise BackupError(STOP_FIRST) from None
    for journal in files_of_sqlite(database)[1:]:
        journal.unlink(missing_ok=True)
    incoming.replace(database)


def files_of_sqlite(database: Path) -> list[Path]:
    """The database and the files that SQLite keeps beside it."""
    return [database.with_name(database.name + end) for end in ("", "-wal", "-shm", "-journal")]


@contextmanager
def postgres_ready(source: Path) -> Iterator:
    """The backup as SQL, read to its end; yields what runs it in one transaction."""
    with tempfile.TemporaryDirectory(prefix="portal-restore-") as folder:
        script = Path(folder) / "restore.sql"
        run_postgres("pg_restore", "--no-owner", "--no-privileges", f"--file={script}", str(source))
        yield lambda: run_script(script)


def run_script(script: Path) -> None:
    """Empty the schema and fill it again: whatever fails, the database is as before."""
    one = ("--no-psqlrc", "--quiet", "--single-transaction", "--set=ON_ERROR_STOP=1", "--output=/dev/null")
    patience = f"SET lock_timeout = '{LOCK_SECONDS}s'"
    try:
        run_postgres(
            "psql", *one, f"--command={patience}", f"--command={EMPTY_THE_SCHEMA}", f"--file={script}"
        )
    except BackupError as error:
        if "lock timeout" in str(error):
            raise BackupError(STOP_FIRST) from None
        raise


def run_postgres(program: str, *arguments: str) -> None:
    """Run a client program of PostgreSQL on the portal's database; the password never shows in ``ps``."""
    environment = postgres_environment(connection.get_connection_params())
    spoken = {"LC_MESSAGES": "C"}  # its words are read (run_script)
    try:
        subprocess.run(
            [program, *arguments],
            env={**os.environ, **environment, **spoken},
            check=True,
            capture_output=True,
            text=True,
        )
    except FileNotFoundError:
        raise BackupError(f"{program} is missing. To install it: apt-get install postgresql-client") from None
    except subprocess.CalledProcessError as error:
        raise BackupError(error.stderr.strip()) from None


def postgres_environment(parameters: dict) -> dict[str, str]:
    """All that a connection is told (server, password, TLS…), as variables that libpq's programs read."""
    names = {option.keyword.decode(): option.envvar for option in Conninfo.get_defaults() if option.envvar}
    return {
        names[key].decode(): str(value)
        for key, value in parameters.items()
        if key in names and value not in (None, "")
    }


@contextmanager
def media_replaced(source: Path) -> Iterator:
    """The media of the backup in place of today's, which come back where the block fails.

    The folder itself stays: it may be a mount point or a link.
    """
    media = Path(settings.MEDIA_ROOT)
    media.mkdir(parents=True, exist_ok=True)
    incoming, former, removed = (media / name for name in SWAPPING)
    take_back(former, media)
    for folder in (incoming, former, removed):
        shutil.rmtree(folder, ignore_errors=True)
    incoming.mkdir()
    former.mkdir()
    renamed = []
    try:
        if source.exists():
            shutil.copytree(source, incoming, ignore=NO_MEDIA, dirs_exist_ok=True)
        for origin, target in ((media, former), (incoming, media)):
            rename_entries(origin, target, renamed)
        yield
    except BaseException:
        for before, after in reversed(renamed):
            after.rename(before)
        former.rmdir()
        raise
    else:
        former.rename(removed)
    finally:
        shutil.rmtree(incoming, ignore_errors=True)
        shutil.rmtree(removed, ignore_errors=True)


def take_back(former: Path, media: Path) -> None:
    """Return what a restore that was killed left in `former`: each of its files goes where it was before.

    Files that the backup brought stay where today had none: nobody can tell which database was left.
    """
    for path in list(former.rglob("*")):
        if path.is_symlink() or not path.is_dir():
            target = media / path.relative_to(former)
            target.parent.mkdir(parents=True, exist_ok=True)
            path.replace(target)


def rename_entries(origin: Path, target: Path, renamed: list[tuple[Path, Path]]) -> None:
    """Move what is in one folder into another of the same disk, and note it in `renamed`."""
    names = [path.name for path in origin.iterdir()]
    for name in set(names) - NO_MEDIA(origin, names):
        (origin / name).rename(target / name)
        renamed.append((origin / name, target / name))
