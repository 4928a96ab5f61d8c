"""What a calendar file says, as its author meant it."""

import os
from datetime import UTC, datetime
from itertools import islice
from pathlib import Path

import icalendar
import pytest
from dateutil.rrule import rrulestr

from directory.reading.errors import FileRefusedError
from events.imports.ical import rows
from tests.events.imports.calendars import WEEKLY, calendar, days_of, rows_of, slots_of, starts_of

SAMPLES = Path(os.environ.get("PORTAL_SAMPLE_DATA", "/nowhere"))
ONE = "UID:un\nSUMMARY:Bal\n"


@pytest.fixture
def read(tmp_path):
    """`read(text)`: the rows of a calendar."""
    return lambda text: rows_of(tmp_path / "agenda.ics", text)


@pytest.fixture
def read_one(read):
    """`read_one("DTSTART…")`: the only row of a calendar of one event."""
    return lambda lines, **head: read(calendar(ONE + lines, **head))[0]


@pytest.mark.parametrize(
    ("start", "local"),
    [
        ("DTSTART:20270609T120000Z", "9.6. 14:00"),
        ("DTSTART;TZID=Romance Standard Time:20270609T140000", "9.6. 14:00"),
        ('DTSTART;TZID="W. Europe Standard Time":20270609T140000', "9.6. 14:00"),
        ("DTSTART;TZID=Europe/London:20270609T130000", "9.6. 14:00"),
        ("DTSTART;TZID=/freeassociation.sourceforge.net/Europe/Paris:20270609T140000", "9.6. 14:00"),
        ("DTSTART:20270609T140000", "9.6. 14:00"),
        ("DTSTART;TZID=Europe/Paris:20270328T023000", "28.3. 03:30"),  # clocks leap over it
        ("DTSTART;TZID=Europe/Paris:20271031T023000", "31.10. 02:30"),
    ],
)
def test_moment_is_on_the_clocks_that_its_calendar_means(read_one, start, local):
    assert starts_of(read_one(start)) == [local]


def test_moment_without_a_zone_is_on_the_clocks_of_its_source(read_one):
    assert starts_of(read_one("DTSTART:20270609T140000", head="X-WR-TIMEZONE:Europe/London\n")) == [
        "9.6. 15:00"
    ]


def test_zone_that_a_program_invents_is_where_its_block_says(read_one):
    zone = "BEGIN:VTIMEZONE\nTZID:Mon fuseau\nX-LIC-LOCATION:Europe/London\nEND:VTIMEZONE\n"

    assert starts_of(read_one("DTSTART;TZID=Mon fuseau:20270609T140000", head=zone)) == ["9.6. 15:00"]


def test_zone_that_nobody_knows_is_remarked(read_one):
    row = read_one("DTSTART;TZID=Customized Time Zone:20270609T140000")

    assert starts_of(row) == ["9.6. 14:00"]
    assert "Customized Time Zone" in row.cells["remarks"][0]


@pytest.mark.parametrize(
    ("lines", "days"),
    [
        ("DTSTART;VALUE=DATE:20270508\nDTEND;VALUE=DATE:20270509", "8.5.-8.5."),
        ("DTSTART;VALUE=DATE:20270508\nDTEND;VALUE=DATE:20270508", "8.5.-8.5."),
        ("DTSTART;VALUE=DATE:20270508", "8.5.-8.5."),
        ("DTSTART;VALUE=DATE:20270514\nDTEND;VALUE=DATE:20270517", "14.5.-16.5."),
        ("DTSTART;VALUE=DATE:20270514\nDURATION:P3D", "14.5.-16.5."),
    ],
)
def test_whole_days_end_on_the_day_before_dtend(read_one, lines, days):
    assert days_of(read_one(lines)) == [days]


def test_an_end_that_is_the_beginning_is_none(read_one):
    slot = slots_of(read_one("DTSTART:20270609T120000Z\nDTEND:20270609T120000Z"))[0]

    assert slot.end is None


def test_series_keeps_its_hour_across_the_change_of_clocks(read):
    row = read(calendar(WEEKLY.replace("20270503", "20270322")))[0]

    assert starts_of(row) == ["22.3. 14:00", "29.3. 14:00", "5.4. 14:00", "12.4. 14:00"]


def test_exclusion_is_an_instant_in_whatever_zone(read):
    row = read(calendar(WEEKLY + "EXDATE:20270510T120000Z"))[0]

    assert starts_of(row) == ["3.5. 14:00", "17.5. 14:00", "24.5. 14:00"]


