"""Rows of dates: made from the schedule, kept where a person or the past has the last word."""

import json
from datetime import UTC, date, datetime, time

import pytest
import time_machine
from django.db.models.signals import post_save

from events import services
from events.models import ActivityPage, Occurrence
from events.occurrences import occurrences_of
from events.renewal import pages_to_renew
from search.occurrences import Status
from tests.cms_pages.factories import publish
from tests.events.factories import ActivityPageFactory, on_days, weekly

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("january")]
TUESDAYS = weekly(1, "14:00", "16:00", "2027-01-05", "2027-03-30")


def activity(tourcoing, schedule=TUESDAYS, **fields):
    return ActivityPageFactory(parent=tourcoing.agenda, schedule=json.dumps(schedule), **fields)


def dates(page):
    """Local days and states of the rows, in order."""
    rows = Occurrence.objects.filter(translation_key=page.translation_key)
    return [(f"{row.start.date():%d.%m}", row.status) for row in rows]


def scheduled(*days):
    return [(day, Status.SCHEDULED) for day in days]


def reschedule(page, schedule):
    page.schedule = json.dumps(schedule)
    return publish(page)


def test_publication_makes_a_row_of_each_date(tourcoing):
    page = activity(tourcoing, on_days("2027-01-06", "2027-07-07"))

    rows = Occurrence.objects.filter(translation_key=page.translation_key)
    hours = [(row.start.hour, row.end.hour) for row in rows]
    assert hours == [(13, 15), (12, 14)]  # UTC, in winter and in summer


def test_draft_makes_no_row(tourcoing):
    assert dates(activity(tourcoing, live=False)) == []


def test_cancelled_and_moved_dates_survive_a_new_publication(tourcoing):
    page = activity(tourcoing, on_days("2027-01-12", "2027-01-19", "2027-01-26"))
    services.cancel_occurrences(page, ["20270112T130000Z"], by=None, reason="Grève")
    services.move_occurrences(page, ["20270119T130000Z"], by=None, day=date(2027, 1, 20))

    page.title = "Autre titre"
    publish(page)

    expected = [("12.01", Status.CANCELLED), ("20.01", Status.MOVED), ("26.01", Status.SCHEDULED)]
    assert dates(page) == expected


def test_they_survive_an_old_revision_that_is_restored(tourcoing):
    page = publish(activity(tourcoing, on_days("2027-01-12", "2027-01-19")))
    old = page.latest_revision
    reschedule(page, on_days("2027-01-12", "2027-01-13"))
    services.cancel_occurrences(page, ["20270112T130000Z"], by=None)

    old.publish()

    assert dates(page) == [("12.01", Status.CANCELLED), ("19.01", Status.SCHEDULED)]


def test_what_began_stays_as_it_was_announced(tourcoing):
    page = activity(tourcoing, weekly(1, "14:00", "16:00", "2027-01-05", "2027-01-26"))
    with time_machine.travel(datetime(2027, 1, 13, tzinfo=UTC), tick=False):
        reschedule(page, weekly(3, "14:00", "16:00", "2027-01-05", "2027-01-26"))

    assert dates(page) == scheduled("05.01", "12.01", "14.01", "21.01")


def test_past_dates_that_nobody_was_told_can_be_corrected(tourcoing):
    page = activity(tourcoing, on_days("2026-03-11"))

    reschedule(page, on_days("2026-03-12"))

    assert dates(page) == scheduled("12.03")


def test_an_exhibition_that_is_on_can_be_prolonged(tourcoing):
    page = activity(tourcoing, on_days("2027-01-04", start="18:00", end="22:00"))
    with time_machine.travel(datetime(2027, 1, 4, 18, tzinfo=UTC), tick=False):
        reschedule(page, on_days("2027-01-04", start="18:00", end="23:30"))

    row = Occurrence.objects.get(translation_key=page.translation_key)
    assert (row.end.hour, row.end.minute, row.sequence) == (22, 30, 1)


def test_a_copy_has_dates_of_its_own_and_no_exception(tourcoing):
    page = activity(tourcoing, on_days("2027-01-12"))
    services.cancel_occurrences(page, ["20270112T130000Z"], by=None)

    copy = page.copy(update_attrs={"slug": "tricot-2", "title": "Tricot 2"})

    uids = set(Occurrence.objects.values_list("uid", flat=True))
    assert (dates(copy), len(uids)) == (scheduled("12.01"), 2)


def test_dates_go_with_the_page(tourcoing):
    page = activity(tourcoing)

    page.delete()

    assert not Occurrence.objects.exists()


def test_deleting_the_list_deletes_the_dates_in_it(tourcoing):
    activity(tourcoing)

    tourcoing.agenda.delete()

    assert not Occurrence.objects.exists()


