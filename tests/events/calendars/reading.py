"""Events to write, and our files read by icalendar, which knows only the format."""

from datetime import UTC, datetime
from zoneinfo import ZoneInfo

import icalendar

from events.calendars.writer import Calendar, CalendarEvent, vevent, write
from search.occurrences import Status

PARIS = ZoneInfo("Europe/Paris")
CHANGED = datetime(2027, 1, 5, 9, 30, tzinfo=UTC)


def paris(*parts, fold=0):
    """A moment by the clock of Paris."""
    return datetime(*parts, fold=fold, tzinfo=PARIS)


def event(start=None, end=None, **fields):
    """An event with everything that must be said."""
    start = start or paris(2027, 7, 14, 14)
    given = {
        "uid": "4b0c.20270714T120000Z@live",
        "end": end,
        "is_whole_day": False,
        "status": Status.SCHEDULED,
        "sequence": 0,
        "changed_at": CHANGED,
        "title": "Tricot",
    }
    return CalendarEvent(start=start, **given | fields)


def file_of(*events, **fields):
    """The file of a calendar with these events."""
    return write(Calendar([vevent(one) for one in events], **fields))


def read(content):
    """The calendar in a file."""
    return icalendar.Calendar.from_ical(content)


def read_back(*events, **fields):
    """The VEVENTs of a calendar of these events, as icalendar understands them."""
    return read(file_of(*events, **fields)).events
