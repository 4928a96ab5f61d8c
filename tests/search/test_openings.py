"""The week's pattern and its dates say exactly what the plain openings say. Summer time ends on Sunday 25
October 2026 and begins on Sunday 28 March 2027."""

from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from search import openings
from search.database import bitmaps
from search.database.snapshot import Snapshot
from search.days import midnight
from search.openings import encode, encoded, horizon, state

PARIS, DAY, HOUR = ZoneInfo("Europe/Paris"), timedelta(days=1), timedelta(hours=1)
WEDNESDAY = date(2026, 10, 21)


def at(day, hour, minute=0):
    return datetime.combine(day, time(hour, minute), PARIS)


def every_day(today, first_hour=9, last_hour=18, *, but=()):
    """Openings of a place with the same hours on every day of the horizon."""
    first, last = horizon(today)
    days = [first + timedelta(days=n) for n in range((last - first).days + 1)]
    next_day = DAY if last_hour <= first_hour else 0 * DAY
    return [(at(day, first_hour), at(day + next_day, last_hour)) for day in days if day not in but]


def always(today):
    first, last = horizon(today)
    return [(midnight(first), midnight(last + DAY))]


def index_of(*documents):
    """A version of the index with the openings of these {facet: values}."""
    numbers = {}
    for number, values in enumerate(documents):
        for facet, found in values.items():
            for value in found:
                numbers.setdefault((facet, value), []).append(number)
    return Snapshot(sets={key: bitmaps.of_numbers(found) for key, found in numbers.items()})


def test_a_week_is_seven_values():
    values = encoded(every_day(date(2026, 9, 1)), date(2026, 9, 1))
    assert values == {
        "open_week": [f"{weekday} 540-1080" for weekday in range(7)],
        "open_but": [],
        "open_on": [],
    }


def test_a_public_holiday_is_a_date_without_hours():
    today, holiday = date(2026, 7, 1), date(2026, 7, 14)
    values = encoded(every_day(today, but=[holiday]), today)
    assert (values["open_but"], values["open_on"]) == (["2026-07-14"], [])
    assert state(values, at(holiday, 10)).opens_at == at(holiday + DAY, 9)


def test_an_exceptional_opening_is_a_date_with_its_hours():
    today = date(2026, 9, 1)
    day = date(2026, 9, 6)
    intervals = [*every_day(today, but=[day]), (at(day, 14), at(day, 16))]
    values = encoded(intervals, today)
    assert values["open_on"] == ["2026-09-06 840-960"]
    assert state(values, at(day, 15)) == openings.State(True, until=at(day, 16))


def test_a_day_without_hours_opens_on_the_next_that_has_some():
    monday = date(2026, 9, 7)
    intervals = [span for span in every_day(monday) if span[0].weekday() != 6]
    values = encoded(intervals, monday)
    assert state(values, at(monday + 6 * DAY, 12)).opens_at == at(monday + 7 * DAY, 9)


def test_what_crosses_midnight_belongs_to_the_evening():
    values = encoded(every_day(date(2026, 9, 1), 20, 2), date(2026, 9, 1))
    assert values["open_week"][0] == "0 1200-1560"
    assert state(values, at(date(2026, 9, 2), 1)).until == at(date(2026, 9, 2), 2)


def test_an_opening_after_midnight_is_not_one_of_that_day():
    saturday = date(2026, 9, 5)
    index = index_of(encoded([(at(saturday, 20), at(saturday + DAY, 2))], date(2026, 9, 1)))
    assert index.timetable.open_at(at(saturday + DAY, 1)) == 1
    assert index.timetable.open_on(saturday + DAY) == 0


def test_day_and_night_never_closes():
    values = encoded(always(date(2026, 9, 1)), date(2026, 9, 1))
    assert values["open_week"] == [f"{weekday} 0-1440" for weekday in range(7)]
    assert state(values, at(date(2026, 9, 5), 3)) == openings.State(True)


def test_what_closes_for_good_says_no_next_opening():
    assert state({}, at(WEDNESDAY, 12)) == openings.State(False)


@pytest.mark.parametrize("change", [date(2026, 10, 25), date(2027, 3, 28)])
@pytest.mark.parametrize("hours", [(9, 18), (20, 4), (1, 3)])
def test_a_clock_change_moves_no_hour(change, hours):
    today = change - 4 * DAY
    intervals = every_day(today, *hours)
    values = encoded(intervals, today)
    moment = midnight(change - DAY).astimezone(UTC)
    for _ in range(80):
        assert state(values, moment).is_open is any(start <= moment < end for start, end in intervals)
        moment += HOUR


@pytest.mark.parametrize("change", [date(2026, 10, 25), date(2027, 3, 28)])
def test_day_and_night_is_open_in_every_hour_of_a_clock_change(change):
    index = index_of(encoded(always(change - DAY), change - DAY))
    start = midnight(change).astimezone(UTC)
    assert all(index.timetable.open_at(start + n * HOUR) for n in range(25))


def test_the_index_changes_at_the_first_boundary_of_any_document():
    index = index_of(
        encoded(every_day(WEDNESDAY), WEDNESDAY), encoded(every_day(WEDNESDAY, 10, 12), WEDNESDAY)
    )
    boundaries = [index.timetable.next_boundary(at(WEDNESDAY, hour)) for hour in (8, 9, 11, 12, 18)]
    assert boundaries == [at(WEDNESDAY, hour) for hour in (9, 10, 12, 18)] + [at(WEDNESDAY + DAY, 9)]


def test_an_index_without_hours_has_no_boundary():
    assert Snapshot().timetable.next_boundary(at(WEDNESDAY, 12)) is None


MINUTES = st.integers(min_value=-2 * 1440, max_value=30 * 1440)
SPANS = st.tuples(MINUTES, st.sampled_from([1, 30, 240, 600, 1439, 1440, 1441, 3000]))
CLOSURES = st.sets(st.integers(min_value=0, max_value=30), max_size=3)


@settings(deadline=None, max_examples=150)
@given(st.lists(SPANS, max_size=6), CLOSURES, st.lists(MINUTES, min_size=1, max_size=8), st.booleans())
def test_any_openings_say_the_same_as_their_pattern_and_dates(spans, closed, minutes, is_weekly):
    """Weekly hours with closed dates and extra openings, at generated moments."""
    start = midnight(WEDNESDAY).astimezone(UTC)
    closed_days = {WEDNESDAY + timedelta(days=n) for n in closed}
    plain = every_day(WEDNESDAY, 19, 1, but=closed_days) if is_weekly else []
    plain += [(start + timedelta(minutes=m), start + timedelta(minutes=m + length)) for m, length in spans]
    values = encoded(plain, WEDNESDAY)
    index = index_of(values)
    for minute in minutes:
        moment = start + timedelta(minutes=max(minute, 0), seconds=30)
        is_open = any(begin <= moment < end for begin, end in plain)
        found = state(values, moment)
        assert found.is_open is bool(index.timetable.open_at(moment)) is is_open
        edge = found.changes_at
        if edge and edge < start + timedelta(days=33):
            assert any(begin <= edge < end for begin, end in plain) is not is_open
            assert index.timetable.next_boundary(moment) <= edge


def test_encoding_does_not_depend_on_the_order_of_openings():
    intervals = every_day(WEDNESDAY, 9, 12) + every_day(WEDNESDAY, 14, 18)
    days = WEDNESDAY, WEDNESDAY + 20 * DAY
    assert encode(intervals, *days) == encode(intervals[::-1], *days)
