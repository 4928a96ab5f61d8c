"""Dates of an import as the value of a schedule: as an editor would say them where that is possible, else as
a rule.

Values are JSON without the ids that Wagtail gives, so that they can be compared.
"""

from collections.abc import Sequence
from copy import deepcopy
from datetime import UTC, date, datetime, timedelta

from dateutil.relativedelta import relativedelta
from django.utils import timezone

from core.fact_blocks import without_ids
from events.occurrences import FIRST_DAY as FIRST_OF_ROWS
from events.occurrences import MONTHS_AHEAD
from events.schedule.blocks import ScheduleBlock
from events.schedule.entries import WHOLE_DAY, Dates, Entry, Hours, Run
from events.schedule.expansion import expand, expand_entries
from events.schedule.rules.expansion import rule_slots
from events.schedule.rules.reading import read_rule
from events.schedule.slots import ONE_DAY, Slot
from search.days import local_day

FIRST_DAY, LAST_DAY = date(1970, 1, 1), date(2100, 12, 31)
MOST_DAYS = 200  # of one entry
MOST_ENTRIES = 5
BLOCK = ScheduleBlock()


def schedule_of_rule(text: str) -> list[dict]:
    """The schedule that lines of iCalendar mean. RuleError where they are not understood."""
    rule = read_rule(text)
    if not rule.recurrences:
        slots = rule_slots(rule, FIRST_DAY, LAST_DAY, len(rule.dates))
        if entries := entries_of_slots(slots):
            return normal([_raw(entry) for entry in entries])
    return normal([{"type": "rule", "value": {"text": text}}])


def schedule_of_timings(timings: Sequence[tuple[datetime, datetime]]) -> list[dict]:
    """The schedule of aware moments, (start, end) each. RuleError where they are too many."""
    if not timings:
        return []
    periods = ",".join(f"{_utc(start)}/{_utc(end)}" for start, end in sorted(set(timings)))
    return schedule_of_rule(f"RDATE;VALUE=PERIOD:{periods}")


def slots_of_schedule(schedule: list[dict]) -> list[Slot]:
    """The dates of a value that become rows: those of the past, and of the next 18 months."""
    today = local_day(timezone.now())
    value, last = BLOCK.to_python(deepcopy(schedule)), today + relativedelta(months=MONTHS_AHEAD)
    past = expand(value, FIRST_OF_ROWS, today - ONE_DAY).slots
    return [*past, *expand(value, today, last).slots]


def count_of_dates(schedule: list[dict]) -> int:
    """How many dates of a value become rows."""
    return sum(1 if entry["type"] != "rule" else len(slots_of_schedule([entry])) for entry in schedule)


def entries_of_slots(slots: Sequence[Slot]) -> list[Entry]:
    """Entries that mean exactly these slots; none where plain words do not reach."""
    if len(slots) == 1 and slots[0].is_whole_day and slots[0].until - slots[0].start > ONE_DAY * 1.5:
        last = local_day(slots[0].until - timedelta(seconds=1))
        entries: list[Entry] = [Run(slots[0].start.date(), last, WHOLE_DAY)]
    else:
        by_hours: dict[Hours | None, list[date]] = {}
        for slot in slots:
            by_hours.setdefault(_hours(slot), []).append(slot.start.date())
        entries = [Dates(tuple(days), hours) for hours, days in by_hours.items()]
    days = [len(entry.days) for entry in entries if isinstance(entry, Dates)]
    if len(entries) > MOST_ENTRIES or max(days, default=0) > MOST_DAYS:
        return []
    meant = expand_entries(entries, FIRST_DAY, LAST_DAY).slots
    return entries if list(map(_exact, meant)) == list(map(_exact, slots)) else []


def normal(raw: list[dict]) -> list[dict]:
    """A value as the field keeps it, without ids."""
    return without_ids(BLOCK.get_prep_value(BLOCK.to_python(raw)))


def _raw(entry):
    hours = {"start": None, "end": None}
    if entry.hours:
        hours = {name: clock and clock.isoformat() for name, clock in vars(entry.hours).items()}
    if isinstance(entry, Run):
        value = {"first": entry.first.isoformat(), "last": entry.last.isoformat()}
        return {"type": "run", "value": value | hours}
    days = [day.isoformat() for day in entry.days]
    if len(days) == 1:
        return {"type": "once", "value": {"day": days[0], **hours}}
    return {"type": "dates", "value": {"days": days, **hours}}


def _hours(slot):
    """The clock hours of a slot; they are tried out before anything is made of them."""
    if slot.is_whole_day:
        return WHOLE_DAY
    return Hours(slot.start.time(), slot.end.time() if slot.end else None)


def _exact(slot):
    return slot.slot, slot.end and slot.end.astimezone(UTC)


def _utc(moment):
    return f"{moment.astimezone(UTC):%Y%m%dT%H%M%SZ}"
