"""Raw rules of imports: what they mean, and what is refused before it is expanded."""

import sys
from datetime import datetime, time
from itertools import takewhile

import pytest
from dateutil.rrule import rrulestr

from events.schedule.entries import Rule
from events.schedule.rules.moments import RuleError
from events.schedule.rules.reading import MOST_DATES, read_rule
from events.schedule.rules.recurrence import read_recurrence
from tests.events.schedule.said import day, days_of, expanded, in_utc

MORNING = "DTSTART;TZID=Europe/Paris:20270131T100000\nDTEND;TZID=Europe/Paris:20270131T113000\n"


def starts(text, **window):
    return [in_utc(slot) for slot in expanded(Rule(text), first="2027-01-01", **window).slots]


def refusal(text):
    with pytest.raises(RuleError) as caught:
        read_rule(text)
    return str(caught.value)


def test_a_month_without_the_31st_has_no_date_and_is_not_counted():
    assert days_of(Rule(f"{MORNING}RRULE:FREQ=MONTHLY;COUNT=3")) == ["2027-01-31", "2027-03-31", "2027-05-31"]


def test_29_february_comes_every_four_years():
    rule = Rule("DTSTART;VALUE=DATE:20240229\nRRULE:FREQ=YEARLY")

    assert days_of(rule, first="2024-01-01", last="2033-01-01") == ["2024-02-29", "2028-02-29", "2032-02-29"]


def test_count_bounds_the_rule_before_an_exclusion_in_another_zone_takes_away():
    text = "DTSTART;TZID=Europe/Paris:20270503T180000\nRRULE:FREQ=DAILY;COUNT=5\nEXDATE:20270505T160000Z"

    assert days_of(Rule(text)) == ["2027-05-03", "2027-05-04", "2027-05-06", "2027-05-07"]


def test_until_in_utc_is_included():
    text = "DTSTART;TZID=Europe/Paris:20270528T183000\nRRULE:FREQ=WEEKLY;UNTIL=20270611T163000Z"

    assert days_of(Rule(text)) == ["2027-05-28", "2027-06-04", "2027-06-11"]


@pytest.mark.parametrize("until", ["20270611", "20270611T183000"])
def test_until_without_a_zone_is_on_the_clocks_of_the_start(until):
    text = f"DTSTART;TZID=Europe/Paris:20270604T183000\nRRULE:FREQ=WEEKLY;UNTIL={until}"

    assert days_of(Rule(text)) == ["2027-06-04", "2027-06-11"]


def test_an_hour_that_does_not_exist_is_one_later_that_day_alone():
    text = "DTSTART;TZID=Europe/Paris:20270327T023000\nDURATION:PT45M\nRRULE:FREQ=DAILY;COUNT=3"
    slots = expanded(Rule(text)).slots

    assert [slot.start.strftime("%d %H:%M%z") for slot in slots] == [
        "27 02:30+0100", "28 03:30+0200", "29 02:30+0200",
    ]  # fmt: skip
    assert [slot.end.strftime("%H:%M") for slot in slots] == ["03:15", "04:15", "03:15"]


def test_a_rule_of_another_zone_stays_on_its_clocks():
    text = "DTSTART;TZID=America/New_York:20270315T090000\nRRULE:FREQ=WEEKLY;COUNT=3"

    assert [moment[11:] for moment in starts(text)] == ["13:00", "13:00", "13:00"]
    assert [slot.start.hour for slot in expanded(Rule(text)).slots] == [14, 14, 15]


def test_a_zone_that_nobody_knows_is_read_as_paris_and_said():
    made = expanded(Rule("DTSTART;TZID=Lune/Mer:20270609T140000"))

    assert in_utc(made.slots[0]) == "2027-06-09 12:00"
    assert "Lune/Mer" in made.remarks[0]


