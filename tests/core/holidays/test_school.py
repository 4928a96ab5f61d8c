"""The school holidays that the package knows are those of the arrêtés."""

from datetime import date, timedelta

from core.holidays.school import breaks, is_bridge, known_until

# Copied from the arrêtés that core/holidays/school.py names: first and last day without school.
OF_THE_DECREES = (
    (date(2025, 10, 18), date(2025, 11, 2)),
    (date(2025, 12, 20), date(2026, 1, 4)),
    (date(2026, 2, 14), date(2026, 3, 1)),
    (date(2026, 4, 11), date(2026, 4, 26)),
    (date(2026, 7, 4), date(2026, 8, 31)),
    (date(2026, 10, 17), date(2026, 11, 1)),
    (date(2026, 12, 19), date(2027, 1, 3)),
    (date(2027, 2, 20), date(2027, 3, 7)),
    (date(2027, 4, 17), date(2027, 5, 2)),
    (date(2027, 7, 3), date(2027, 9, 1)),
    (date(2027, 10, 23), date(2027, 11, 7)),
    (date(2027, 12, 18), date(2028, 1, 2)),
    (date(2028, 2, 5), date(2028, 2, 20)),
    (date(2028, 4, 8), date(2028, 4, 23)),
)


def test_holidays_of_the_package_and_ours_are_those_of_the_decrees():
    assert breaks()[: len(OF_THE_DECREES)] == OF_THE_DECREES


def test_a_summer_whose_end_no_decree_tells_is_not_known():
    assert known_until() >= date(2028, 7, 3)
    assert breaks()[-1][1] <= known_until()


def test_holidays_follow_one_another():
    days = [day for period in breaks() for day in period]

    assert days == sorted(set(days))


def test_the_bridge_of_ascension_is_friday_and_saturday():
    ascension = date(2026, 5, 14)

    assert [is_bridge(ascension + timedelta(days=step)) for step in range(4)] == [False, True, True, False]
