"""Calendars of associations (iCalendar, RFC 5545), as files or by their addresses."""

from django.utils.translation import gettext_lazy as _

from events.imports.adapter import ActivityAdapter
from events.imports.ical.rows import open_calendar
from events.imports.plain import plain_lines


class Adapter(ActivityAdapter):
    label = _("Calendar (iCalendar, .ics)")
    mapping = {
        "identifier": ["uid"],
        "columns": {
            "title": "title",
            "website": "url",
            "organiser_name": "organizer",
            "latitude": "latitude",
            "longitude": "longitude",
            "location": "venue",
        },
    }

    @classmethod
    def recognises(cls, head):
        return b"BEGIN:VCALENDAR" in head.upper()

    @classmethod
    def open(cls, path):
        return open_calendar(path)

    def fill(self, draft, raw):
        super().fill(draft, raw)
        draft.put_description(plain_lines(raw.cells["description"]))