@pytest.mark.parametrize(
    ("length", "end"),
    [("DTEND;TZID=Europe/Paris:20271031T050000", "05:00"), ("DURATION:PT9H", "04:00"), ("", None)],
    ids=["clock hours", "real hours", "not said"],
)
def test_an_end_is_on_the_clock_and_a_length_is_real(length, end):
    (slot,) = expanded(Rule(f"DTSTART;TZID=Europe/Paris:20271030T200000\n{length}")).slots

    assert (slot.end and slot.end.strftime("%H:%M")) == end


@pytest.mark.parametrize(
    "end", ["", "DTEND;VALUE=DATE:20270508", "DTEND;VALUE=DATE:20270509", "DURATION:P1D"]
)
def test_a_whole_day_lasts_one_day(end):
    (slot,) = expanded(Rule(f"DTSTART;VALUE=DATE:20270508\n{end}")).slots

    assert (slot.slot, slot.end.date(), slot.is_whole_day) == ("20270508", day("2027-05-09"), True)


def test_the_end_of_whole_days_is_the_day_after():
    (slot,) = expanded(Rule("DTSTART;VALUE=DATE:20270514\nDTEND;VALUE=DATE:20270517")).slots

    assert slot.end.date() == day("2027-05-17")


def test_dates_of_their_own_length_are_read_from_folded_lines():
    text = (
        "RDATE;VALUE=PERIOD:20270105T090000Z/20270105T110000Z,\r\n 20270106T090000Z/PT30M\r\n"
        "EXDATE:20270105T090000Z"
    )
    (slot,) = expanded(Rule(text)).slots

    assert (in_utc(slot), slot.end.strftime("%H:%M")) == ("2027-01-06 09:00", "10:30")


def test_an_exhibition_of_359_dates_has_them_all():
    days = [f"2027{month:02}{number:02}T090000Z" for month in range(1, 13) for number in range(1, 31)]
    real = [text for text in days if not text.startswith(("20270229", "20270230"))]

    assert len(starts("RDATE:" + ",".join(real))) == len(real) == 358


# dateutil's own reading of the whole rule is the oracle.
@pytest.mark.parametrize(
    "rule",
    [
        "FREQ=DAILY;INTERVAL=3;COUNT=40",
        "FREQ=DAILY;BYMONTH=2,7;BYDAY=MO,FR",
        "FREQ=DAILY;BYMONTHDAY=-1,15",
        "FREQ=WEEKLY;INTERVAL=2;BYDAY=TU,SU;WKST=MO",
        "FREQ=WEEKLY;INTERVAL=2;BYDAY=TU,SU;WKST=SU",
        "FREQ=WEEKLY;INTERVAL=5",
        "FREQ=WEEKLY;BYMONTH=6;BYDAY=WE",
        "FREQ=MONTHLY;INTERVAL=5",
        "FREQ=MONTHLY;BYDAY=2TU,-1FR",
        "FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=-1",
        "FREQ=MONTHLY;BYDAY=FR;BYMONTHDAY=13",
        "FREQ=YEARLY;INTERVAL=2",
        "FREQ=YEARLY;BYMONTH=5;BYDAY=1SU,-1SU",
        "FREQ=YEARLY;BYDAY=20MO",
        "FREQ=YEARLY;BYMONTH=3,10",
        "FREQ=YEARLY;BYMONTHDAY=1",
        "FREQ=YEARLY;BYDAY=TH;BYSETPOS=1,-1",
    ],
)
def test_days_of_a_rule_are_those_of_dateutil(rule):
    start, last = day("2027-01-31"), day("2034-12-31")
    recurrence = read_recurrence(rule)
    ours = list(recurrence.days(start, last))[: recurrence.count]

    reference = rrulestr(rule, dtstart=datetime.combine(start, time()))
    assert ours == [moment.date() for moment in takewhile(lambda moment: moment.date() <= last, reference)]


