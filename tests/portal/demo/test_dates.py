"""Days and schedules of the demonstration, as the text files say them."""

import json
from datetime import date

import pytest

from portal.demo.dates import Calendar

SUNDAY = date(2026, 11, 29)


def test_a_text_says_a_day_in_words_and_news_their_day_before_the_build():
    calendar = Calendar(SUNDAY)
    assert (calendar.in_words("Sa+1"), calendar.in_words("2")) == ("samedi 12 décembre", "mardi 1er décembre")
    assert str(calendar.moment("-3 17:30")) == "2026-11-26 17:30:00+01:00"


def entry(text, today=SUNDAY):
    """The only block of a schedule."""
    [block] = json.loads(Calendar(today).schedule(text))
    return block["type"], block["value"]


@pytest.mark.parametrize(
    ("word", "day"),
    [
        ("12", date(2026, 12, 11)),
        ("-3", date(2026, 11, 26)),
        ("Su", SUNDAY),
        ("Mo", date(2026, 11, 30)),
        ("Sa+1", date(2026, 12, 12)),
        ("H", date(2026, 12, 19)),
        ("H+2", date(2026, 12, 21)),
        ("H+-1", date(2026, 12, 18)),
        ("2018-02-16", date(2018, 2, 16)),
    ],
)
def test_a_day_is_counted_from_the_day_of_the_build(word, day):
    assert Calendar(SUNDAY).day(word) == day


def test_holidays_that_have_begun_are_the_next_ones():
    assert Calendar(date(2026, 12, 30)).day("H") == date(2026, 12, 19)


def test_where_no_holidays_are_known_some_are_supposed():
    assert Calendar(date(2040, 1, 2)).day("H") == date(2040, 1, 30)


def test_every_week_says_its_weekdays_hours_and_limits():
    kind, value = entry("weekly We,Sa 14:00-16:00 school every=2 from=-7 to=30")
    assert kind == "weekly"
    assert value["sessions"] == [{"weekdays": [2, 5], "start": "14:00", "end": "16:00"}]
    assert (value["first"], value["last"], value["every"]) == ("2026-11-22", "2026-12-29", 2)
    assert (value["school_holidays"], value["public_holidays"]) == (True, True)


def test_a_range_of_weekdays_has_each_of_them():
    kind, value = entry("holidays Mo-Fr 09:00-17:00")
    assert (kind, value["sessions"][0]["weekdays"]) == ("weekly", [0, 1, 2, 3, 4])
    assert (value["first"], value["last"]) == ("2026-12-21", "2027-01-01")


@pytest.mark.parametrize("text", ["weekly Fr 14:00-17:00", "holidays Mo-Fr 09:00-17:00"])
def test_nothing_weekly_is_on_a_public_holiday(text):
    assert entry(text)[1]["public_holidays"] is True


def test_without_hours_it_is_the_whole_day_and_an_end_may_be_left_out():
    assert entry("run 0 3")[1] == {"first": "2026-11-29", "last": "2026-12-02", "start": None, "end": None}
    assert entry("on 1 18:30-")[1] == {"days": ["2026-11-30"], "start": "18:30", "end": None}
