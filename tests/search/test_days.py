"""Local days in Europe/Paris; summer time ends on 25 October 2026, which lasts 25 hours."""

from datetime import UTC, date, datetime, timedelta

import pytest

from search.days import Window, days_of, local_day, midnight, window_of

FAR = (date(2000, 1, 1), date(2100, 1, 1))


def utc(*parts):
    return datetime(*parts, tzinfo=UTC)


def test_the_last_sunday_of_october_lasts_25_hours():
    # UTC on both sides: two moments of one time zone are subtracted on the clock face.
    start, end = (midnight(date(2026, 10, day)).astimezone(UTC) for day in (25, 26))
    assert end - start == timedelta(hours=25)


def test_half_past_midnight_in_paris_is_the_next_day():
    assert local_day(utc(2026, 10, 24, 22, 30)) == date(2026, 10, 25)
    assert local_day(utc(2026, 10, 25, 22, 30)) == date(2026, 10, 25)


def test_a_period_that_ends_at_midnight_does_not_meet_the_next_day():
    days = days_of(midnight(date(2026, 10, 24)), midnight(date(2026, 10, 25)), *FAR)
    assert list(days) == [date(2026, 10, 24)]


def test_the_25th_hour_still_belongs_to_its_day():
    start, end = utc(2026, 10, 25, 22, 30), utc(2026, 10, 25, 22, 45)
    assert list(days_of(start, end, *FAR)) == [date(2026, 10, 25)]


def test_days_are_clipped_to_what_is_kept():
    days = days_of(utc(2026, 1, 1), utc(2027, 1, 1), date(2026, 5, 1), date(2026, 5, 2))
    assert list(days) == [date(2026, 5, 1), date(2026, 5, 2)]


FRIDAY, SATURDAY, SUNDAY = date(2026, 10, 23), date(2026, 10, 24), date(2026, 10, 25)


@pytest.mark.parametrize(
    ("when", "today", "window"),
    [
        ("aujourdhui", FRIDAY, Window(FRIDAY, FRIDAY)),
        ("demain", FRIDAY, Window(SATURDAY, SATURDAY)),
        ("week-end", FRIDAY, Window(SATURDAY, SUNDAY)),
        ("week-end", SATURDAY, Window(SATURDAY, SUNDAY)),
        ("week-end", SUNDAY, Window(SUNDAY, SUNDAY)),
        ("semaine", FRIDAY, Window(FRIDAY, SUNDAY)),
        ("mois", date(2026, 12, 31), Window(date(2026, 12, 31), date(2026, 12, 31))),
        ("mois", date(2028, 2, 3), Window(date(2028, 2, 3), date(2028, 2, 29))),
    ],
)
def test_words_mean_the_days_that_are_left(when, today, window):
    assert window_of(when, today) == window
