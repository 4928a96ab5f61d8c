"""A disk that is really full: the editor reads so, and nothing is half written."""

import subprocess

import pytest
from django.db import connection
from wagtail.models import Collection

from core.models import PortalDocument
from tests.conftest import ON_SQLITE
from tests.core import files

FULL = "Il n’y a plus de place sur le serveur"
ROOM = 65_536  # bytes


@pytest.fixture
def small_disk(settings, tmp_path):
    """Media on a disk of their own, which is soon full."""
    command = ["mount", "-t", "tmpfs", "-o", f"size={ROOM}", "portal", tmp_path]
    if subprocess.run(command, check=False, capture_output=True).returncode:
        pytest.skip("only root may mount a disk")
    settings.MEDIA_ROOT = str(tmp_path)
    yield tmp_path
    subprocess.run(["umount", tmp_path], check=True)


# Larger ones come as files of their own, which are moved instead of written.
@pytest.mark.parametrize("size", [2 * ROOM, 3_000_000])
@pytest.mark.django_db
def test_an_upload_that_finds_no_room_leaves_neither_file_nor_document(small_disk, send, size):
    fields = {"title": "Budget", "file": files.upload("budget.txt", b"euros " * (size // 6))}
    answer = send("wagtaildocs:add", fields)
    assert (answer.status_code, FULL in answer.content.decode()) == (503, True)
    assert not PortalDocument.objects.exists()
    assert [path for path in small_disk.rglob("*") if path.is_file()] == []


@pytest.fixture
def full_database():
    """SQLite may take no page more: what it meets on a full disk."""
    if not ON_SQLITE:
        pytest.skip("PostgreSQL has no such limit; tests/core/test_errors.py raises what it says")
    with connection.cursor() as cursor:
        cursor.execute("VACUUM")
        cursor.execute("PRAGMA page_count")
        (pages,) = cursor.fetchone()
        cursor.execute(f"PRAGMA max_page_count = {pages}")
        yield
        cursor.execute("PRAGMA max_page_count = 1000000000")


@pytest.mark.django_db(transaction=True)
def test_what_finds_no_room_in_the_database_is_not_half_written(send, full_database):
    before, taken = Collection.objects.count(), 0
    for number in range(200):
        answer = send(
            "wagtailadmin_collections:add",
            {"name": f"{number} " + "é" * 250, "parent": Collection.objects.first().pk},
        )
        if answer.status_code != 302:
            break
        taken += 1
    assert (answer.status_code, FULL in answer.content.decode()) == (503, True)
    assert Collection.objects.count() == before + taken
    assert Collection.find_problems() == ([],) * 5