def test_date_that_was_moved_leaves_its_slot(read):
    moved = "UID:tricot\nRECURRENCE-ID;TZID=Europe/Paris:20270510T140000\nSEQUENCE:1\n"
    earlier = moved.replace("SEQUENCE:1", "SEQUENCE:0") + "DTSTART;TZID=Europe/Paris:20270512T090000"
    moved += "DTSTART;TZID=Europe/Paris:20270601T183000\nDTEND;TZID=Europe/Paris:20270601T193000\n"
    row = read(calendar(moved, WEEKLY, earlier))[0]

    assert starts_of(row) == ["3.5. 14:00", "17.5. 14:00", "24.5. 14:00", "1.6. 18:30"]
    assert slots_of(row)[-1].end == datetime(2027, 6, 1, 17, 30, tzinfo=UTC)


def test_date_that_was_cancelled_stays_and_says_so(read):
    row = read(calendar(WEEKLY, "UID:tricot\nRECURRENCE-ID:20270510T120000Z\nSTATUS:CANCELLED"))[0]

    assert (len(slots_of(row)), row.cells["statuses"]) == (4, {"20270510T120000Z": "cancelled"})


def test_revision_of_a_series_replaces_it(read):
    revised = WEEKLY.replace("T14", "T10").replace("T16", "T12") + "SEQUENCE:2"
    rows = read(calendar(revised, WEEKLY + "SEQUENCE:1"))

    assert [starts_of(row)[0] for row in rows] == ["3.5. 10:00"]


def test_dates_that_share_a_uid_without_a_rule_are_dates_of_one_activity(read):
    rows = read(calendar(*(ONE + f"DTSTART:202706{day}T120000Z" for day in (16, 23))))

    assert [starts_of(row) for row in rows] == [["16.6. 14:00", "23.6. 14:00"]]


def test_words_are_read_without_escapes(read):
    lines = (
        r"SUMMARY:Fête\, bal\; jeux"
        + "\nDESCRIPTION:Une\n  ligne\nCATEGORIES:Sport,Jeunesse\nDTSTART:20270609"
    )
    cells = read(calendar("UID:a\n" + lines))[0].cells

    assert (cells["title"], cells["description"]) == ("Fête, bal; jeux", "Une ligne")
    assert cells["categories"] == ["Sport", "Jeunesse"]


def test_alarm_is_not_the_event(read):
    alarm = "BEGIN:VALARM\nDESCRIPTION:Rappel\nEND:VALARM"

    assert read(calendar(f"{ONE}DTSTART:20270609\nDESCRIPTION:Bal\n{alarm}"))[0].cells["description"] == "Bal"


@pytest.mark.parametrize(
    ("lines", "words"),
    [
        ("SUMMARY:Bal", "(DTSTART)"),
        ("DTSTART:20270609T120000Z\nDTEND:20270608T120000Z", "La fin vient avant le début"),
        ("DTSTART:20270609T120000Z\nDURATION:-PT1H", "n’est pas une durée"),
        ("DTSTART:demain", "n’est pas une date"),
        ("DTSTART:99990609T120000Z", "trop loin"),
        ("DTSTART:20270609T120000Z\nRRULE:FREQ=SECONDLY;COUNT=1000000", "(FREQ)"),
        ("DTSTART:20270609T120000Z\nRRULE:FREQ=DAILY;COUNT=1000000", "COUNT est un nombre entier"),
        ("DTSTART:20270609T120000Z\nRRULE:FREQ=HOURLY;INTERVAL=0", "(FREQ)"),
        ("DTSTART:20270609T120000Z\nRRULE:FREQ=DAILY;INTERVAL=0", "INTERVAL"),
        ("DTSTART:20270609T120000Z\nRDATE:" + ",".join(["20270609T120000Z"] * 2_001), "dates"),
        ("DTSTART:20270609T120000Z\nEXRULE:FREQ=DAILY", "EXRULE"),
        ("DTSTART:20270609T120000Z\nCLASS:PRIVATE", "privé"),
    ],
)
def test_event_that_means_nothing_is_said_in_words(read_one, lines, words):
    assert words in read_one(lines).cells["fault"]


