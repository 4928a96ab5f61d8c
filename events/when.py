"""Dates as people read them, in Paris time and in the language of the reader."""

from dataclasses import dataclass

from django.utils import timezone

from core.phrasing import in_a_row
from core.structured import moment
from directory.hours.words import clock_of, sentence
from events.schedule.words import dated, day_and_hours
from search.days import local_day
from search.occurrences import Status

KINDS = {
    Status.CANCELLED: "off",
    Status.POSTPONED: "moved",
    Status.MOVED: "moved",
    Status.ONLINE: "moved",
}


@dataclass(frozen=True)
class Date:
    """One date of an activity in words. `kind` and `label` say its state (core/components/status.html); both
    are "" where it takes place as announced. `was` says what it was announced for, where that is another
    moment now."""

    slot: str
    day: str
    hours: str
    iso: str
    kind: str = ""
    label: str = ""
    was: str = ""
    reason: str = ""
    room: str = ""
    takes_place: bool = True
    is_over: bool = False

    @property
    def text(self):
        """« Mercredi 25 novembre, 14 h – 16 h 30 »."""
        return in_a_row((self.day, self.hours))


def date_of(row, now=None):
    """The Date of a row of Occurrence."""
    now = now or timezone.now()
    today = local_day(now)
    label = str(Status(row.status).label) if row.status != Status.SCHEDULED else ""
    day, hours = day_and_hours(row, today)
    return Date(
        slot=row.recurrence_id,
        day=sentence(day, stop=""),
        hours=hours,
        iso=str(local_day(row.start)) if row.is_whole_day else moment(row.start),
        kind=KINDS.get(row.status, ""),
        label=label,
        was=_was(row, today),
        reason=row.reason,
        room=row.room,
        takes_place=row.takes_place,
        is_over=row.closed_end <= now,
    )


def _was(row, today):
    """« mercredi 9 décembre, 14 h », what a date that was moved was announced for; else ""."""
    if row.status != Status.MOVED or row.start == row.announced_start:
        return ""
    day = dated(local_day(row.announced_start), today=today)
    return day if row.is_made_for_a_day else in_a_row((day, clock_of(row.announced_start)))
