"""Clock hours in Europe/Paris. Clocks change on 28 March and 31 October 2027."""

from datetime import UTC, date, datetime, time, timedelta

import pytest

from events.schedule.entries import LeftOut, OpenDays
from events.schedule.slots import PARIS, exists
from tests.events.schedule.said import (
    SUNDAY,
    WEDNESDAY,
    day,
    days_of,
    expanded,
    hours,
    in_utc,
    once,
    run,
    weekly,
)


def only(*entries, **window):
    (slot,) = expanded(*entries, **window).slots
    return slot


def lasts(slot):
    return slot.end.astimezone(UTC) - slot.start.astimezone(UTC)


def test_a_weekly_hour_is_the_same_on_the_wall_all_year():
    slots = expanded(weekly([WEDNESDAY], hours("14:00", "16:00"), "2027-03-17", "2027-03-31")).slots

    assert [slot.start.hour for slot in slots] == [14, 14, 14]
    assert in_utc(slots[-1]) == "2027-03-31 12:00"


def test_a_ball_ends_at_the_clock_hour_that_is_said():
    ball = only(once("2027-10-30", hours("20:00", "05:00")))

    assert ball.end.isoformat() == "2027-10-31T05:00:00+01:00"
    assert lasts(ball) == timedelta(hours=10)


@pytest.mark.parametrize(
    ("text", "said", "start", "end"),
    [
        ("2027-03-28", hours("02:30", "03:15"), "03:30+0200", "04:15+0200"),
        ("2027-03-28", hours("02:15", "02:45"), "03:15+0200", "03:45+0200"),
        ("2027-03-28", hours("01:30", "02:30"), "01:30+0100", "03:30+0200"),
        ("2027-10-31", hours("02:30", "03:15"), "02:30+0200", "03:15+0100"),
        ("2027-10-31", hours("02:15", "02:45"), "02:15+0200", "02:45+0200"),
    ],
    ids=["starts in no hour", "wholly in no hour", "ends in no hour", "first of two", "both first of two"],
)
def test_hours_that_do_not_exist_are_one_later_and_of_two_the_first_is_meant(text, said, start, end):
    slot = only(once(text, said))

    assert (slot.start.strftime("%H:%M%z"), slot.end.strftime("%H:%M%z")) == (start, end)


def test_the_weeks_after_keep_the_hour_that_did_not_exist_once():
    made = expanded(weekly([SUNDAY], hours("02:30"), "2027-03-21", "2027-04-04"))

    assert [slot.start.strftime("%H:%M") for slot in made.slots] == ["02:30", "03:30", "02:30"]
    assert "passe à l’heure d’été" in made.remarks[0]


@pytest.mark.parametrize(
    ("clock", "is_there"), [("01:59", True), ("02:00", False), ("02:59", False), ("03:00", True)]
)
def test_an_hour_that_clocks_leap_over_does_not_exist(clock, is_there):
    assert exists(date(2027, 3, 28), time.fromisoformat(clock)) is is_there


@pytest.mark.parametrize(
    ("entry", "identity"),
    [
        (once("2027-06-09", hours("14:00")), "20270609T120000Z"),
        (once("2027-05-14"), "20270514"),
        (run("2027-05-14", "2027-05-16"), "20270514"),
        (once("2027-01-20", hours("00:30")), "20270119T233000Z"),
    ],
    ids=["hours", "whole day", "whole days", "after midnight"],
)
def test_a_date_is_known_by_its_start(entry, identity):
    assert only(entry).slot == identity


def test_without_an_end_none_is_invented():
    slot = only(once("2027-06-09", hours("18:00")))

    assert slot.end is None
    assert slot.until == datetime(2027, 6, 10, tzinfo=PARIS)


def test_a_whole_day_ends_at_midnight_and_may_last_23_hours():
    slot = only(once("2027-03-28"))

    assert (slot.start.hour, slot.end, lasts(slot)) == (
        0,
        datetime(2027, 3, 29, tzinfo=PARIS),
        timedelta(hours=23),
    )


