"""The days and clock hours that the words of an entry mean, before holidays take any away."""

from collections.abc import Iterator
from datetime import date, datetime, time, timedelta

from dateutil.rrule import MONTHLY, WEEKLY, rrule, weekday

from events.schedule.entries import Dates, Entry, Hours, Monthly, Rule, Run, Weekly

ONE_DAY = timedelta(days=1)

DayEntry = Dates | Run | Weekly | Monthly  # what says its days itself
Planned = tuple[date, Hours | None]


def planned(entry: DayEntry, first: date, last: date) -> Iterator[Planned]:
    """What starts on the days `first` to `last`, in order. A date that a month does not have is left out, it
    is no other one instead (RFC 5545, 3.3.10)."""
    match entry:
        case Dates():
            days = ((day, entry.hours) for day in sorted(set(entry.days)))
        case Run():
            days = ((day, entry.hours) for day in _each(max(first, entry.first), min(last, entry.last)))
        case Weekly():
            days = _weekly(entry, min(last, entry.last or last))
        case Monthly():
            days = ((day, entry.hours) for day in _monthly(entry, min(last, entry.last or last)))
    return ((day, hours) for day, hours in days if first <= day <= last)


def last_days(entry: Entry) -> tuple[date, ...]:
    """The day, or days, after which nothing takes place; none where that is not said."""
    match entry:
        case Dates():
            return entry.days
        case Rule():
            return ()
    return (entry.last,) if entry.last else ()


def _each(first, last):
    return (first + timedelta(days=step) for step in range((last - first).days + 1))


def _weekly(entry, last):
    """The rhythm counts from the week of the first date, which may come after that of `entry.first`."""
    weekdays = frozenset().union(*(session.weekdays for session in entry.sessions))
    starts = [day for day in _each(entry.first, entry.first + 6 * ONE_DAY) if day.weekday() in weekdays]
    if not starts:
        return
    for day in _days(WEEKLY, starts[0], last, interval=entry.every, byweekday=sorted(weekdays)):
        sessions = [session for session in entry.sessions if day.weekday() in session.weekdays]
        for session in sorted(sessions, key=_start):
            yield day, session.hours


def _start(session):
    return session.hours.start if session.hours else time()


def _monthly(entry, last):
    if entry.number:
        return _days(MONTHLY, entry.first, last, bymonthday=entry.number)
    days = [weekday(entry.weekday, rank) for rank in entry.ranks]
    return _days(MONTHLY, entry.first, last, byweekday=days) if days else iter(())


def _days(frequency, first, last, **parts):
    """Days alone: hours are put on them afterwards, so that a clock change moves none."""
    ends = {"dtstart": datetime.combine(first, time()), "until": datetime.combine(last, time())}
    return (moment.date() for moment in rrule(frequency, **ends, **parts))
