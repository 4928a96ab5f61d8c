"""Short ways to say entries, and to read slots back."""

from datetime import UTC, date, time

from events.schedule.entries import Dates, Hours, Monthly, Run, Session, Weekly
from events.schedule.expansion import expand_entries

MONDAY, TUESDAY, WEDNESDAY, THURSDAY, FRIDAY, SATURDAY, SUNDAY = range(7)


def day(text):
    return date.fromisoformat(text)


def hours(start, end=None):
    return Hours(time.fromisoformat(start), time.fromisoformat(end) if end else None)


def once(text, its_hours=None):
    return Dates((day(text),), its_hours)


def run(first, last, its_hours=None, **options):
    return Run(day(first), day(last), its_hours, **options)


def weekly(weekdays, its_hours, first, last=None, **options):
    sessions = (Session(frozenset(weekdays), its_hours),)
    return Weekly(sessions, day(first), day(last) if last else None, **options)


def monthly(its_hours, first, last=None, **options):
    return Monthly(its_hours, day(first), day(last) if last else None, **options)


def expanded(*entries, first="2026-09-01", last="2028-06-30", openings=None):
    return expand_entries(entries, day(first), day(last), openings)


def days_of(*entries, **window):
    """The local days of the dates, as text."""
    return [slot.start.date().isoformat() for slot in expanded(*entries, **window).slots]


def written(slot):
    """« 2027-03-31 14:00+02:00 / 16:00+02:00 », and both in UTC where they are compared."""
    end = slot.end and slot.end.strftime("%d %H:%M%z")
    return slot.start.strftime("%d %H:%M%z"), end


def in_utc(slot):
    return slot.start.astimezone(UTC).strftime("%Y-%m-%d %H:%M")
