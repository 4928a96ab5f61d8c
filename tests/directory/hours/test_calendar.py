"""When a place is open, to the minute."""

from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest

from core.holidays.school import known_until
from directory.hours.calendar import Closure, Opening, doubt, doubtful_days, intervals
from directory.hours.display import timetable
from directory.hours.reading.osm import canonical

PARIS = ZoneInfo("Europe/Paris")
SHOP = "Tu-Sa 09:00-12:00,14:00-19:00; PH off"


def opened(hours, day, exceptions=(), until=None):
    """« 09:00-12:00 » for each interval that begins on these days."""
    found = intervals(hours, list(exceptions), day, until or day)
    return [f"{start:%H:%M}-{end:%H:%M}" for start, end in found]


def elapsed(hours, day):
    """Real hours of each interval."""
    found = intervals(hours, [], day, day)
    return [(end.timestamp() - start.timestamp()) / 3600 for start, end in found]


def test_ordinary_day():
    assert opened(SHOP, date(2026, 11, 24)) == ["09:00-12:00", "14:00-19:00"]


@pytest.mark.parametrize("day", [date(2026, 11, 22), date(2026, 7, 14), date(2026, 5, 14)])
def test_closed_on_sunday_and_on_public_holidays(day):
    assert opened(SHOP, day) == []


def test_holidays_are_open_days_when_nothing_says_otherwise():
    assert opened("Tu-Sa 09:00-12:00", date(2026, 7, 14)) == ["09:00-12:00"]


def test_night_belongs_to_the_evening_and_ends_on_the_next_day():
    (found,) = intervals("Sa 22:00-04:00", [], date(2026, 11, 21), date(2026, 11, 21))
    assert (found[0].date(), found[1].date()) == (date(2026, 11, 21), date(2026, 11, 22))


def test_rule_of_the_next_day_does_not_cut_a_night():
    found = intervals(
        "Tu-Th 18:00-01:00; Fr,Sa 18:00-03:00; Su off", [], date(2026, 12, 3), date(2026, 12, 6)
    )
    assert [f"{start:%a %H:%M}-{end:%a %H:%M}" for start, end in found] == [
        "Thu 00:00-Thu 01:00",
        "Thu 18:00-Fri 01:00",
        "Fri 18:00-Sat 03:00",
        "Sat 18:00-Sun 03:00",
    ]


@pytest.mark.parametrize(
    ("hours", "times"),
    [
        ("Mo-Fr 18:00-02:00; Tu 12:00-14:00", ["00:00-02:00", "12:00-14:00"]),
        ("Mo-Fr 18:00-02:00; Mo off", []),
        ("Mo 10:00-12:00, Mo 20:00-02:00", ["00:00-02:00"]),
        ("Mo 20:00-02:00, Mo 10:00-12:00", ["00:00-02:00"]),
        ("Mo 22:00-26:00", ["00:00-02:00"]),
        ("Mo-Su 18:00-24:00", ["18:00-00:00"]),
    ],
)
def test_each_day_has_its_own_hours_and_the_night_before(hours, times):
    kept = [span for span in opened(hours, date(2026, 11, 24)) if not span.startswith("18:00-02")]
    assert kept == times


def test_comment_alone_is_unknown():
    saturday = datetime(2026, 11, 28, 11, tzinfo=PARIS)
    assert opened('Sa 10:00-12:00 "Call us"', saturday.date()) == []
    assert doubt('Sa 10:00-12:00 "Call us"', [], saturday) == "Call us"


def test_hours_that_cannot_be_read_are_unknown_and_shown_as_they_are():
    now = datetime(2026, 11, 24, 10, tzinfo=PARIS)
    shown = timetable("Tuesdays, mostly", [], now, "Sonnez.")
    assert (shown.rows, shown.prose, shown.note) == ([], "", "Tuesdays, mostly\nSonnez.")
    assert (opened("Tuesdays, mostly", now.date()), doubt("Tuesdays, mostly", [], now)) == ([], "")


