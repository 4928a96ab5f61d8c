"""Rows of a calendar file: one for each activity, with facts in the words of events.imports."""

from collections.abc import Iterator
from pathlib import Path

from django.utils.formats import number_format
from django.utils.translation import gettext as _

from directory.reading.errors import FileRefusedError
from directory.reading.kinds import kind_of
from directory.reading.rows import RawRow, Table
from events.imports.ical.components import Component, read_calendars
from events.imports.ical.series import Series, latest, revision, series_of
from events.imports.ical.zones import Zones
from events.imports.schedules import count_of_dates, schedule_of_rule
from events.schedule.rules.moments import RuleError

COLUMNS = (
    "uid", "title", "description", "venue", "categories", "url", "organizer", "latitude", "longitude"
)  # fmt: skip
MOST_DATES = 100_000  # of the past, and of the next 18 months
PRIVATE = ("PRIVATE", "CONFIDENTIAL")


def open_calendar(path: str | Path) -> Table:
    """The activities of a calendar file. Raises FileRefusedError."""
    path = Path(path)
    calendars = read_calendars(path)
    return Table(path, "iCalendar", kind_of(path)[1], COLUMNS, rows=lambda: _rows(calendars))


def _rows(calendars) -> Iterator[RawRow]:
    dates = 0
    for calendar in calendars:
        zones = Zones(calendar)
        for components in _by_uid(calendar):
            row = _row(components, zones)
            dates += count_of_dates(row.cells["schedule"])
            if dates > MOST_DATES:
                words = _("The calendar has more than %(most)s dates: ask for one of less years.")
                most = number_format(MOST_DATES, force_grouping=True)
                raise FileRefusedError(words % {"most": most})
            yield row


def _by_uid(calendar):
    """Events without a UID each stand alone."""
    groups: dict[object, list[Component]] = {}
    for component in calendar.components:
        if component.name == "VEVENT":
            groups.setdefault(component.text("UID") or component.line, []).append(component)
    return groups.values()


def _row(components, zones):
    masters = _masters([one for one in components if not one.first("RECURRENCE-ID")])
    exceptions = [one for one in components if one.first("RECURRENCE-ID")]
    told = masters[0] if masters else latest(exceptions)
    series, schedule, fault = Series(), [], ""
    try:
        series = series_of(masters, exceptions, zones)
        schedule = schedule_of_rule(series.rule) if series.rule else []
    except RuleError as error:
        fault = str(error)
    if told.text("CLASS").upper() in PRIVATE:
        fault = _("its calendar says that it is private")
    cells = _cells(told) | {"schedule": schedule, "status": series.status, "statuses": series.statuses}
    return RawRow(told.line, cells | {"fault": fault, "remarks": [*series.remarks, *_unread(components)]})


def _masters(components):
    """The series itself, as it was revised last; several dates of one UID where none has a rule."""
    if not components:
        return []
    newest = max(map(revision, components))
    components = [one for one in components if revision(one) == newest]
    if any(one.first("RRULE") for one in components):
        return [latest(components)]
    by_start = {(start := one.first("DTSTART")) and start.value: one for one in components}
    return list(by_start.values())


def _cells(component):
    latitude, _semicolon, longitude = component.text("GEO").partition(";")
    categories = [part for prop in component.all("CATEGORIES") for part in prop.text.split(",")]
    organizer = component.first("ORGANIZER")
    return {
        "uid": component.text("UID"),
        "title": component.text("SUMMARY"),
        "description": component.text("DESCRIPTION"),
        "venue": component.text("LOCATION"),
        "categories": [part.strip() for part in categories if part.strip()],
        "url": component.text("URL"),
        "organizer": organizer.parameters.get("CN", "") if organizer else "",
        "latitude": latitude,
        "longitude": longitude,
    }


def _unread(components):
    lines = [line for component in components for line in component.unread]
    if lines:
        yield _("line not understood: “%(line)s”") % {"line": lines[0]}
