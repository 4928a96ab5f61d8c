"""Backup and restore, on whichever database the tests run."""

import os
from io import StringIO
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command
from django.db import connection
from django.db.migrations.recorder import MigrationRecorder
from wagtail.models import Collection

from core import generation
from tests.conftest import ON_SQLITE

pytestmark = pytest.mark.django_db(transaction=True)
NEWER = "notes_of_a_newer_version"


@pytest.fixture
def media(settings, tmp_path):
    """A media folder of the test's own, with one file."""
    settings.MEDIA_ROOT = str(tmp_path / "media")
    picture = tmp_path / "media" / "images" / "canal.txt"
    picture.parent.mkdir(parents=True)
    picture.write_text("the canal")
    return picture


@pytest.fixture
def collection():
    """A row that is worth saving, the only one of its table."""
    Collection.objects.all().delete()
    return Collection.add_root(name="Roubaix")


@pytest.fixture
def backup(media, collection, tmp_path):
    """A finished backup of one row and one file."""
    call_command("backup", str(tmp_path / "backups"), verbosity=0)
    return next((tmp_path / "backups").iterdir())


def test_lost_row_comes_back(backup, collection):
    Collection.objects.all().delete()
    call_command("restore", str(backup), "--force")
    assert Collection.objects.get().name == "Roubaix"


def test_row_added_after_the_backup_is_gone(backup, collection):
    collection.add_child(name="Tourcoing")
    call_command("restore", str(backup), "--force")
    assert Collection.objects.count() == 1


def test_a_restored_portal_takes_no_number_of_its_history_again(backup):
    generation.bump()
    before = generation.read()[generation.SHARED]
    call_command("restore", str(backup), "--force")
    assert generation.read()[generation.SHARED] > before + 1_000_000


def test_lost_file_comes_back(backup, media):
    media.unlink()
    call_command("restore", str(backup), "--force")
    assert media.read_text() == "the canal"


def test_file_added_after_the_backup_is_gone(backup, media):
    later = media.with_name("later.txt")
    later.write_text("x")
    call_command("restore", str(backup), "--force")
    assert not later.exists()


def test_nothing_is_replaced_without_force(backup):
    with pytest.raises(CommandError, match="--force"):
        call_command("restore", str(backup))


def test_a_folder_that_is_no_backup_is_refused_and_nothing_is_lost(media, collection, tmp_path):
    with pytest.raises(CommandError, match="no backup"):
        call_command("restore", str(tmp_path), "--force")
    assert (Collection.objects.count(), media.exists()) == (1, True)


def test_others_cannot_read_a_backup(backup):
    assert Path(backup).stat().st_mode & 0o077 == 0


def test_only_the_newest_are_kept_and_nothing_else_is_touched(backup):
    former = backup.rename(backup.with_name("portal-2020-01-05-024000"))  # two in one second clash
    older = [backup.with_name(f"portal-2020-01-0{day}-024000") for day in (1, 2, 3)]
    unfinished = backup.with_name("portal-2020-01-04-024000.unfinished")
    foreign = backup.with_name("portal-notes")
    for folder in (*older, unfinished, foreign):
        folder.mkdir()
    os.utime(unfinished, (0, 0))
    call_command("backup", str(backup.parent), "--keep", "3", stdout=StringIO())
    kept = {path.name for path in backup.parent.iterdir()}
    assert len(kept) == 4
    assert kept >= {former.name, older[-1].name, foreign.name}


def test_a_number_of_kept_backups_that_is_none_is_refused(backup):
    with pytest.raises(CommandError, match="from 1"):
        call_command("backup", str(backup.parent), "--keep", "0")


# --- A restore changes all or nothing, whatever the schema that it replaces -----------------


def schema():
    """What the database itself says of its tables and of everything that keeps their rows right."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT tbl_name, name, sql FROM sqlite_master"
            if ON_SQLITE
            else "SELECT conrelid::regclass::text, conname, pg_get_constraintdef(oid) FROM pg_constraint "
            "WHERE connamespace = current_schema()::regnamespace"
        )
        return set(cursor.fetchall())


def migrations():
    return set(MigrationRecorder.Migration.objects.values_list("app", "name"))


@pytest.fixture
def newer_schema(backup):
    """After the backup, as a newer version leaves it: a table that refers to ours, and its migration."""
    with connection.cursor() as cursor:
        cursor.execute(
            f"CREATE TABLE {NEWER} "
            "(id integer PRIMARY KEY, about integer REFERENCES wagtailcore_collection (id))"
        )
    MigrationRecorder(connection).record_applied("core", "0999_newer")
    yield
    with connection.cursor() as cursor:
        cursor.execute(f"DROP TABLE IF EXISTS {NEWER}")
    MigrationRecorder.Migration.objects.filter(name="0999_newer").delete()


def test_the_schema_of_a_newer_version_goes_and_no_constraint_is_lost(backup, newer_schema):
    newer = schema()
    call_command("restore", str(backup), "--force")
    assert schema() == {row for row in newer if row[0] != NEWER} != newer
    assert ("core", "0999_newer") not in migrations()


@pytest.fixture
def older_schema(media, collection, tmp_path):
    """A backup that lacks the tables of numbers, as one of a version before them."""
    tables = ("core_counter", "search_indexstate")
    for table in tables:
        rename(table, f"{table}_later")
    call_command("backup", str(tmp_path / "older"), verbosity=0)
    yield next((tmp_path / "older").iterdir())
    for table in tables:
        rename(f"{table}_later", table)


def rename(table, name):
    with connection.cursor() as cursor:
        cursor.execute(f"ALTER TABLE {table} RENAME TO {name}")


def test_a_backup_of_an_older_version_is_restored_for_migrate_to_go_on(older_schema, collection):
    Collection.objects.all().delete()
    call_command("restore", str(older_schema), "--force")
    assert Collection.objects.get().name == "Roubaix"


@pytest.fixture
def damaged(backup):
    """The same backup, cut in its middle."""
    path = next(backup.glob("database.*"))
    whole = path.read_bytes()
    path.write_bytes(whole[: len(whole) // 2])
    return backup


def test_a_damaged_backup_changes_nothing(damaged, newer_schema, media):
    media.write_text("today's canal")
    before = (schema(), migrations(), Collection.objects.count())
    with pytest.raises(CommandError):
        call_command("restore", str(damaged), "--force")
    assert (schema(), migrations(), Collection.objects.count()) == before
    assert media.read_text() == "today's canal"
    assert sorted(path.name for path in media.parent.parent.parent.iterdir()) == ["backups", "media"]


@pytest.fixture
def running():
    """A second connection, in a transaction that has read a table: what a portal that runs holds."""
    other = connection.copy()
    other.set_autocommit(False)
    with other.cursor() as cursor:
        cursor.execute("SELECT count(*) FROM wagtailcore_collection")
    yield
    other.close()


def test_a_portal_that_runs_is_not_restored_under_its_feet(backup, media, monkeypatch, running):
    monkeypatch.setattr("portal.backups.LOCK_SECONDS", 1)
    media.write_text("today's canal")
    with pytest.raises(CommandError, match="stop it first"):
        call_command("restore", str(backup), "--force")
    assert (media.read_text(), Collection.objects.count()) == ("today's canal", 1)


@pytest.mark.skipif(not ON_SQLITE, reason="PostgreSQL's own files are beyond a restore")
def test_a_damaged_database_is_healed_by_a_restore(backup, collection):
    connection.close()
    with open(connection.settings_dict["NAME"], "r+b") as file:
        file.write(b"no database" * 100)
    call_command("restore", str(backup), "--force")
    assert Collection.objects.get().name == "Roubaix"
