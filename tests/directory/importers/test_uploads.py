"""Uploaded files do not outlive their use, and an import whose worker died is started again."""

import os
import time
from datetime import timedelta

import pytest
from django.core.files.base import ContentFile
from django.utils import timezone

from directory.importers.tasks import import_file
from directory.importing.uploads import discard_old_files
from directory.models import ImportRun, PlacePage
from tests.directory.importers.test_admin import confirm, editor, hub, send  # noqa: F401 (fixtures)

STORAGE = ImportRun._meta.get_field("file").storage
THREE_DAYS = 3 * 24 * 3600


def age(name):
    path = STORAGE.path(name)
    os.utime(path, (time.time() - THREE_DAYS,) * 2)
    return path


@pytest.mark.parametrize("status", ["running", "waiting", "preview"])
def test_a_file_that_a_killed_worker_left_goes_after_two_days(send, status):  # noqa: F811
    send()
    ImportRun.objects.update(status=status)
    path = age(ImportRun.objects.get().file.name)
    discard_old_files()
    assert not os.path.exists(path)
    assert not ImportRun.objects.get().file


def test_so_does_the_file_of_a_run_that_is_no_more(db):
    path = age(STORAGE.save("perdu.import", ContentFile(b"nom")))
    discard_old_files()
    assert not os.path.exists(path)


def test_a_file_of_today_stays(send):  # noqa: F811
    send()
    discard_old_files()
    assert STORAGE.exists(ImportRun.objects.get().file.name)


@pytest.fixture
def interrupted(editor, send):  # noqa: F811
    """A confirmed import whose worker died a while ago."""
    send()
    ago = timezone.now() - timedelta(minutes=11)
    ImportRun.objects.update(status="running", is_preview=False, progress_at=ago)
    return ImportRun.objects.get()


def test_an_import_whose_worker_died_says_so_and_can_be_started_again(editor, interrupted):  # noqa: F811
    page = editor.get(f"/admin/imports/{interrupted.pk}/").content.decode()
    assert "interrompu" in page
    assert confirm(editor).counts == {"created": 10}


def test_a_live_import_is_not_started_twice(editor, send):  # noqa: F811
    send()
    ImportRun.objects.update(status="running", is_preview=False, progress_at=timezone.now())
    confirm(editor)
    assert not PlacePage.objects.exists()


def test_an_interrupted_preview_is_a_preview_again(editor, interrupted):  # noqa: F811
    ImportRun.objects.update(is_preview=True)
    editor.get(f"/admin/imports/{interrupted.pk}/")
    assert confirm(editor).status == "preview"


def test_a_task_for_a_run_that_is_over_does_nothing(editor, send):  # noqa: F811
    send()
    confirm(editor)
    import_file.enqueue(ImportRun.objects.get().pk)
    assert PlacePage.objects.count() == 10
