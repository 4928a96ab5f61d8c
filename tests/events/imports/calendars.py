"""Calendars in a line or two, as associations publish them."""

from datetime import date, timedelta

from events.imports.ical.rows import open_calendar
from events.imports.schedules import BLOCK
from events.schedule.expansion import expand
from search.days import local_day

WEEKLY = "UID:tricot\nSUMMARY:Tricot\nDTSTART;TZID=Europe/Paris:20270503T140000\n"
WEEKLY += "DTEND;TZID=Europe/Paris:20270503T160000\nRRULE:FREQ=WEEKLY;COUNT=4\n"


def calendar(*events, head=""):
    """The text of a calendar of these events, each the lines between BEGIN and END."""
    parts = [f"BEGIN:VEVENT\n{lines.strip()}\nEND:VEVENT\n" for lines in events]
    text = f"BEGIN:VCALENDAR\nVERSION:2.0\n{head}{''.join(parts)}END:VCALENDAR\n"
    return text.replace("\n", "\r\n")


def rows_of(path, text):
    """The rows of a file of this text or these bytes, written at `path`."""
    path.write_bytes(text if isinstance(text, bytes) else text.encode())
    return list(open_calendar(path))


def slots_of(row):
    """The slots of a row in 2027."""
    return expand(BLOCK.to_python(row.cells["schedule"]), date(2027, 1, 1), date(2027, 12, 31)).slots


def starts_of(row):
    """« 3.5. 14:00 »: the days and hours of its dates, on the clocks of Paris."""
    return [f"{slot.start:%-d.%-m. %H:%M}" for slot in slots_of(row)]


def days_of(row):
    """« 14.5.-16.5. »: the first and the last day of each of its dates."""
    second = timedelta(seconds=1)
    return [f"{slot.start:%-d.%-m.}-{local_day(slot.until - second):%-d.%-m.}" for slot in slots_of(row)]