@pytest.mark.parametrize(
    "rule",
    [
        "FREQ=HOURLY;INTERVAL=0",
        "FREQ=DAILY;INTERVAL=0",
        "FREQ=DAILY;INTERVAL=-1",
        "FREQ=SECONDLY;COUNT=100000000",
        "FREQ=MINUTELY",
        "FREQ=DAILY;COUNT=1000000",
        "FREQ=DAILY;COUNT=0",
        "FREQ=YEARLY;BYEASTER=0",
        "FREQ=DAILY;BYSECOND=0,1,2,3",
        "FREQ=DAILY;BYHOUR=" + ",".join(map(str, range(24))),
        "FREQ=MONTHLY;BYMONTHDAY=" + ",".join(["1"] * 63),
        "FREQ=MONTHLY;BYMONTHDAY=0",
        "FREQ=MONTHLY;BYMONTHDAY=32",
        "FREQ=MONTHLY;BYMONTHDAY=1,,2",
        "FREQ=WEEKLY;BYDAY=1MO",
        "FREQ=MONTHLY;BYDAY=²MO",
        "FREQ=MONTHLY;BYDAY=",
        "FREQ=DAILY;UNTIL=demain",
        "FREQ=DAILY;FREQ=WEEKLY",
        "FREQ=WEEKLY;WKST=XX",
        "FREQ=WEEKLY;BYSETPOS=1",
        "FREQ=WEEKLY;BYMONTHDAY=1",
        "INTERVAL=2",
        "",
    ],
)
def test_a_rule_that_asks_too_much_or_nothing_clear_is_refused_in_words(rule):
    made = expanded(Rule(f"{MORNING}RRULE:{rule}"))

    assert made.slots == ()
    assert made.remarks[0].endswith(".")


@pytest.mark.parametrize(
    "text",
    [
        "",
        "RRULE:FREQ=DAILY",
        "Bonjour",
        "DTSTART:20270230T100000",
        "DTSTART:99990101T100000",
        "DTSTART:20270101T250000",
        f"{MORNING}EXRULE:FREQ=DAILY",
        f"{MORNING}DTSTART:20270101",
        f"{MORNING}" + "RRULE:FREQ=DAILY\n" * 6,
        "RDATE:" + ",".join(["20270101T100000Z"] * (MOST_DATES + 1)),
        "DTSTART:20270101T100000Z\nDTEND:20270101T090000Z",
        "DTSTART:20270101T100000Z\nDTEND;VALUE=DATE:20270102",
        "DTSTART:20270101T100000Z\nDURATION:-PT1H",
        "DTSTART:20270101T100000Z\nDURATION:P9999D",
        "DTSTART:20270101T100000Z\nDURATION:P",
        "RDATE;VALUE=PERIOD:20270101T100000Z/20270101T090000Z",
        "X" * 200_001,
    ],
)
def test_a_text_that_is_no_rule_is_refused_in_words(text):
    assert refusal(text).endswith(".")


def steps_of(text):
    """How many lines are passed while a rule is expanded."""
    count = 0

    def step(frame, event, argument):
        nonlocal count
        count += 1
        return step

    sys.settrace(step)
    try:
        expanded(Rule(text))
    finally:
        sys.settrace(None)
    return count


@pytest.mark.parametrize(
    "rule",
    [
        "FREQ=DAILY;BYMONTH=2;BYMONTHDAY=30",
        "FREQ=DAILY;INTERVAL=7;BYDAY=MO",
        "FREQ=MONTHLY;BYDAY=1MO;BYMONTHDAY=20",
        "FREQ=MONTHLY;INTERVAL=12;BYMONTH=2;BYMONTHDAY=30",
        "FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30",
        "FREQ=WEEKLY;BYMONTH=2;INTERVAL=1000",
    ],
)
def test_a_rule_that_never_matches_is_not_searched_for_ever(rule):
    """dateutil alone walks up to the year 9999: more than a hundred million steps for the first of them."""
    assert days_of(Rule(f"DTSTART:19700104T100000Z\nRRULE:{rule}")) == []
    assert steps_of(f"DTSTART:19700104T100000Z\nRRULE:{rule}") < 1_000_000


def test_a_rule_for_ever_is_bounded():
    made = expanded(Rule("DTSTART:19700101T100000Z\nRRULE:FREQ=DAILY"), last="2100-01-01")

    assert len(made.slots) == 2_000
    assert len(made.remarks) == 1
