"""Local days in Europe/Paris; summer time ends on 25 October 2026, which lasts 25 hours."""

from datetime import UTC, date, datetime, timedelta

import pytest

from search.date_facets import holidays_at, name_of, when
from search.days import days_shown, local_day, midnight

TODAY = date(2026, 11, 23)


def utc(*parts):
    return datetime(*parts, tzinfo=UTC)


def test_the_last_sunday_of_october_lasts_25_hours():
    # UTC on both sides: two moments of one time zone are subtracted on the clock face.
    start, end = (midnight(date(2026, 10, day)).astimezone(UTC) for day in (25, 26))
    assert end - start == timedelta(hours=25)


def test_half_past_midnight_in_paris_is_the_next_day():
    assert local_day(utc(2026, 10, 24, 22, 30)) == date(2026, 10, 25)
    assert local_day(utc(2026, 10, 25, 22, 30)) == date(2026, 10, 25)


FRIDAY, SATURDAY, SUNDAY = utc(2026, 10, 23, 8), utc(2026, 10, 24, 8), utc(2026, 10, 25, 22, 59)
WEEKEND = utc(2026, 10, 23, 16), utc(2026, 10, 25, 23)  # 18:00 in summer time, midnight in winter time


@pytest.mark.parametrize(
    ("word", "now", "window"),
    [
        ("aujourdhui", FRIDAY, (utc(2026, 10, 22, 22), utc(2026, 10, 23, 22))),
        ("ce-soir", FRIDAY, (utc(2026, 10, 23, 16), utc(2026, 10, 24, 3))),
        ("demain", FRIDAY, (utc(2026, 10, 23, 22), utc(2026, 10, 24, 22))),
        ("week-end", utc(2026, 10, 19, 8), WEEKEND),
        ("week-end", FRIDAY, WEEKEND),
        ("week-end", SATURDAY, WEEKEND),
        ("week-end", SUNDAY, WEEKEND),  # 23:59
        ("week-end", utc(2026, 10, 25, 23), (utc(2026, 10, 30, 17), utc(2026, 11, 1, 23))),
        ("semaine", FRIDAY, (utc(2026, 10, 22, 22), utc(2026, 10, 25, 23))),
        ("mois", utc(2026, 12, 31, 8), (utc(2026, 12, 30, 23), utc(2026, 12, 31, 23))),
        ("mois", utc(2028, 2, 3, 8), (utc(2028, 2, 2, 23), utc(2028, 2, 29, 23))),
        ("vacances", utc(2026, 11, 23, 8), (utc(2026, 12, 18, 23), utc(2027, 1, 3, 23))),
        ("vacances", utc(2027, 1, 3, 8), (utc(2026, 12, 18, 23), utc(2027, 1, 3, 23))),
    ],
)
def test_a_word_means_a_stretch_of_time(word, now, window):
    found = when(word, now)
    assert (found.start, found.end) == window


@pytest.mark.parametrize(
    ("today", "name"),
    [
        (date(2026, 10, 18), "Vacances de la Toussaint"),
        (date(2026, 12, 1), "Vacances de Noël"),
        (date(2027, 1, 4), "Vacances d’hiver"),
        (date(2027, 4, 1), "Vacances de printemps"),
        (date(2027, 7, 14), "Vacances d’été"),
    ],
)
def test_holidays_have_a_name(today, name):
    assert name_of(holidays_at(today)) == name


def test_holidays_that_nobody_has_decreed_are_not_known():
    assert holidays_at(date(2040, 1, 1)) is None


@pytest.mark.parametrize(
    ("start", "end", "shown"),
    [
        (None, None, (TODAY, date(2026, 12, 23))),
        (date(2026, 12, 1), None, (date(2026, 12, 1), date(2026, 12, 31))),
        (date(2026, 12, 1), date(2026, 12, 24), (date(2026, 12, 1), date(2026, 12, 24))),
        (date(2026, 1, 1), date(2026, 12, 24), (date(2026, 1, 1), date(2026, 1, 31))),
        (None, date(2026, 11, 2), (date(2026, 11, 2), date(2026, 11, 2))),
    ],
)
def test_a_list_day_by_day_shows_a_month_at_most(start, end, shown):
    assert days_shown(start, end, TODAY) == shown