HEAD = b"BEGIN:VCALENDAR\r\n"
FOOT = b"END:VCALENDAR\r\n"


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"", "vide"),
        (b"<!DOCTYPE html><html><h1>Maintenance</h1></html>", "page web"),
        (b"bonjour", "pas un agenda"),
        (b"BEGIN:VCARD\r\nEND:VCARD\r\n", "pas un agenda"),
        (b"%PDF-1.7", "PDF"),
        (HEAD + b"BEGIN:VEVENT\r\nUID:a\r\n", "coupé"),
        (HEAD + b"BEGIN:VEVENT\r\n" + FOOT, "END:VCALENDAR"),
        (HEAD + b"DESCRIPTION:" + b"x" * 10_000_000 + b"\r\n" + FOOT, "plus longue que"),
        (HEAD + b"DESCRIPTION:x\r\n" + b" xxxxxxxxx\r\n" * 30_000 + FOOT, "plus longue que"),
        (HEAD + b"BEGIN:VEVENT\r\n" * 1_000, "imbriquées"),
        (HEAD + b"BEGIN:VEVENT\r\nEND:VEVENT\r\n" * 20_001 + FOOT, "plus de 20"),
    ],
    ids=[
        "empty",
        "web page",
        "words",
        "card",
        "pdf",
        "cut",
        "ends out of order",
        "10 MB",
        "folded",
        "nested",
        "many",
    ],
)
def test_file_that_is_no_whole_calendar_is_refused_in_words(read, content, words):
    with pytest.raises(FileRefusedError, match=words):
        read(content)


def test_calendar_of_too_many_dates_is_refused_before_they_are_made(read, monkeypatch):
    monkeypatch.setattr(rows, "MOST_DATES", 1_000)
    daily = "SUMMARY:Bal\nDTSTART:20270101T120000Z\nRRULE:FREQ=DAILY"

    with pytest.raises(FileRefusedError, match="plus de 1\xa0000 dates"):
        read(calendar(*(f"UID:{number}\n{daily}" for number in range(9))))


def test_empty_calendar_is_one(read):
    assert read(calendar()) == []


ORACLE = [
    "DTSTART;TZID=Europe/Paris:20270106T140000\nRRULE:FREQ=WEEKLY;BYDAY=WE;UNTIL=20270630T120000Z\n"
    "EXDATE;TZID=Europe/Paris:20270217T140000",
    "DTSTART;TZID=America/New_York:20270103T200000\nRRULE:FREQ=WEEKLY;INTERVAL=2;BYDAY=SU,TU;COUNT=30",
    "DTSTART:20270103T230000Z\nDURATION:PT5H\nRRULE:FREQ=DAILY;COUNT=120",
    "DTSTART;TZID=Europe/Paris:20270131T090000\nRRULE:FREQ=MONTHLY;COUNT=5",
    "DTSTART;TZID=Europe/Paris:20270102T100000\nRRULE:FREQ=MONTHLY;BYDAY=1SA,-1SA\nRDATE;TZID=Europe/Paris:"
    "20270714T220000",
]


@pytest.mark.parametrize("lines", ORACLE)
def test_series_has_the_dates_that_other_readers_find(read_one, lines):
    row = read_one(lines)
    event = icalendar.Calendar.from_ical(calendar(ONE + lines)).walk("VEVENT")[0]
    found = [event["RDATE"].dts[0].dt] if "RDATE" in event else []
    found += islice(rrulestr(event["RRULE"].to_ical().decode(), dtstart=event["DTSTART"].dt), 400)
    excluded = [moment.dt for moment in event["EXDATE"].dts] if "EXDATE" in event else []
    expected = sorted(
        moment for moment in map(_instant, found) if moment not in excluded and moment.year == 2027
    )

    assert [slot.start for slot in slots_of(row)] == expected


def _instant(moment):
    """In UTC; a day begins at midnight."""
    return moment.astimezone(UTC)


@pytest.mark.skipif(not SAMPLES.is_dir(), reason="PORTAL_SAMPLE_DATA names no folder")
def test_public_holidays_of_the_state_are_121_whole_days(read):
    rows = read((SAMPLES / "calendars/jours_feries_metropole.ics").read_bytes())

    assert (len(rows), [row for row in rows if row.cells["fault"]]) == (121, [])
    assert {len(row.cells["schedule"]) for row in rows} == {1}
    assert {(entry["type"], entry["value"]["start"]) for row in rows for entry in row.cells["schedule"]} == {
        ("once", None)
    }
