"""Backup and restore, on whichever database the tests run."""

from pathlib import Path

import pytest
from django.core.management import CommandError, call_command
from wagtail.models import Collection

from core import generation

pytestmark = pytest.mark.django_db(transaction=True)


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
    """A row that is worth saving. The flush before a transaction test removes even the roots."""
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
    before = generation.read()
    call_command("restore", str(backup), "--force")
    assert generation.read() > before + 1_000_000


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
