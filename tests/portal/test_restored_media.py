"""Media come back whole or not at all, wherever their folder is: a disk of its own, or another folder."""

import shutil
import subprocess
from contextlib import suppress

import pytest

from portal.backups import media_replaced


@pytest.fixture(params=["folder", "link", "mount point"])
def media(request, settings, tmp_path):
    """A media folder with a picture and a document of today."""
    folder = tmp_path / "media"
    settings.MEDIA_ROOT = str(folder)
    if request.param == "link":
        (tmp_path / "disk").mkdir()
        folder.symlink_to(tmp_path / "disk")
    else:
        folder.mkdir()
    if request.param == "mount point":
        mounted = subprocess.run(["mount", "-t", "tmpfs", "portal", folder], check=False, capture_output=True)
        if mounted.returncode:
            pytest.skip("only root may mount a disk")
    for name in ("images/canal.txt", "documents/today.txt", "lost+found/inode"):
        (folder / name).parent.mkdir()
        (folder / name).write_text("today")
    yield folder
    if request.param == "mount point":
        subprocess.run(["umount", folder], check=True)


@pytest.fixture
def saved(tmp_path):
    """The media of a backup."""
    picture = tmp_path / "backup" / "images" / "canal.txt"
    picture.parent.mkdir(parents=True)
    picture.write_text("saved")
    return picture.parent.parent


def content(folder):
    return {str(path.relative_to(folder)): path.read_text() for path in folder.rglob("*") if path.is_file()}


DISKS_OWN = {"lost+found/inode": "today"}


def test_media_of_a_backup_replace_those_of_today(media, saved):
    before = media.stat().st_ino, media.is_symlink()
    with media_replaced(saved):
        pass
    assert content(media) == {"images/canal.txt": "saved"} | DISKS_OWN
    assert (media.stat().st_ino, media.is_symlink()) == before


def test_media_of_today_come_back_when_the_database_does_not_follow(media, saved):
    with suppress(RuntimeError), media_replaced(saved):
        raise RuntimeError("the database was not replaced")
    today = {"images/canal.txt": "today", "documents/today.txt": "today"}
    assert content(media) == today | DISKS_OWN


@pytest.mark.parametrize("is_half_way", [True, False])
def test_media_that_a_killed_restore_set_aside_come_back(media, saved, is_half_way):
    for name in (".replaced", ".restored"):
        (media / name).mkdir()
    (media / "images").rename(media / ".replaced/images")
    if not is_half_way:
        (media / "documents").rename(media / ".replaced/documents")
        shutil.copytree(saved, media, dirs_exist_ok=True)
    with suppress(RuntimeError), media_replaced(saved):
        raise RuntimeError("the database was not replaced")
    today = {"images/canal.txt": "today", "documents/today.txt": "today"}
    assert content(media) == today | DISKS_OWN


def test_media_that_cannot_come_back_are_kept(media, saved):
    with suppress(OSError), media_replaced(saved):
        (media / "documents").write_text("in the way of the folder")
        raise RuntimeError("the database was not replaced")
    assert (media / ".replaced/documents/today.txt").read_text() == "today"


def test_a_backup_without_media_leaves_none(media, tmp_path):
    with media_replaced(tmp_path / "absent"):
        pass
    assert content(media) == DISKS_OWN
