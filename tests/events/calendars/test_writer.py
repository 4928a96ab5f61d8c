"""Calendars as another program reads them."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest
from django.utils.translation import override

from search.occurrences import Status
from tests.events.calendars.reading import CHANGED, PARIS, event, file_of, paris, read, read_back

NAMED = {"name": "Activités gratuites", "url": "https://roubaix.example/fr/activites/?tarif=gratuit"}


@pytest.mark.parametrize(
    ("start", "in_utc"),
    [
        (paris(2027, 7, 14, 14), datetime(2027, 7, 14, 12, tzinfo=UTC)),
        (paris(2027, 1, 6, 14), datetime(2027, 1, 6, 13, tzinfo=UTC)),
        (paris(2027, 3, 28, 3), datetime(2027, 3, 28, 1, tzinfo=UTC)),
        (paris(2027, 10, 31, 2, 30), datetime(2027, 10, 31, 0, 30, tzinfo=UTC)),
        (paris(2027, 10, 31, 2, 30, fold=1), datetime(2027, 10, 31, 1, 30, tzinfo=UTC)),
        (paris(2027, 10, 31, 3), datetime(2027, 10, 31, 2, tzinfo=UTC)),
    ],
)
def test_moments_are_the_same_for_the_reader_across_both_clock_changes(start, in_utc):
    (found,) = read_back(event(start))
    assert found.start.astimezone(UTC) == in_utc


def test_moments_say_the_zone_that_the_file_describes():
    content = file_of(event())
    assert b"DTSTART;TZID=Europe/Paris:20270714T140000\r\n" in content
    (zone,) = read(content).timezones
    assert zone.tz_name == "Europe/Paris"
    assert content.count(b"RRULE") == 2


@pytest.mark.parametrize("year", [2000, 2027, 2060])
def test_the_zone_in_the_file_is_that_of_paris(year):
    """For programs that believe the file and know no zones themselves, at each change and beside it."""
    zone = read(file_of()).timezones[0].to_tz(lookup_tzid=False)
    changes = [
        datetime(year, month, day, 1, tzinfo=UTC)
        for month in (3, 10)
        for day in range(25, 32)
        if datetime(year, month, day, tzinfo=UTC).weekday() == 6
    ]
    for change in changes:
        for moment in (change - timedelta(hours=3), change + timedelta(hours=3), change + timedelta(days=60)):
            local = moment.astimezone(PARIS).replace(tzinfo=None)
            assert zone.utcoffset(local.replace(tzinfo=zone)) == moment.astimezone(PARIS).utcoffset()


def test_a_ball_over_the_clock_change_lasts_ten_hours():
    (found,) = read_back(event(paris(2027, 10, 30, 20), paris(2027, 10, 31, 5)))
    assert (found.end.astimezone(UTC) - found.start.astimezone(UTC)).total_seconds() == 10 * 3600


def test_whole_days_end_on_the_day_after():
    content = file_of(event(paris(2027, 5, 14), paris(2027, 5, 17), is_whole_day=True))
    assert b"DTSTART;VALUE=DATE:20270514\r\nDTEND;VALUE=DATE:20270517\r\n" in content


def test_whole_days_are_the_days_of_paris():
    start = datetime(2027, 5, 13, 22, tzinfo=UTC)
    (found,) = read_back(event(start, is_whole_day=True))
    assert found["DTSTART"].dt == date(2027, 5, 14)


def test_no_end_is_invented():
    assert b"DTEND" not in file_of(event())


@pytest.mark.parametrize(
    ("status", "said", "summary"),
    [
        (Status.SCHEDULED, "CONFIRMED", "Tricot"),
        (Status.MOVED, "CONFIRMED", "Déplacé\u00a0: Tricot"),
        (Status.ONLINE, "CONFIRMED", "En ligne\u00a0: Tricot"),
        (Status.POSTPONED, "TENTATIVE", "Reporté\u00a0: Tricot"),
        (Status.CANCELLED, "CANCELLED", "Annulé\u00a0: Tricot"),
    ],
)
def test_what_became_of_a_date_is_said_to_programs_and_to_people(status, said, summary):
    with override("fr"):
        (found,) = read_back(event(status=status))
    assert (found["STATUS"], found["SUMMARY"]) == (said, summary)


@pytest.mark.parametrize(
    ("fields", "said"),
    [
        ({}, "OPAQUE"),
        ({"status": Status.CANCELLED}, "TRANSPARENT"),
        ({"status": Status.POSTPONED}, "TRANSPARENT"),
        ({"is_whole_day": True}, "TRANSPARENT"),
    ],
)
def test_only_what_takes_place_at_an_hour_makes_one_busy(fields, said):
    assert read_back(event(**fields))[0]["TRANSP"] == said


def test_the_last_change_dates_it_not_the_clock():
    (found,) = read_back(event(sequence=3))
    assert found["DTSTAMP"].dt == found["LAST-MODIFIED"].dt == CHANGED
    assert found["SEQUENCE"] == 3
    assert file_of(event(), **NAMED) == file_of(event(), **NAMED)


def test_the_facts_around_a_date_are_read_back():
    told = event(
        description="Apporter ses aiguilles ; goûter, thé\nGratuit",
        location="Médiathèque, 2 rue Pierre Motte, 59100 Roubaix",
        point=(50.6927, 3.17711),
        url="https://roubaix.example/fr/activites/tricot/?date=20270714T120000Z",
        categories=("Arts, culture", "Tricot"),
        contact="Association Couleurs tissées",
    )
    (found,) = read_back(told)
    assert (found["DESCRIPTION"], found["LOCATION"]) == (told.description, told.location)
    assert (found["GEO"].latitude, found["GEO"].longitude) == told.point
    assert tuple(map(str, found["CATEGORIES"].cats)) == told.categories
    assert (found["URL"], found["CONTACT"]) == (told.url, told.contact)


def test_a_calendar_to_subscribe_to_says_its_name_and_how_often_to_come_back():
    content = file_of(description="Les 500 premières", source="https://x.example/liste.ics", **NAMED)
    found = read(content)
    assert found["NAME"] == found["X-WR-CALNAME"] == NAMED["name"]
    assert found["X-WR-CALDESC"] == "Les 500 premières"
    assert b"REFRESH-INTERVAL;VALUE=DURATION:PT12H\r\nX-PUBLISHED-TTL:PT12H\r\n" in content


def test_a_file_of_one_date_founds_no_calendar():
    content = file_of(event())
    assert b"NAME:" not in content.replace(b"TZNAME:", b"")
    assert b"REFRESH" not in content


def test_nothing_of_an_event_ends_it():
    hostile = "x\r\nEND:VEVENT\r\nEND:VCALENDAR\x00\x0b"
    whole = event()
    told = replace(
        whole, title=hostile, location=hostile, url=f"https://x.example/{hostile}", contact=hostile
    )
    (found,) = read_back(replace(told, categories=(hostile,)), **NAMED)
    assert found["SUMMARY"] == "x\nEND:VEVENT\nEND:VCALENDAR"


def test_the_words_of_an_event_say_their_language():
    content = file_of(event(title="Sewing", description="For all", language="en", location="Library"))
    assert b"SUMMARY;LANGUAGE=en:Sewing\r\n" in content
    assert b"DESCRIPTION;LANGUAGE=en:For all\r\n" in content
    assert b"LOCATION:Library\r\n" in content


def test_a_title_keeps_its_direction_behind_arabic_words():
    with override("ar"):
        (found,) = read_back(event(title="Tricot (A2)", status=Status.CANCELLED, language="fr"))
    assert found["SUMMARY"].endswith(": \u2068Tricot (A2)\u2069")
