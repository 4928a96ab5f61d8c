"""The dates of one activity in a calendar, as it is asked for over HTTP."""

import json
from datetime import date, time

import pytest

from events import services
from tests.events.calendars.reading import read
from tests.events.factories import ActivityPageFactory, on_days
from tests.sql import assert_sql

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("january")]
ADDRESS = "/fr/activites/tricot/agenda.ics"
FIRST, SECOND = "20270112T130000Z", "20270119T130000Z"


@pytest.fixture
def activity(tourcoing):
    """Two Tuesdays at the library."""
    return ActivityPageFactory(
        parent=tourcoing.agenda,
        schedule=json.dumps(on_days("2027-01-12", "2027-01-19")),
        venue=tourcoing.place,
        introduction="Laine offerte ; débutants bienvenus.",
        min_age=6,
        max_age=10,
        price="gratuit",
    )


def events(answer):
    assert answer.status_code == 200
    return read(answer.content).events


def test_an_activity_gives_all_its_dates_with_its_words(activity, visit):
    first, second = events(visit(ADDRESS))
    assert [found["UID"] for found in (first, second)] == [
        f"{activity.translation_key}.{slot}@live" for slot in (FIRST, SECOND)
    ]
    assert f"{first.start:%d %H:%M}" == "12 14:00"
    assert first["SUMMARY"] == "Tricot pour tous"
    assert first["LOCATION"].startswith("Médiathèque de la Navette")
    assert first["URL"].endswith(f"/fr/activites/tricot/?date={FIRST}")
    for said in ("Laine offerte ; débutants bienvenus.", "6-10\u00a0ans – Gratuit"):
        assert said in first["DESCRIPTION"]


def test_one_date_is_the_same_event_alone_and_among_all(activity, visit):
    (alone,) = events(visit(f"{ADDRESS}?date={SECOND}"))
    assert alone.to_ical() == events(visit(ADDRESS))[1].to_ical()


def test_one_date_founds_no_calendar_and_all_of_them_do(activity, visit):
    assert "X-WR-CALNAME" not in read(visit(f"{ADDRESS}?date={SECOND}").content)
    assert read(visit(ADDRESS).content)["X-WR-CALNAME"] == "Tricot pour tous – Tourcoing"


def test_a_file_says_what_it_is_and_how_to_call_it(activity, visit):
    answer = visit(f"{ADDRESS}?date={SECOND}")
    assert answer["Content-Type"] == "text/calendar; charset=utf-8"
    assert answer["Content-Disposition"] == 'inline; filename="tricot-20270119.ics"'
    assert answer["X-Robots-Tag"] == "noindex"


def test_a_cancelled_date_says_so_at_the_next_request(activity, visit):
    visit(ADDRESS)
    services.cancel_occurrences(activity, [FIRST], by=None, reason="Salle inondée")

    cancelled, other = events(visit(ADDRESS))
    assert (cancelled["STATUS"], cancelled["SEQUENCE"]) == ("CANCELLED", 1)
    assert cancelled["SUMMARY"] == "Annulé\u00a0: Tricot pour tous"
    assert cancelled["DESCRIPTION"].startswith("Salle inondée\n")
    assert (other["STATUS"], other["SEQUENCE"]) == ("CONFIRMED", 0)


def test_a_moved_date_keeps_its_name_and_says_where_it_was(activity, visit):
    services.move_occurrences(activity, [FIRST], by=None, day=date(2027, 1, 13), start=time(10))

    moved = events(visit(ADDRESS))[0]
    assert moved["UID"] == f"{activity.translation_key}.{FIRST}@live"
    assert f"{moved.start:%d %H:%M}" == "13 10:00"
    assert "mardi 12\u00a0janvier 2027, 14\u00a0h" in moved["DESCRIPTION"]


def test_what_is_held_online_has_no_address(activity, visit):
    services.hold_online(activity, [FIRST], by=None)

    online, here = events(visit(ADDRESS))
    assert (online["LOCATION"], "GEO" in online) == ("En ligne", False)
    assert here["LOCATION"] != "En ligne"


def test_another_room_is_named(activity, visit):
    services.change_room(activity, [FIRST], by=None, room="Salle des métiers")
    assert "Salle des métiers" in events(visit(ADDRESS))[0]["LOCATION"]


def test_a_poll_without_a_change_is_304(activity, client, visit):
    etag = visit(ADDRESS)["ETag"]
    headers = {"host": "tourcoing.localhost", "if-none-match": etag}
    assert client.get(ADDRESS, headers=headers).status_code == 304


@pytest.mark.parametrize(
    "address",
    [
        "/fr/activites/tricot/agenda.ics?date=20270113T130000Z",
        "/fr/activites/tricot/agenda.ics?date=' OR 1=1 --",
        "/fr/activites/tricot/agenda.ics?date=" + "9" * 1_000,
        "/fr/activites/agenda.ics",
        "/fr/activites/crochet/agenda.ics",
        "/en/activites/tricot/agenda.ics",
    ],
)
def test_what_is_no_date_and_no_activity_is_not_found(activity, visit, address):
    assert visit(address).status_code == 404


def test_a_calendar_asks_few_queries(activity, client, visit):
    visit("/fr/activites/tricot/")
    with assert_sql(4):
        client.get(ADDRESS, headers={"host": "tourcoing.localhost"})


def test_the_page_says_how_to_subscribe(activity, visit):
    html = visit("/fr/activites/tricot/").content.decode()
    assert 'href="webcal://tourcoing.localhost/fr/activites/tricot/agenda.ics"' in html
