"""What we know of school holidays asks to be continued in time."""

from datetime import datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
import time_machine

from core.holidays.school import known_until
from directory.hours.school import check_known

PARIS = ZoneInfo("Europe/Paris")


@pytest.mark.parametrize(
    ("days_before", "ids"), [(61, []), (60, ["directory.W001"]), (-1, ["directory.W001"])]
)
def test_the_table_asks_to_be_continued_sixty_days_before_it_ends(days_before, ids):
    day = known_until() - timedelta(days=days_before)
    with time_machine.travel(datetime.combine(day, time(12), PARIS), tick=False):
        assert [message.id for message in check_known(None)] == ids
