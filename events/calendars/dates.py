"""One date of an activity as calendars need it, from the index or from its row."""

from datetime import datetime
from typing import NamedTuple

from events.models import Occurrence
from search import occurrences


class CalendarDate(NamedTuple):
    """`end` is None where nobody said one; `changed_at` where the date is as it was announced: then it is as
    old as the publication of its activity, however late in the night its row was made. `scheduled_slot` is
    the slot that it was announced for, where that is not its own."""

    uid: str
    slot: str
    start: datetime
    end: datetime | None
    is_whole_day: bool
    status: str
    sequence: int = 0
    reason: str = ""
    room: str = ""
    changed_at: datetime | None = None
    scheduled_slot: str = ""

    @classmethod
    def announced(cls, uid: str, date: occurrences.Occurrence) -> "CalendarDate":
        """A date to which nothing was done since it was announced."""
        return cls(
            uid, date.slot, date.start, date.end if date.has_end else None, date.is_whole_day, date.status
        )

    @classmethod
    def of(cls, row: Occurrence) -> "CalendarDate":
        """A date by its row."""
        return cls(
            uid=row.uid,
            slot=row.recurrence_id,
            start=row.start,
            end=row.end,
            is_whole_day=row.is_whole_day,
            status=row.status,
            sequence=row.sequence,
            reason=row.reason,
            room=row.room,
            changed_at=row.changed_at if row.sequence else None,
            scheduled_slot=row.scheduled_slot,
        )

    @property
    def row(self) -> Occurrence:
        """An unsaved row, for what puts rows into words (events.when)."""
        return Occurrence(
            uid=self.uid,
            recurrence_id=self.slot,
            scheduled_slot=self.scheduled_slot or self.slot,
            start=self.start,
            end=self.end,
            is_whole_day=self.is_whole_day,
            status=self.status,
            reason=self.reason,
            room=self.room,
        )
