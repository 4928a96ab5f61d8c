"""Our own writer of iCalendar (docs/adr/0025): the same events give the same octets at any time."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime

from django.utils.translation import gettext_lazy as _

from core.writing_direction import isolated
from events.calendars import lines
from events.calendars.lines import address, words
from search.occurrences import THAT_TAKE_PLACE, Status

TYPE = "text/calendar"
REFRESH = "PT12H"  # how often those who subscribe should come back
STATES = {Status.POSTPONED: "TENTATIVE", Status.CANCELLED: "CANCELLED"}
CHANGED = {
    Status.CANCELLED: _("Cancelled: %(title)s"),
    Status.POSTPONED: _("Postponed: %(title)s"),
    Status.MOVED: _("Moved: %(title)s"),
    Status.ONLINE: _("Online: %(title)s"),
}
# Written once by hand: two rules that every program reads. Lists of clock changes, as libraries make them,
# Outlook ignores and ical.js reads an hour late.
VTIMEZONE = (
    "BEGIN:VTIMEZONE",
    "TZID:Europe/Paris",
    "BEGIN:DAYLIGHT",
    "DTSTART:19810329T020000",
    "RRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU",
    "TZNAME:CEST",
    "TZOFFSETFROM:+0100",
    "TZOFFSETTO:+0200",
    "END:DAYLIGHT",
    "BEGIN:STANDARD",
    "DTSTART:19961027T030000",
    "RRULE:FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU",
    "TZNAME:CET",
    "TZOFFSETFROM:+0200",
    "TZOFFSETTO:+0100",
    "END:STANDARD",
    "END:VTIMEZONE",
)


@dataclass(frozen=True)
class CalendarEvent:
    """One date, a VEVENT of its own. `start` and `end` are aware and half-open; `end` is None where nobody
    said one. `changed_at`: when anything of it changed last; `sequence` counts changes of time, place or
    state. `uid` has no control characters. `point` is (latitude, longitude); `contact` who organises it:
    ORGANIZER is for invitations. `language` is that of the title and the description."""

    uid: str
    start: datetime
    end: datetime | None
    is_whole_day: bool
    status: str
    sequence: int
    changed_at: datetime
    title: str
    description: str = ""
    location: str = ""
    point: tuple[float, float] | None = None
    url: str = ""
    categories: tuple[str, ...] = ()
    contact: str = ""
    language: str = ""


@dataclass(frozen=True)
class Calendar:
    """`events` as `vevent` writes them, in order. With a `name` it is one to subscribe to: `url` is the page
    it is of, `source` its own address, both absolute."""

    events: Sequence[str]
    name: str = ""
    description: str = ""
    url: str = ""
    source: str = ""


def write(calendar: Calendar) -> bytes:
    """The file."""
    head = ("BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//LIVE//Agenda//FR", "CALSCALE:GREGORIAN")
    return lines.written([*head, *_subscription(calendar), *VTIMEZONE, *calendar.events, "END:VCALENDAR"])


def vevent(event: CalendarEvent) -> str:
    """Its lines, without the end of the last one."""
    changed = lines.utc(event.changed_at)
    is_busy = event.status in THAT_TAKE_PLACE and not event.is_whole_day
    texts = (
        ("SUMMARY", (summary_of(event),), event.language),
        ("DESCRIPTION", (event.description,), event.language),
        ("LOCATION", (event.location,), ""),
        ("CONTACT", (event.contact,), ""),
        ("CATEGORIES", event.categories, ""),
    )
    said = [
        "BEGIN:VEVENT",
        lines.folded(f"UID:{event.uid}"),
        f"DTSTAMP:{changed}",
        f"LAST-MODIFIED:{changed}",
        f"SEQUENCE:{event.sequence}",
        *_times(event),
        f"STATUS:{STATES.get(event.status, 'CONFIRMED')}",
        "TRANSP:OPAQUE" if is_busy else "TRANSP:TRANSPARENT",
        *(words(name, *values, language=language) for name, values, language in texts if any(values)),
        *(["GEO:{:.6f};{:.6f}".format(*event.point)] if event.point else ()),
        *([address("URL", event.url)] if event.url else ()),
        "END:VEVENT",
    ]
    return lines.END.join(said)


def summary_of(event: CalendarEvent) -> str:
    """The title, after what became of the date: not all programs show its state."""
    told = CHANGED.get(event.status)
    return str(told) % {"title": isolated(event.title)} if told else event.title


def _subscription(calendar: Calendar) -> Iterator[str]:
    """RFC 7986, and the names that were there before it."""
    if not calendar.name:
        return
    yield from (words("NAME", calendar.name), words("X-WR-CALNAME", calendar.name))
    if calendar.description:
        yield words("DESCRIPTION", calendar.description)
        yield words("X-WR-CALDESC", calendar.description)
    yield f"X-WR-TIMEZONE:{lines.ZONE.key}"
    if calendar.url:
        yield address("URL", calendar.url)
    if calendar.source:
        yield address("SOURCE;VALUE=URI", calendar.source)
    yield from (f"REFRESH-INTERVAL;VALUE=DURATION:{REFRESH}", f"X-PUBLISHED-TTL:{REFRESH}")


def _times(event: CalendarEvent) -> tuple[str, ...]:
    """Start and end; no end rather than an invented one. The end of whole days is the day after (3.6.1)."""
    write_one = lines.day if event.is_whole_day else lines.moment
    if event.end is None:
        return (write_one("DTSTART", event.start),)
    return write_one("DTSTART", event.start), write_one("DTEND", event.end)
