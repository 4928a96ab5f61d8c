"""Which days an entry means: weeks, months, holidays, exclusions."""

import pytest

from core.holidays import school
from events.schedule.entries import Dates, LeftOut, Session, Weekly
from tests.events.schedule.said import (
    FRIDAY,
    MONDAY,
    SATURDAY,
    THURSDAY,
    WEDNESDAY,
    day,
    days_of,
    expanded,
    hours,
    in_utc,
    monthly,
    once,
    run,
    weekly,
)

AFTERNOON = hours("14:00", "16:00")
NO_PUBLIC = LeftOut(public_holidays=True)
NO_SCHOOL = LeftOut(school_holidays=True)

# Wednesdays of the school year 2026-27 in Lille (arrêté of 22 October 2025, JORFTEXT000052416058: All Saints
# 17 October to 1 November, Christmas 19 December to 3 January, winter 20 February to 7 March, spring 17 April
# to 2 May), without 11 November, without 7 October and 10 March. Two hours before 14:00 until the clocks go
# back on 25 October, one hour before until they go forward on 28 March.
YEAR = """
2026-09-02 12:00  2026-09-09 12:00  2026-09-16 12:00  2026-09-23 12:00  2026-09-30 12:00  2026-10-14 12:00
2026-11-04 13:00  2026-11-18 13:00  2026-11-25 13:00  2026-12-02 13:00  2026-12-09 13:00  2026-12-16 13:00
2027-01-06 13:00  2027-01-13 13:00  2027-01-20 13:00  2027-01-27 13:00  2027-02-03 13:00  2027-02-10 13:00
2027-02-17 13:00  2027-03-17 13:00  2027-03-24 13:00  2027-03-31 12:00  2027-04-07 12:00  2027-04-14 12:00
2027-05-05 12:00  2027-05-12 12:00  2027-05-19 12:00  2027-05-26 12:00  2027-06-02 12:00  2027-06-09 12:00
2027-06-16 12:00  2027-06-23 12:00  2027-06-30 12:00
"""


def class_of_a_year():
    """Every Wednesday 14:00-16:00 from September to June, not in zone B holidays, not on public holidays, not
    on two odd dates."""
    left_out = LeftOut(True, True, frozenset({day("2026-10-07"), day("2027-03-10")}))
    return weekly([WEDNESDAY], AFTERNOON, "2026-09-02", "2027-06-30", left_out=left_out)


def test_a_class_of_a_year_takes_place_on_exactly_its_wednesdays():
    made = [in_utc(slot) for slot in expanded(class_of_a_year()).slots]

    assert made == [" ".join(pair) for pair in zip(*[iter(YEAR.split())] * 2, strict=True)]


def test_a_class_of_a_year_ends_at_four_on_every_clock():
    slots = expanded(class_of_a_year()).slots

    assert {slot.end.strftime("%H:%M") for slot in slots} == {"16:00"}


def test_what_is_left_out_says_why():
    omitted = {str(omission.day): omission.reason for omission in expanded(class_of_a_year()).omitted}

    assert omitted["2026-11-11"] == "Armistice de 1918"
    assert omitted["2026-10-21"] == "vacances scolaires"
    assert omitted["2026-10-07"] == "à votre demande"
    assert len(omitted) == 11


def test_public_holidays_are_left_out_by_date():
    mondays = weekly([MONDAY], AFTERNOON, "2027-03-22", "2027-04-05", left_out=NO_PUBLIC)

    assert days_of(mondays) == ["2027-03-22", "2027-04-05"]


def test_one_week_in_two_keeps_its_rhythm_over_a_week_left_out():
    mondays = weekly([MONDAY], AFTERNOON, "2027-03-15", "2027-04-26", every=2, left_out=NO_PUBLIC)

    assert days_of(mondays) == ["2027-03-15", "2027-04-12", "2027-04-26"]  # 29 March is Easter Monday


def test_one_week_in_two_counts_from_the_first_date():
    """Friday 4 September begins the season: its first Wednesday is that of the week after."""
    wednesdays = weekly([WEDNESDAY], AFTERNOON, "2026-09-04", "2026-10-07", every=2)

    assert days_of(wednesdays) == ["2026-09-09", "2026-09-23", "2026-10-07"]


def test_a_window_in_the_middle_keeps_the_rhythm():
    thursdays = weekly([THURSDAY], AFTERNOON, "2026-09-03", "2027-06-30", every=3)
    whole = days_of(thursdays)

    assert days_of(thursdays, first="2027-01-10") == [text for text in whole if text >= "2027-01-10"]


def test_several_sessions_a_week_have_their_own_hours():
    sessions = (
        Session(frozenset({SATURDAY}), hours("10:00", "11:00")),
        Session(frozenset({WEDNESDAY}), AFTERNOON),
        Session(frozenset({WEDNESDAY}), hours("09:00", "10:00")),
    )
    made = expanded(Weekly(sessions, day("2027-06-07"), day("2027-06-13"))).slots

    assert [in_utc(slot) for slot in made] == ["2027-06-09 07:00", "2027-06-09 12:00", "2027-06-12 08:00"]