def test_the_night_brings_the_dates_that_come_into_view(tourcoing):
    page = activity(tourcoing, weekly(1, "14:00", "16:00", "2027-01-05"))
    last = Occurrence.objects.filter(translation_key=page.translation_key).last().start

    with time_machine.travel(datetime(2027, 1, 20, tzinfo=UTC), tick=False):
        list(pages_to_renew())

    later = Occurrence.objects.filter(translation_key=page.translation_key, start__gt=last)
    assert later.count() == 2


def test_reopened_date_is_what_the_schedule_says(tourcoing):
    page = activity(tourcoing, on_days("2027-01-12"))
    slots = ["20270112T130000Z"]
    services.move_occurrences(page, slots, by=None, start=time(18), end=time(19), reason="Salle prise")

    services.reopen_occurrences(page, slots, by=None)

    row = Occurrence.objects.get(translation_key=page.translation_key)
    assert (row.start.hour, row.end.hour, row.status, row.reason) == (13, 15, Status.SCHEDULED, "")
    assert row.sequence > 1


def test_reopened_date_that_the_schedule_has_no_more_goes(tourcoing):
    page = activity(tourcoing, on_days("2027-01-12", "2027-01-13"))
    services.cancel_occurrences(page, ["20270112T130000Z"], by=None)
    reschedule(page, on_days("2027-01-13"))

    services.reopen_occurrences(page, ["20270112T130000Z"], by=None)

    assert dates(page) == scheduled("13.01")


def test_preview_shows_the_dates_of_the_draft_and_what_was_done_by_hand(tourcoing):
    page = activity(tourcoing, on_days("2027-01-12", "2027-01-19"))
    services.cancel_occurrences(page, ["20270112T130000Z"], by=None)
    page.schedule = json.dumps(on_days("2027-01-12", "2027-01-26"))

    shown = [(f"{row.start:%d.%m}", row.status) for row in occurrences_of(page, is_preview=True)]
    assert shown == [("12.01", Status.CANCELLED), ("26.01", Status.SCHEDULED)]
    assert dates(page) == [("12.01", Status.CANCELLED), ("19.01", Status.SCHEDULED)]


def test_exhibition_is_on_whenever_its_place_is_open(tourcoing):
    tourcoing.place.hours = "Tu,We 10:00-18:00"
    publish(tourcoing.place)
    run = [{"type": "open_days", "value": {"first": "2027-01-04", "last": "2027-01-10"}}]
    page = activity(tourcoing, run, venue=tourcoing.place)
    assert dates(page) == scheduled("05.01", "06.01")

    tourcoing.place.hours = "Sa 10:00-18:00"
    publish(tourcoing.place)
    assert dates(page) == scheduled("09.01")


def test_nothing_is_half_written_when_the_page_cannot_be_saved(tourcoing):
    page = activity(tourcoing, on_days("2027-01-12"))

    def fail(**kwargs):
        raise RuntimeError("no")

    post_save.connect(fail, sender=ActivityPage)
    with pytest.raises(RuntimeError):
        reschedule(page, on_days("2027-01-13"))
    post_save.disconnect(fail, sender=ActivityPage)
    assert dates(page) == scheduled("12.01")


def rows_of(page):
    """(identity, start in UTC, sequence) of the rows, in order."""
    rows = Occurrence.objects.filter(translation_key=page.translation_key)
    return [(row.recurrence_id, f"{row.start:%d %H:%M}", row.sequence) for row in rows]


def at(*sessions, until="2027-01-19"):
    """Tuesdays of January at these hours."""
    hours = [{"weekdays": [1], "start": start, "end": end} for start, end in sessions]
    return weekly(1, "", "", "2027-01-12", until, sessions=hours)


AFTERNOON, HALF_AN_HOUR_LATER = ("14:00", "16:00"), ("14:30", "16:30")
TWELFTH, NINETEENTH = "20270112T130000Z", "20270119T130000Z"


def test_a_class_with_new_hours_keeps_the_identity_of_its_dates(tourcoing):
    page = activity(tourcoing, at(AFTERNOON))

    reschedule(page, at(HALF_AN_HOUR_LATER))

    assert rows_of(page) == [(TWELFTH, "12 13:30", 1), (NINETEENTH, "19 13:30", 1)]
    uids = Occurrence.objects.values_list("uid", flat=True)
    assert uids[0] == f"{page.translation_key}.{TWELFTH}@live"


def test_publishing_the_new_hours_again_changes_nothing(tourcoing):
    page = activity(tourcoing, at(AFTERNOON))
    reschedule(page, at(HALF_AN_HOUR_LATER))
    before = list(Occurrence.objects.values())

    publish(page)

    assert list(Occurrence.objects.values()) == before