def test_midnight_ends_the_day():
    assert only(once("2027-05-07", hours("20:00", "00:00"))).end == datetime(2027, 5, 8, tzinfo=PARIS)


def test_whole_days_that_follow_each_other_are_one_date():
    festival = only(run("2027-05-07", "2027-05-09"))

    assert (festival.start.date(), festival.end) == (day("2027-05-07"), datetime(2027, 5, 10, tzinfo=PARIS))


def test_a_day_left_out_parts_whole_days():
    left_out = LeftOut(public_holidays=True)

    slots = expanded(run("2027-05-07", "2027-05-09", left_out=left_out)).slots

    assert [slot.slot for slot in slots] == ["20270507", "20270509"]


def test_hours_of_a_run_make_a_date_each_day():
    assert days_of(run("2027-05-07", "2027-05-09", hours("10:00", "18:00"))) == [
        "2027-05-07", "2027-05-08", "2027-05-09",
    ]  # fmt: skip


@pytest.mark.parametrize("middle", ["2027-05-07", "2027-05-08", "2027-05-09"])
def test_whole_days_are_whole_wherever_the_window_cuts_them(middle):
    festival = only(run("2027-05-07", "2027-05-09"), first=middle, last=middle)

    assert (festival.slot, festival.end) == ("20270507", datetime(2027, 5, 10, tzinfo=PARIS))


@pytest.mark.parametrize("beside", ["2027-05-06", "2027-05-10"])
def test_whole_days_are_not_met_on_the_days_beside_them(beside):
    assert days_of(run("2027-05-07", "2027-05-09"), first=beside, last=beside) == []


def test_a_night_that_goes_on_is_met():
    night = once("2027-05-07", hours("20:00", "03:00"))

    assert days_of(night, first="2027-05-08") == ["2027-05-07"]
    assert days_of(night, first="2027-05-09") == []


# --- An exhibition takes place when its place is open -----------------------------------------


def opened(*spans):
    """Openings as directory.hours.calendar.intervals gives them: what began before the first day starts at
    its midnight."""
    moments = [tuple(datetime.fromisoformat(text).replace(tzinfo=PARIS) for text in span) for span in spans]
    return lambda first, last: [
        (max(start, datetime.combine(first, time(), PARIS)), end)
        for start, end in moments
        if start.date() <= last and end.date() >= first
    ]


EXHIBITION = OpenDays(date(2027, 5, 4), date(2027, 5, 20))


def test_an_exhibition_is_every_opening_of_its_place():
    openings = opened(
        ("2027-05-03T10:00", "2027-05-03T18:00"),
        ("2027-05-04T10:00", "2027-05-04T12:00"),
        ("2027-05-04T14:00", "2027-05-04T18:00"),
        ("2027-05-21T10:00", "2027-05-21T18:00"),
    )

    assert [in_utc(slot) for slot in expanded(EXHIBITION, openings=openings).slots] == [
        "2027-05-04 08:00", "2027-05-04 12:00",
    ]  # fmt: skip


def test_a_place_that_never_closes_is_open_day_by_day():
    openings = opened(("2027-05-01T00:00", "2027-05-30T00:00"))

    slots = expanded(EXHIBITION, openings=openings, last="2027-05-06").slots

    assert [slot.slot for slot in slots] == ["20270504", "20270505", "20270506"]


def test_a_night_of_the_day_before_is_not_part_of_an_exhibition():
    openings = opened(("2027-05-03T20:00", "2027-05-04T02:00"), ("2027-05-04T20:00", "2027-05-05T02:00"))

    assert [slot.start.day for slot in expanded(EXHIBITION, openings=openings).slots] == [4]


def test_a_place_without_hours_gives_no_date_and_says_so():
    made = expanded(EXHIBITION)

    assert (made.slots, len(made.remarks)) == ((), 1)