def test_until_is_included():
    fridays = weekly([FRIDAY], hours("18:30"), "2027-06-04", "2027-06-11")

    assert days_of(fridays) == ["2027-06-04", "2027-06-11"]


def test_a_day_left_out_is_a_local_day():
    """Half past midnight on 5 May is 4 May in UTC."""
    nights = run(
        "2027-05-04",
        "2027-05-06",
        hours("00:30", "02:00"),
        left_out=LeftOut(days=frozenset({day("2027-05-05")})),
    )

    assert days_of(nights) == ["2027-05-04", "2027-05-06"]


def test_a_day_left_out_that_is_no_date_is_said():
    left_out = LeftOut(days=frozenset({day("2027-06-10")}))

    assert expanded(
        weekly([WEDNESDAY], AFTERNOON, "2027-06-01", "2027-06-30", left_out=left_out)
    ).remarks == ("jeudi 10\u00a0juin 2027\u00a0: ce jour exclu ne correspond à aucune date.",)


@pytest.mark.parametrize(
    ("entry", "days"),
    [
        (monthly(None, "2027-01-01", "2027-05-31", number=31), ["2027-01-31", "2027-03-31", "2027-05-31"]),
        (monthly(None, "2028-01-01", "2028-03-31", number=29), ["2028-01-29", "2028-02-29", "2028-03-29"]),
        (monthly(None, "2027-01-01", "2027-03-31", number=29), ["2027-01-29", "2027-03-29"]),
        (monthly(None, "2027-01-31", "2027-03-31", number=1), ["2027-02-01", "2027-03-01"]),
        (monthly(None, "2027-01-02", "2027-03-31", ranks=(1,), weekday=SATURDAY),
         ["2027-01-02", "2027-02-06", "2027-03-06"]),
        (monthly(None, "2027-01-03", "2027-02-28", ranks=(1, 3), weekday=SATURDAY),
         ["2027-01-16", "2027-02-06", "2027-02-20"]),
        (monthly(None, "2027-01-01", "2027-02-28", ranks=(-1,), weekday=SATURDAY),
         ["2027-01-30", "2027-02-27"]),
    ],
    ids=["31st", "29 in a leap year", "29 in another", "1st", "1st Saturday", "1st and 3rd", "last"],
)  # fmt: skip
def test_a_month_without_the_date_has_none(entry, days):
    assert days_of(entry) == days


def test_several_dates_are_in_order_and_each_once():
    dates = Dates((day("2027-05-10"), day("2027-05-03"), day("2027-05-10")), AFTERNOON)

    assert days_of(dates) == ["2027-05-03", "2027-05-10"]


def test_schedules_that_overlap_have_equal_dates_once():
    wednesdays = weekly([WEDNESDAY], AFTERNOON, "2027-06-02", "2027-06-16")

    assert days_of(wednesdays, once("2027-06-09", AFTERNOON)) == ["2027-06-02", "2027-06-09", "2027-06-16"]


def test_of_two_ends_of_one_date_the_later_is_kept_and_said():
    made = expanded(once("2027-06-09", AFTERNOON), once("2027-06-09", hours("14:00", "17:00")))

    assert [slot.end.hour for slot in made.slots] == [17]
    assert "deux dates commencent à la même heure" in made.remarks[0]


def test_beyond_the_table_of_holidays_dates_are_kept_and_doubted():
    last = school.known_until()
    mondays = weekly([MONDAY], AFTERNOON, f"{last.year}-06-01", f"{last.year + 1}-01-31", left_out=NO_SCHOOL)
    made = expanded(mondays, last=f"{last.year + 1}-12-31")

    assert made.slots[-1].start.year == last.year + 1
    assert [remark for remark in made.remarks if "ne sont connues que du" in remark]


def test_the_day_after_ascension_is_kept_and_doubted():
    made = expanded(weekly([FRIDAY], AFTERNOON, "2027-05-07", "2027-05-07", left_out=NO_SCHOOL))

    assert len(made.slots) == 1
    assert "pont de l’Ascension" in made.remarks[0]


def test_more_than_two_thousand_dates_are_cut_and_said():
    entries = [weekly(range(7), hours(f"{hour:02}:00"), "2026-09-01") for hour in range(8, 20)]
    made = expanded(*entries, last="2027-08-31")

    assert len(made.slots) == 2_000
    assert made.remarks == ("Seules les 2\u00a0000 premières dates sont gardées.",)
    assert [in_utc(slot)[11:] for slot in made.slots[:3]] == ["06:00", "07:00", "08:00"]


def test_a_week_without_weekdays_has_no_date():
    assert days_of(weekly([], AFTERNOON, "2027-06-02")) == []
