"""Editors give an address, confirm what it says, and the worker reads it from then on."""

import json
from datetime import UTC, datetime, timedelta

import pytest
import time_machine
from django.core.management import call_command
from django.urls import reverse

from core.models import CitySettings
from directory.importing import uploads
from directory.importing.tasks import enqueue_due_feeds
from events.models import ActivityPage, ActivityRun, ActivitySource
from tests.cms_pages.factories import make_city
from tests.events.imports.agendas import event
from tests.events.imports.calendars import WEEKLY, calendar
from tests.events.imports.test_imports import BAL
from tests.servers import Server

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("january")]


@pytest.fixture(autouse=True)
def files_are_young(monkeypatch):
    """Whatever day the test says it is: files have the real one."""
    monkeypatch.setattr(uploads, "KEPT_FOR", timedelta(days=36_500))


@pytest.fixture
def server(settings):
    """A server of an association."""
    server = Server()
    settings.FETCH_OWN_SERVERS = (("127.0.0.1", server.server_port),)
    server.gives("/agenda.ics", calendar(WEEKLY, BAL).encode())
    yield server
    server.shutdown()
    server.server_close()


@pytest.fixture
def send(admin_client, tourcoing):
    """`send(feed_url=…)`: the answer to the form of a new import."""
    host = make_city("live", is_hub=True).get_site().hostname

    def post(**fields):
        known = {"city": CitySettings.objects.get(slug="tourcoing").pk, "name": "Asso", "adapter": "ics"}
        return admin_client.post(reverse("activity_import_new"), known | fields, headers={"host": host})

    return post


@pytest.fixture
def confirm(admin_client):
    """`confirm()`: the editor says that the previewed import is right."""

    def post():
        run = ActivityRun.objects.latest("pk")
        admin_client.post(
            reverse("activity_import_decide", args=[run.pk]), headers={"host": "live.localhost"}
        )

    return post


@pytest.fixture
def followed(server, send, confirm):
    """The source of an address that an editor has confirmed."""
    send(feed_url=f"{server.address}/agenda.ics")
    confirm()
    return ActivitySource.objects.get()


def later(hours=4):
    """So many hours after that Monday morning, the minute timer runs."""
    with time_machine.travel(datetime(2027, 1, 4, 9, tzinfo=UTC) + timedelta(hours=hours), tick=False):
        enqueue_due_feeds()
    return ActivityRun.objects.latest("pk")


def test_an_address_is_previewed_before_anything_is_written(server, send):
    answer = send(feed_url=f"{server.address}/agenda.ics")
    run = ActivityRun.objects.get()

    assert (answer.status_code, run.status, run.counts) == (302, "preview", {"created": 2})
    assert not ActivityPage.objects.exists()


def test_what_is_confirmed_is_imported(followed):
    assert ActivityPage.objects.live().count() == 2


def test_an_address_that_nobody_confirmed_is_not_read_by_itself(server, send):
    send(feed_url=f"{server.address}/agenda.ics")

    assert later() == ActivityRun.objects.get()


def test_an_address_is_read_again_after_three_hours(server, followed):
    server.gives("/agenda.ics", calendar(WEEKLY, BAL.replace("Bal du", "Grand bal du")).encode())
    later()

    assert set(ActivityPage.objects.values_list("title", flat=True)) == {"Tricot", "Grand bal du printemps"}
    assert later(5) == later(6)


def test_minute_timer_asks_what_is_due(server, followed):
    with time_machine.travel(datetime(2027, 1, 4, 15, tzinfo=UTC), tick=False):
        call_command("minute")

    assert server.asked[-1][0] == "/agenda.ics"
    assert len(server.asked) == 2


@pytest.mark.parametrize(
    ("body", "status", "words"),
    [
        (b"<!DOCTYPE html><html><h1>Maintenance</h1></html>", 200, "page web"),
        (b"", 503, "répond par une erreur (503)"),
        (b"BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\nUID:a\r\n", 200, "coupé"),
        (b"BEGIN:VCALENDAR\r\nEND:VCALENDAR\r\n", 200, "ne sont plus dans le fichier"),
    ],
    ids=["web page", "away", "cut", "empty"],
)
def test_bad_answer_changes_nothing_and_is_shown(server, followed, admin_client, body, status, words):
    server.gives("/agenda.ics", body, status=status)
    run = later()
    page = admin_client.get(reverse("activity_imports"), headers={"host": "live.localhost"}).text

    assert (run.status, ActivityPage.objects.live().count()) == ("refused", 2)
    assert words in run.reason
    assert words in page
    assert "04/01/2027" in page  # when it was last read well


def test_server_that_is_away_for_long_is_one_line_of_the_report(server, followed):
    server.gives("/agenda.ics", status=503)
    for hours in (4, 8, 12):
        later(hours)

    assert ActivityRun.objects.filter(status="refused").count() == 1


@pytest.mark.parametrize(
    ("address", "words"),
    [
        ("http://127.0.0.1:8080/agenda.ics", "réseau privé"),
        ("ftp://example.org/agenda.ics", "https://"),
        ("", "Choisissez un fichier"),
    ],
)
def test_address_that_is_not_read_is_said_at_the_form(send, address, words):
    assert words in send(feed_url=address).text
    assert not ActivitySource.objects.exists()


def test_webcal_is_https(send, monkeypatch):
    assert "127.0.0.1" in send(feed_url="webcal://127.0.0.1/agenda.ics").text
    assert "https://127.0.0.1/agenda.ics" in send(feed_url="https://127.0.0.1/agenda.ics").text


def test_source_that_an_editor_stops_is_read_no_more(server, followed, admin_client):
    admin_client.post(reverse("activity_import_stop", args=[followed.pk]), headers={"host": "live.localhost"})
    later()

    assert len(server.asked) == 1
    assert ActivityPage.objects.live().count() == 2


@pytest.mark.parametrize("source", ["abc", "-1", "9" * 30])
def test_source_that_is_none_leaves_the_form_to_a_new_one(send, admin_client, source):
    address = f"{reverse('activity_import_new')}?source={source}"

    assert admin_client.get(address, headers={"host": "live.localhost"}).status_code == 200


def test_key_of_an_address_stands_in_no_report(server, send):
    server.gives("/agenda.ics?key=secret", calendar(BAL).encode())
    send(feed_url=f"{server.address}/agenda.ics?key=secret")

    assert "secret" not in ActivityRun.objects.get().file_name


def test_every_page_of_an_agenda_is_read(server, send, confirm):
    first = {"success": True, "events": [event(uid=1)], "after": [1, 2]}
    second = {"success": True, "events": [event(uid=2, title={"fr": "Lino"})], "after": [3, 4]}
    last = {"success": True, "events": [], "after": None}
    server.gives("/v2/events?detailed=1", json.dumps(first).encode())
    server.gives("/v2/events?detailed=1&after%5B%5D=1&after%5B%5D=2", json.dumps(second).encode())
    server.gives("/v2/events?detailed=1&after%5B%5D=3&after%5B%5D=4", json.dumps(last).encode())
    send(adapter="openagenda", feed_url=f"{server.address}/v2/events?detailed=1")
    confirm()

    assert ActivityPage.objects.live().count() == 2


def test_agenda_without_an_end_is_refused(server, send):
    server.answers = _Endless(json.dumps({"events": [event()], "after": [1]}).encode())

    assert "plus de 30 pages" in send(adapter="openagenda", feed_url=f"{server.address}/v2/events").text


class _Endless:
    """Answers any path."""

    def __init__(self, body):
        self.body = body

    def __getitem__(self, path):
        return 200, {}, [self.body]
