"""What the component `directory/parts/hours.html` shows."""

from dataclasses import dataclass
from datetime import datetime

from directory.hours.calendar import PARIS, Exceptions, is_readable
from directory.hours.prose import prose
from directory.hours.week import Row, caption, monday_of, week
from directory.hours.words import upcoming


@dataclass(frozen=True)
class Timetable:
    """`rows`: seven days, empty without hours; `prose`: the rule in words; `notices`: what to announce;
    `note`: words of the editor that a timetable cannot say."""

    rows: list[Row]
    caption: str
    prose: str
    notices: list[str]
    note: str = ""

    @property
    def mark(self) -> int | None:
        """Where the present moment is marked: all that changes within a day."""
        return next((row.now for row in self.rows if row.is_today), 0)


def timetable(hours: str, exceptions: Exceptions, now: datetime, note: str = "") -> Timetable:
    """The hours of the week of `now` (aware) for a template. `exceptions`: see `calendar.exceptions_of`.
    Hours that cannot be read are said as they are written."""
    today = now.astimezone(PARIS).date()
    monday = monday_of(today)
    if hours and not is_readable(hours):
        hours, note = "", "\n".join(filter(None, (hours, note)))
    return Timetable(
        rows=week(hours, exceptions, monday, now) if hours else [],
        caption=caption(monday),
        prose=prose(hours),
        notices=upcoming(exceptions, today, hours=hours),
        note=note,
    )
