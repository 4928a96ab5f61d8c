"""A schedule on other days."""

from datetime import date, timedelta

from events.schedule.checks import FIRST_YEAR, LAST_YEAR
from events.schedule.entries import OpenDays, Rule
from events.schedule.expansion import entries_of
from events.schedule.plan import planned

EVER = date(FIRST_YEAR, 1, 1), date(LAST_YEAR, 12, 31)
RULE = "rule"  # the block of an import: nobody can read it, so nobody moves it


def first_day_of(schedule) -> date | None:
    """The day on which it begins; None where nothing says so but a rule of an import."""
    return min(filter(None, map(_first_day, entries_of(schedule))), default=None)


def _first_day(entry):
    match entry:
        case Rule():
            return None
        case OpenDays():
            return entry.first
    return next((day for day, _hours in planned(entry, *EVER)), None)


def has_rule(schedule) -> bool:
    """Whether a part of it cannot be moved."""
    return any(block.block_type == RULE for block in schedule)


def shifted(schedule, by: timedelta) -> list:
    """The same as (block, value) pairs, all days later by so much. Single days that were left out belonged to
    the old dates: they are left out no more."""
    return [(block.block_type, _moved(block.value, by)) for block in schedule if block.block_type != RULE]


def _moved(value, by):
    moved = dict(value)
    for name in ("day", "first", "last"):
        if moved.get(name):
            moved[name] += by
    if moved.get("days"):
        moved["days"] = [day + by for day in moved["days"] if day]
    return moved | ({"except_days": []} if "except_days" in moved else {})