@pytest.mark.parametrize("stray", [";Tu 16:00-19:00", "Tu 16:00-19:00;", ";; Tu 16:00-19:00 ;"])
def test_stray_separators_separate_nothing(stray):
    assert canonical(stray) == "Tu 16:00-19:00"
    assert opened(stray, date(2026, 11, 24)) == ["16:00-19:00"]


@pytest.mark.parametrize(
    "text", ["Mo 10:00", 'Mo-Fr 09:00-12:00 || "sur appel"', 'Mo 10:00-12:00 open "x"', "Mo 20:00-48:00"]
)
def test_syntax_that_the_evaluator_takes_otherwise_is_refused(text):
    assert canonical(text) is None


def test_rest_of_a_night_begins_at_the_first_midnight():
    assert opened("Sa 22:00-04:00", date(2026, 11, 22)) == ["00:00-04:00"]


@pytest.mark.parametrize(
    ("day", "hours"), [(date(2026, 3, 28), 5), (date(2026, 10, 24), 7), (date(2026, 11, 21), 6)]
)
def test_nights_of_clock_changes_last_as_long_as_they_do(day, hours):
    assert elapsed("Sa 22:00-04:00", day) == [hours]


@pytest.mark.parametrize(("day", "hours"), [(date(2026, 3, 29), 23), (date(2026, 10, 25), 25)])
def test_days_of_clock_changes_last_as_long_as_they_do(day, hours):
    assert elapsed("24/7", day) == [hours]


def test_opening_in_the_hour_that_does_not_exist_starts_after_it():
    assert opened("Su 02:30-10:00", date(2026, 3, 29)) == ["03:00-10:00"]


def test_touching_intervals_are_one():
    assert opened('Mo 08:00-12:00, Mo 12:00-16:00 "sans rendez-vous"', date(2026, 11, 23)) == ["08:00-16:00"]


def test_always_open_is_one_interval_over_the_days():
    found = intervals("24/7", [], date(2026, 11, 23), date(2026, 11, 29))
    assert [(end - start).days for start, end in found] == [7]


def test_unknown_is_not_open():
    assert opened('Mo unknown "sur rendez-vous"', date(2026, 11, 23)) == []


def test_closure_wins_over_hours():
    closure = Closure(date(2026, 11, 23), date(2026, 11, 25), "inventaire")
    assert opened(SHOP, date(2026, 11, 24), [closure]) == []


def test_closed_day_keeps_the_night_of_the_evening_before():
    closure = Closure(date(2026, 11, 22), date(2026, 11, 22))
    assert opened("Sa-Su 22:00-04:00", date(2026, 11, 21), [closure], date(2026, 11, 23)) == ["22:00-04:00"]


def test_closure_cuts_an_opening_day_and_night_at_midnight():
    closure = Closure(date(2026, 11, 24), date(2026, 11, 24))
    found = intervals("24/7", [closure], date(2026, 11, 23), date(2026, 11, 25))
    assert [(start.date(), end - start) for start, end in found] == [
        (date(2026, 11, 23), timedelta(days=1)),
        (date(2026, 11, 25), timedelta(days=1)),
    ]


def test_opening_replaces_the_hours_of_its_day():
    day = date(2026, 11, 24)
    assert opened(SHOP, day, [Opening(day, time(10), time(11))]) == ["10:00-11:00"]


def test_opening_wins_over_a_closure():
    day = date(2026, 11, 24)
    opening = Opening(day, time(10), time(16))
    assert opened(SHOP, day, [Closure(day, day), opening]) == ["10:00-16:00"]


def test_opening_may_end_after_midnight():
    day = date(2026, 11, 24)
    assert opened("", day, [Opening(day, time(20), time(2))]) == ["20:00-02:00"]


