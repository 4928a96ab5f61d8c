"""Rows of an agenda as OpenAgenda's API v2 and its public export write it (https://developers.openagenda.com/).

Without `detailed` an event says its next and its last date only, which is no schedule: its row says so.
"""

import json
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

from django.utils.translation import gettext as _

from directory.reading import texts
from directory.reading.errors import FileRefusedError
from directory.reading.features import not_an_object
from directory.reading.kinds import check_size, kind_of
from directory.reading.rows import RawRow, Table
from events.imports.plain import plain_lines
from events.imports.schedules import schedule_of_timings
from events.schedule.rules.moments import RuleError, read_zone
from events.schedule.slots import PARIS
from search.occurrences import Status

MOST_BYTES = 50_000_000
COLUMNS = (
    "uid", "title", "description", "long_description", "conditions", "categories", "venue_name", "address",
    "postcode", "town", "district", "insee_code", "latitude", "longitude", "online_url", "min_age", "max_age",
)  # fmt: skip
PUBLIC = 2
OFFLINE, ONLINE, MIXED = 1, 2, 3
# Values of `status`; 1 is as planned, and so is 2, an event whose new dates are in its timings.
MOVED_ONLINE, POSTPONED, FULL, CANCELLED = 3, 4, 5, 6
STATUSES = {POSTPONED: Status.POSTPONED, CANCELLED: Status.CANCELLED}
EDGES = ("firstTiming", "nextTiming", "lastTiming")


def open_agenda(path: str | Path) -> Table:
    """The events of an answer. Raises FileRefusedError for what is none."""
    path = Path(path)
    check_size(path)
    kind, encoding = kind_of(path)
    if kind != "json" or path.stat().st_size > MOST_BYTES:
        raise FileRefusedError(_("This is not an agenda of OpenAgenda (JSON, API v2)."))
    events = events_of(path.read_bytes())
    return Table(path, "OpenAgenda", encoding, COLUMNS, rows=lambda: _rows(events))


def events_of(content: bytes) -> list[Any]:
    """The list of events of one answer. Raises FileRefusedError where it has none."""
    try:
        answer = json.loads(content)
    except (ValueError, RecursionError):
        raise FileRefusedError(_("The answer is cut or damaged: it is not valid JSON.")) from None
    events = answer.get("events") if isinstance(answer, dict) else None
    if not isinstance(events, list) or answer.get("success") is False:
        raise FileRefusedError(_("This is not an agenda of OpenAgenda (JSON, API v2)."))
    return events


def _rows(events) -> Iterator[RawRow]:
    for number, event in enumerate(events, start=1):
        if isinstance(event, dict):
            yield RawRow(number, _cells(event))
        else:
            yield RawRow(number, {}, fault=not_an_object())


def _cells(event):
    location = event.get("location") if isinstance(event.get("location"), dict) else {}
    age = event.get("age") if isinstance(event.get("age"), dict) else {}
    mode, status = _code(event, "attendanceMode"), _code(event, "status")
    schedule, remarks, fault = _schedule(event)
    return {
        "uid": texts.text(event.get("uid")),
        "title": _said(event.get("title")),
        "description": plain_lines(_said(event.get("description"))),
        "long_description": plain_lines(_said(event.get("longDescription"))),
        "conditions": plain_lines(_said(event.get("conditions"))),
        "categories": _listed(event.get("keywords")),
        "venue_name": texts.text(location.get("name")),
        "address": texts.text(location.get("address")),
        "postcode": texts.text(location.get("postalCode")),
        "town": texts.text(location.get("city")),
        "district": texts.text(location.get("district")),
        "latitude": location.get("latitude"),
        "longitude": location.get("longitude"),
        "online_url": texts.text(event.get("onlineAccessLink")),
        "min_age": age.get("min"),
        "max_age": age.get("max"),
        "accessibility": event.get("accessibility"),
        "registration": event.get("registration"),
        "is_online": mode == ONLINE or status == MOVED_ONLINE,
        "is_mixed": mode == MIXED and status != MOVED_ONLINE,
        "is_full": status == FULL,
        "status": STATUSES.get(status, Status.SCHEDULED),
        "schedule": schedule,
        "is_partial": "timings" not in event,
        "fault": fault if _code(event, "state") in (None, PUBLIC) else _("not public in its agenda"),
        "remarks": remarks,
    }


def _schedule(event):
    """(value, remarks, why there is none or ""), every timing by its own offset."""
    remarks = []
    if isinstance(event.get("timings"), list):
        timings = event["timings"]
    else:
        timings = [event[name] for name in EDGES if event.get(name)]
        remarks.append(_("only its first and last dates are given: add “detailed=1” to the address"))
    zone = read_zone(texts.text(event.get("timezone"))) or PARIS
    periods = {str(timing): _period(timing, zone) for timing in timings}
    for timing, period in periods.items():
        if period is None:
            remarks.append(_("date not understood: “%(value)s”") % {"value": timing[:60]})
    try:
        return schedule_of_timings(list(filter(None, periods.values()))), remarks, ""
    except RuleError as error:
        return [], remarks, str(error)


def _period(timing, zone: ZoneInfo):
    """(start, end) in UTC, or None."""
    try:
        moments = [datetime.fromisoformat(timing[name]) for name in ("begin", "end")]
        moments = [moment if moment.tzinfo else moment.replace(tzinfo=zone) for moment in moments]
        start, end = (moment.astimezone(UTC) for moment in moments)
    except (ValueError, LookupError, TypeError, OverflowError):
        return None
    return (start, end) if start < end else None


def _said(value):
    """The French words of a text that may be in several languages, else the first that there are."""
    if isinstance(value, dict):
        words = [value.get("fr"), *value.values()]
        value = next((word for word in words if isinstance(word, str) and word.strip()), "")
    return value if isinstance(value, str) else ""


def _listed(value):
    """French keywords, which are a list in each language."""
    if isinstance(value, dict):
        value = value.get("fr") or next(iter(value.values()), [])
    return texts.listed(value) if isinstance(value, (list, str)) else []


def _code(event, name):
    """A closed value as its number: `includeLabels` makes objects of them."""
    value = event.get(name)
    value = value.get("id") if isinstance(value, dict) else value
    return value if isinstance(value, int) else None
