"""The dates of a document, as a row keeps them."""

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from search.occurrences import Occurrence, Status, in_order, read, slot_of, written

PARIS = ZoneInfo("Europe/Paris")
START = datetime(2027, 6, 9, 14, tzinfo=PARIS)
HOUR = timedelta(hours=1)


@pytest.mark.parametrize(
    "occurrence",
    [
        Occurrence(START, START + HOUR, "20270609T120000Z"),
        Occurrence(START, START + HOUR, "20270602T120000Z", Status.MOVED),
        Occurrence(START, START + 10 * HOUR, "20270609T120000Z", Status.CANCELLED, has_end=False),
        Occurrence(START, START + 24 * HOUR, "20270609", Status.POSTPONED, is_whole_day=True),
    ],
)
def test_a_row_gives_back_what_was_written(occurrence):
    assert read(written([occurrence])) == in_order([occurrence]) == (occurrence,)


def test_dates_are_kept_once_in_utc_by_their_start():
    later, sooner = (Occurrence(start, start + HOUR, slot_of(start)) for start in (START + HOUR, START))
    kept = in_order([later, sooner, later])
    assert kept == (sooner, later)
    assert {occurrence.start.tzinfo for occurrence in kept} == {UTC}


def test_two_equal_clock_hours_are_two_dates():
    first = datetime(2027, 10, 31, 2, 30, tzinfo=PARIS)
    second = first.replace(fold=1)
    kept = in_order(Occurrence(start, start + HOUR, slot_of(start)) for start in (second, first))
    assert [occurrence.slot for occurrence in kept] == ["20271031T003000Z", "20271031T013000Z"]


@pytest.mark.parametrize("minutes", [0, -60])
def test_a_date_is_never_empty(minutes):
    (kept,) = in_order([Occurrence(START, START + timedelta(minutes=minutes), "x")])
    assert kept.end - kept.start == timedelta(seconds=1)


@pytest.mark.parametrize("year", [1, 1899, 2200, 9999])
def test_a_date_that_no_question_can_reach_is_left_out(year):
    far = START.replace(year=year, month=12, day=31, hour=23)
    assert in_order([Occurrence(far, far, "x")]) == ()


def test_a_whole_day_is_named_by_its_local_day():
    assert slot_of(datetime(2027, 5, 14, tzinfo=PARIS), is_whole_day=True) == "20270514"
    assert slot_of(datetime(2027, 5, 14, tzinfo=PARIS)) == "20270513T220000Z"


def test_what_is_postponed_or_cancelled_does_not_take_place():
    dates = [Occurrence(START, START + HOUR, "x", status) for status in Status]
    assert [date.status for date in dates if not date.takes_place] == ["postponed", "cancelled"]
