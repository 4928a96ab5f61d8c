"""A timer whose work failed is seen by administrators, on the first page of the admin."""

import re
from datetime import timedelta

import pytest
from django.conf import settings as portal_settings
from django.contrib.auth import get_user_model
from django.utils import timezone

from core import heartbeats
from core.models import Heartbeat

pytestmark = pytest.mark.django_db
UNITS = portal_settings.BASE_DIR / "deploy" / "systemd"


@pytest.fixture
def note(settings, tmp_path):
    """What portal-failed@portal-backup.service leaves."""
    settings.VAR_DIR = tmp_path
    folder = tmp_path / "failures"
    folder.mkdir()
    (folder / "portal-backup").touch()


@pytest.fixture
def first_page(client, two_towns_home):
    """What an administrator reads after signing in."""
    client.force_login(get_user_model().objects.create_superuser("direction", password="x"))
    return lambda: client.get("/admin/", headers={"host": two_towns_home}).content.decode()


@pytest.fixture(scope="module")
def two_towns_home(two_towns):
    return two_towns["hub"].site.hostname


def test_an_administrator_reads_which_work_failed_and_where_to_look(note, first_page):
    assert "journalctl -u portal-backup" in first_page()


def test_nothing_is_said_while_nothing_failed(first_page):
    heartbeats.beat()
    assert "Le serveur a besoin" not in first_page()


def test_an_administrator_reads_that_the_worker_is_not_seen(first_page):
    heartbeats.beat()
    Heartbeat.objects.filter(program="worker").update(at=timezone.now() - timedelta(minutes=47))
    assert "portal-worker n’a pas donné signe de vie depuis 47 minutes" in first_page()


@pytest.mark.parametrize("name", ["portal-backup", "portal-minute", "portal-nightly"])
def test_every_timer_leaves_a_note_and_takes_it_back(name):
    unit = (UNITS / f"{name}.service").read_text()
    assert "\nOnFailure=portal-failed@%N.service\n" in unit
    noted = re.search(r"touch (.+)%i\n", (UNITS / "portal-failed@.service").read_text())[1]
    assert f"\nExecStartPost=/bin/rm -f {noted}%N\n" in unit
