"""Lists of activities as calendars, as they are asked for over HTTP."""

import json
from copy import copy
from datetime import UTC, datetime

import pytest
import time_machine

from core import generation
from core.sites import get_portal
from events import services
from events.calendars import listed
from events.calendars.told import told_of
from search.page_hits import document_of
from tests.events.calendars.reading import read
from tests.events.factories import ActivityPageFactory, on_days
from tests.sql import assert_sql

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("january")]
ADDRESS = "/fr/activites/liste.ics"
TUESDAY = "20270112T130000Z"


@pytest.fixture
def activities(tourcoing):
    """Knitting on two Tuesdays, free; chess on Wednesday, paid; what was last week, and before."""
    make = {
        "tricot": (on_days("2027-01-12", "2027-01-19"), {"price": "gratuit", "venue": tourcoing.place}),
        "echecs": (on_days("2027-01-13"), {"price": "payant"}),
        "loto": (on_days("2026-12-30"), {}),
        "bal": (on_days("2026-12-20"), {}),
    }
    agenda = tourcoing.agenda
    return {
        slug: ActivityPageFactory(
            parent=agenda, title=slug.capitalize(), slug=slug, schedule=json.dumps(schedule), **facts
        )
        for slug, (schedule, facts) in make.items()
    }


def events(answer):
    assert answer.status_code == 200
    return read(answer.content).events


def said(answer):
    return [f"{found['SUMMARY']} {found.start:%d/%m}" for found in events(answer)]


def test_a_list_gives_each_date_to_come_and_of_the_last_days(activities, visit):
    assert said(visit(ADDRESS)) == ["Loto 30/12", "Tricot 12/01", "Echecs 13/01", "Tricot 19/01"]


@pytest.mark.parametrize(
    ("query", "dates"),
    [
        ("tarif=gratuit", ["Tricot 12/01", "Tricot 19/01"]),
        ("jour=mercredi", ["Loto 30/12", "Echecs 13/01"]),
        ("du=2027-01-13", ["Echecs 13/01", "Tricot 19/01"]),
        ("au=2027-01-12", ["Loto 30/12", "Tricot 12/01"]),
        ("du=2026-12-01&au=2026-12-31", ["Bal 20/12", "Loto 30/12"]),
        ("q=tricot&du=2027-01-13", ["Tricot 19/01"]),
    ],
)
def test_filters_choose_dates_not_only_activities(activities, visit, query, dates):
    assert said(visit(f"{ADDRESS}?{query}")) == dates


def test_a_date_is_the_same_event_in_the_list_and_in_its_activity(activities, visit):
    """So it is after something was done to it."""
    for reason in ("", "Salle inondée"):
        if reason:
            services.cancel_occurrences(activities["tricot"], [TUESDAY], by=None, reason=reason)
        alone = events(visit(f"/fr/activites/tricot/agenda.ics?date={TUESDAY}"))[0]
        assert alone.to_ical() in [found.to_ical() for found in events(visit(ADDRESS))]
    assert (alone["SEQUENCE"], alone["DESCRIPTION"][:13]) == (1, "Salle inondée")


def test_a_cancelled_date_stays_marked_whatever_was_chosen(activities, visit):
    visit(ADDRESS)
    services.cancel_occurrences(activities["tricot"], [TUESDAY], by=None)
    for query in ("", "?jour=mardi", "?tarif=gratuit"):
        assert "Annulé\u00a0: Tricot 12/01" in said(visit(ADDRESS + query))


def test_the_calendar_is_called_as_the_list_is(activities, visit):
    calendar = read(visit(f"{ADDRESS}?tarif=gratuit").content)
    title = visit("/fr/activites/liste.json?tarif=gratuit").json()["title"]
    assert calendar["NAME"].replace("\\,", ",") == title  # icalendar does not know NAME for a text
    assert calendar["SOURCE"] == "http://tourcoing.localhost/fr/activites/liste.ics?tarif=gratuit"


def test_what_is_cut_says_so_and_keeps_what_comes_first(activities, visit, monkeypatch):
    monkeypatch.setattr(listed, "MOST", 2)
    answer = visit(ADDRESS)
    assert said(answer) == ["Tricot 12/01", "Echecs 13/01"]
    assert "2 prochaines dates sur 3" in read(answer.content)["X-WR-CALDESC"]


def test_a_poll_is_304_all_day_long(activities, client, visit):
    """What is over stays until midnight, at the earliest."""
    with time_machine.travel(datetime(2027, 1, 12, 9, tzinfo=UTC), tick=False):
        etag = visit(f"{ADDRESS}?du=2027-01-12")["ETag"]
    headers = {"host": "tourcoing.localhost", "if-none-match": etag}
    with time_machine.travel(datetime(2027, 1, 12, 22, 59, tzinfo=UTC), tick=False):
        assert client.get(f"{ADDRESS}?du=2027-01-12", headers=headers).status_code == 304


def test_a_filter_that_cannot_be_read_is_refused(activities, visit):
    assert visit(f"{ADDRESS}?du=2027-02-30").status_code == 400


def test_other_lists_have_no_calendar(tourcoing, visit):
    assert visit("/fr/lieux/liste.ics").status_code == 404


def test_the_list_says_how_to_follow_it(activities, visit):
    assert (
        'href="/fr/activites/?tarif=gratuit&amp;filtre=agenda#follow"'
        in visit("/fr/activites/?tarif=gratuit").content.decode()
    )
    html = visit("/fr/activites/?tarif=gratuit&filtre=agenda").content.decode()
    assert 'href="webcal://tourcoing.localhost/fr/activites/liste.ics?tarif=gratuit"' in html


def test_a_calendar_asks_few_queries(activities, client, visit):
    visit(ADDRESS)
    with assert_sql(5):
        client.get(f"{ADDRESS}?tarif=gratuit", headers={"host": "tourcoing.localhost"})


def test_what_is_kept_of_a_document_goes_with_it(activities, visit):
    visit(ADDRESS)
    with generation.pinned():
        before = document_of(activities["tricot"])
        after = copy(before)
        after.title = "Crochet"
        assert told_of(before, "", get_portal()).title == "Tricot"
        assert told_of(after, "", get_portal()).title == "Crochet"