def test_a_date_without_an_hour_keeps_its_identity_when_it_gets_one(tourcoing):
    page = activity(tourcoing, on_days("2027-01-12", start=None, end=None))
    reschedule(page, on_days("2027-01-12"))

    assert rows_of(page) == [("20270112", "12 13:00", 1)]
    assert not Occurrence.objects.get().is_whole_day


@pytest.mark.parametrize(
    ("before", "after", "expected"),
    [
        # Two sessions a day: each keeps its own.
        (
            [("10:00", "11:00"), AFTERNOON],
            [("10:30", "11:30"), HALF_AN_HOUR_LATER],
            [("20270112T090000Z", "12 09:30", 1), (TWELFTH, "12 13:30", 1)],
        ),
        # One of them goes, the other begins later: the nearest stays.
        ([("10:00", "11:00"), AFTERNOON], [HALF_AN_HOUR_LATER], [(TWELFTH, "12 13:30", 1)]),
        # One more at another hour: what was there stays what it was.
        (
            [AFTERNOON],
            [AFTERNOON, ("18:00", "19:00")],
            [(TWELFTH, "12 13:00", 0), ("20270112T170000Z", "12 17:00", 0)],
        ),
    ],
)
def test_sessions_of_a_day_are_told_apart(tourcoing, before, after, expected):
    page = activity(tourcoing, at(*before, until="2027-01-12"))

    reschedule(page, at(*after, until="2027-01-12"))

    assert rows_of(page) == expected


def test_an_hour_that_was_left_and_is_used_again_makes_another_date(tourcoing):
    page = activity(tourcoing, at(AFTERNOON, until="2027-01-12"))
    reschedule(page, at(HALF_AN_HOUR_LATER, until="2027-01-12"))
    reschedule(page, at(AFTERNOON, HALF_AN_HOUR_LATER, until="2027-01-12"))

    assert rows_of(page) == [("20270112T130001Z", "12 13:00", 0), (TWELFTH, "12 13:30", 1)]


def test_what_was_done_by_hand_survives_new_hours(tourcoing):
    """A cancelled date stays cancelled and is none twice; a moved one stays where it was moved to."""
    page = activity(tourcoing, at(AFTERNOON))
    services.cancel_occurrences(page, [TWELFTH], by=None, reason="Grève")
    services.move_occurrences(page, [NINETEENTH], by=None, day=date(2027, 1, 20))

    reschedule(page, at(HALF_AN_HOUR_LATER))

    assert dates(page) == [("12.01", Status.CANCELLED), ("20.01", Status.MOVED)]
    assert [start for _identity, start, _sequence in rows_of(page)] == ["12 13:30", "20 13:00"]


def test_a_class_that_gets_another_day_keeps_its_dates_and_what_was_done_to_them(tourcoing):
    """From Tuesdays to Thursdays: each date is that of its week, a moved one stays where it was moved to and
    is none twice, a cancelled one says nothing of the Thursday."""
    page = activity(tourcoing, at(AFTERNOON, until="2027-01-26"))
    services.cancel_occurrences(page, [TWELFTH], by=None)
    services.move_occurrences(page, [NINETEENTH], by=None, day=date(2027, 1, 20))

    reschedule(page, weekly(3, "14:00", "16:00", "2027-01-12", "2027-01-29"))

    assert [row[:2] for row in rows_of(page)] == [
        (TWELFTH, "12 13:00"),
        ("20270114T130000Z", "14 13:00"),
        (NINETEENTH, "20 13:00"),
        ("20270126T130000Z", "28 13:00"),
    ]
    assert [status for _day, status in dates(page)][:3] == [Status.CANCELLED, Status.SCHEDULED, Status.MOVED]


def test_date_that_is_opened_again_takes_the_hours_of_today(tourcoing):
    page = activity(tourcoing, at(AFTERNOON))
    services.move_occurrences(page, [TWELFTH], by=None, start=time(18), end=time(19))
    reschedule(page, at(HALF_AN_HOUR_LATER))

    services.reopen_occurrences(page, [TWELFTH], by=None)

    assert rows_of(page)[0][:2] == (TWELFTH, "12 13:30")


def test_preview_of_new_hours_shows_each_date_once(tourcoing):
    page = activity(tourcoing, at(AFTERNOON))
    services.cancel_occurrences(page, [TWELFTH], by=None)
    page.schedule = json.dumps(at(HALF_AN_HOUR_LATER))

    shown = [(f"{row.start:%d %H:%M}", row.status) for row in occurrences_of(page, is_preview=True)]
    assert shown == [("12 13:30", Status.CANCELLED), ("19 13:30", Status.SCHEDULED)]
    assert rows_of(page) == [(TWELFTH, "12 13:00", 1), (NINETEENTH, "19 13:00", 0)]
