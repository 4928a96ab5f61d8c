"""The table of school holidays asks to be continued in time."""

from datetime import datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
import time_machine

from directory.hours.school import KNOWN_UNTIL, ZONE_B, check_known

PARIS = ZoneInfo("Europe/Paris")


@pytest.mark.parametrize(
    ("days_before", "ids"), [(61, []), (60, ["directory.W001"]), (-1, ["directory.W001"])]
)
def test_the_table_asks_to_be_continued_sixty_days_before_it_ends(days_before, ids):
    day = KNOWN_UNTIL - timedelta(days=days_before)
    with time_machine.travel(datetime.combine(day, time(12), PARIS), tick=False):
        assert [message.id for message in check_known(None)] == ids


def test_holidays_follow_one_another():
    days = [day for period in ZONE_B for day in period]
    assert [*days, KNOWN_UNTIL] == sorted([*days, KNOWN_UNTIL])