def test_school_holidays_replace_the_week():
    hours = "Mo-Fr 09:00-17:00; SH Mo-Fr 10:00-12:00"
    assert opened(hours, date(2026, 2, 16)) == ["10:00-12:00"]
    assert opened(hours, date(2026, 3, 2)) == ["09:00-17:00"]


def test_summer_school_holidays_are_those_of_summer():
    hours = "Mo-Fr 09:00-17:00; Jul-Aug SH off"
    assert opened(hours, date(2026, 7, 6)) == []
    assert opened(hours, date(2026, 7, 3)) == opened(hours, date(2026, 2, 16)) == ["09:00-17:00"]


def test_beyond_known_school_holidays_nothing_is_sure():
    assert opened("Mo-Su 09:00-17:00; SH off", known_until() + timedelta(days=1)) == []


@pytest.mark.parametrize(
    ("hours", "unknown"), [("Mo-Sa 09:00-17:00; SH off", True), ("Mo-Sa 09:00-17:00; Jul-Aug SH off", False)]
)
def test_the_bridge_of_ascension_is_neither_school_nor_holidays(hours, unknown):
    assert (doubt(hours, [], datetime(2027, 5, 7, 10, tzinfo=PARIS)) is not None) is unknown


@pytest.mark.parametrize(
    ("words", "times"),
    [
        ("sur rendez-vous", []),
        ("sur RDV uniquement", []),
        ("by appointment", []),
        ("sur rendez-vous, sans frais", []),
        ("sur rendez-vous, paiement par carte possible", []),
        ("sans rendez-vous le matin, sur rendez-vous ensuite", []),
        ("sans rendez-vous", ["14:00-17:00"]),
        ("avec ou sans rendez-vous", ["14:00-17:00"]),
        ("sur rendez-vous ou sans", ["14:00-17:00"]),
        ("rendez-vous possible", ["14:00-17:00"]),
        ("rendez-vous vivement conseillé", ["14:00-17:00"]),
        ("RDV recommandé", ["14:00-17:00"]),
        ("prise de rendez-vous non obligatoire", ["14:00-17:00"]),
        ("no appointment needed", ["14:00-17:00"]),
        ("appointment is not required", ["14:00-17:00"]),
        ("accès par la cour", []),
    ],
)
def test_hours_by_appointment_are_no_opening(words, times):
    assert opened(f'Tu 14:00-17:00 "{words}"', date(2026, 11, 24)) == times


def test_days_that_nobody_knows():
    first, last = date(2026, 11, 23), date(2026, 11, 25)
    assert doubtful_days('Tu unknown; We unknown "sur rendez-vous"', first, last) == {date(2026, 11, 24)}


def test_months_across_the_new_year():
    found = intervals("Nov 1-Mar 31 We 10:00-12:00", [], date(2026, 12, 30), date(2027, 1, 6))
    assert [start for start, _end in found] == [
        datetime(2026, 12, 30, 10, tzinfo=PARIS),
        datetime(2027, 1, 6, 10, tzinfo=PARIS),
    ]


@pytest.mark.parametrize(
    ("hours", "exceptions", "words"),
    [
        ('Mo-Fr unknown "sur rendez-vous"', [], "sur rendez-vous"),
        ('Tu 09:00-12:00 "sur rendez-vous"', [], "sur rendez-vous"),
        ("24/7 unknown; Jul-Aug Mo-Fr 09:00-12:00", [], ""),
        ('Sa unknown "sur rendez-vous"', [], None),
        (SHOP, [], None),
        ("Mo-Su 09:00-17:00; SH off", [], None),
        ("", [Closure(date(2026, 12, 24), date(2027, 1, 2))], ""),
        ("", [Closure(date(2026, 11, 23), date(2026, 11, 24))], None),
    ],
)
def test_what_nobody_knows_is_not_said_to_be_closed(hours, exceptions, words):
    assert doubt(hours, exceptions, datetime(2026, 11, 24, 10, tzinfo=PARIS)) == words
