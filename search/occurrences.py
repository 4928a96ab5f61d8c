"""The dates of a document: one Occurrence each, and how a row keeps all of them."""

import json
from collections.abc import Iterable
from datetime import UTC, date, datetime, timedelta
from typing import NamedTuple

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from search.days import local_day, midnight

EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
MICROSECOND, SHORTEST = timedelta(microseconds=1), timedelta(seconds=1)

FIRST_YEAR, LAST_YEAR = 1900, 2199  # of days that can be asked for

# The parts of a local day: from this hour until that. The hours after midnight are the night of the weekday
# before: what ends on Tuesday at half past midnight is nothing to do on Wednesday.
MORNING = 5
PARTS = {"matin": (MORNING, 12), "apres-midi": (12, 18), "soir": (18, 24), "nuit": (0, MORNING)}
WEEKDAYS = ("lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi", "dimanche")


class Status(models.TextChoices):
    """What became of a date since it was announced."""

    SCHEDULED = "scheduled", _("As announced")
    MOVED = "moved", _("Moved")
    ONLINE = "online", _("Online instead")
    POSTPONED = "postponed", _("Postponed")
    CANCELLED = "cancelled", _("Cancelled")


STATUSES = tuple(Status.values)
THAT_TAKE_PLACE = frozenset({Status.SCHEDULED, Status.MOVED, Status.ONLINE})


class Occurrence(NamedTuple):
    """One date: [start, end), aware, never empty.

    `end` is the end of the local day where none was said (`has_end`). `slot` tells it from the other dates
    of its document, and stays when the date is moved: the moment it was made for, "20270609T120000Z" in UTC,
    or the day, "20270514".
    """

    start: datetime
    end: datetime
    slot: str
    status: str = Status.SCHEDULED
    is_whole_day: bool = False
    has_end: bool = True

    @property
    def takes_place(self) -> bool:
        """Neither cancelled nor postponed."""
        return self.status in THAT_TAKE_PLACE


def slot_of(start: datetime, *, is_whole_day: bool = False) -> str:
    """The slot of a date that is where it was made for."""
    if is_whole_day:
        return f"{local_day(start):%Y%m%d}"
    at = start.astimezone(UTC)  # written by hand in half the time: a calendar has hundreds
    return f"{at.year:04}{at.month:02}{at.day:02}T{at.hour:02}{at.minute:02}{at.second:02}Z"


def moment_of_slot(slot: str) -> datetime:
    """The moment that a slot was made for; of a whole day, its start."""
    if "T" in slot:
        return datetime.strptime(slot, "%Y%m%dT%H%M%SZ").replace(tzinfo=UTC)
    return midnight(date(int(slot[:4]), int(slot[4:6]), int(slot[6:8])))


def ends_of(date: Occurrence) -> tuple[str, str]:
    """Start and end as ISO 8601 in local time; of whole days the first and the last. "" for an end that
    nobody said."""
    if date.is_whole_day:
        return local_day(date.start).isoformat(), local_day(date.end - MICROSECOND).isoformat()
    start, end = (timezone.localtime(moment).isoformat() for moment in (date.start, date.end))
    return start, end if date.has_end else ""


def micros(moment: datetime) -> int:
    """Microseconds since 1970, an integer that orders like the moment."""
    return (moment - EPOCH) // MICROSECOND


def moment_of(stored: int) -> datetime:
    """The moment in UTC."""
    return EPOCH + stored * MICROSECOND


def in_order(occurrences: Iterable[Occurrence]) -> tuple[Occurrence, ...]:
    """Each once, in UTC, by its start: what is kept and compared. Dates that no question can reach are left
    out: far away, time zones and arrays overflow."""
    reachable = (occurrence for occurrence in occurrences if _is_reachable(occurrence))
    return tuple(sorted({_in_utc(occurrence) for occurrence in reachable}))


def _is_reachable(occurrence):
    return all(FIRST_YEAR <= moment.year <= LAST_YEAR for moment in occurrence[:2])


def _in_utc(occurrence):
    start, end = (moment.astimezone(UTC) for moment in occurrence[:2])
    return occurrence._replace(
        start=start, end=max(end, start + SHORTEST), status=str(Status(occurrence.status))
    )


def written(occurrences: Iterable[Occurrence]) -> str:
    """The dates of one document as text: [start, end, number of its status, whole day, end said, slot], the
    moments in microseconds, the slot only where it is not that of its start."""
    return json.dumps([_row(occurrence) for occurrence in occurrences], separators=(",", ":"))


def _row(occurrence):
    start, end, slot, status, is_whole_day, has_end = occurrence
    usual = slot_of(start, is_whole_day=is_whole_day)
    row = [micros(start), micros(end), STATUSES.index(status), int(is_whole_day), int(has_end)]
    return row if slot == usual else [*row, slot]


def read(text: str) -> tuple[Occurrence, ...]:
    """The dates that `written` wrote."""
    return tuple(_occurrence(*row) for row in json.loads(text))


def _occurrence(start, end, status, is_whole_day, has_end, slot=""):
    begins = moment_of(start)
    slot = slot or slot_of(begins, is_whole_day=bool(is_whole_day))
    return Occurrence(begins, moment_of(end), slot, STATUSES[status], bool(is_whole_day), bool(has_end))
