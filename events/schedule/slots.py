"""One date of a schedule: a slot, and how clock hours become moments."""

from datetime import UTC, date, datetime, time
from typing import NamedTuple
from zoneinfo import ZoneInfo

from events.schedule.entries import Hours
from search.days import ONE_DAY, midnight
from search.occurrences import slot_of

PARIS = ZoneInfo("Europe/Paris")


class Slot(NamedTuple):
    """`start` and `end`, half-open, are aware (Europe/Paris); `end` is None where none is said. `slot` is the
    identity of the date inside its document: « 20270609T120000Z », or « 20270514 » for whole days."""

    start: datetime
    end: datetime | None
    is_whole_day: bool
    slot: str

    @property
    def has_end(self) -> bool:
        """Whether it is said when it ends."""
        return self.end is not None

    @property
    def until(self) -> datetime:
        """Its end, or that of its day where none is said."""
        return self.end or midnight(self.start.date() + ONE_DAY)


def on_clocks(day: date, clock: time) -> datetime:
    """The moment at which clocks show `clock` on `day`, the first of two. The hour that clocks leap over is
    read one hour later, as RFC 5545, 3.3.5, wants it."""
    return datetime.combine(day, clock, PARIS).astimezone(UTC).astimezone(PARIS)


def exists(day: date, clock: time) -> bool:
    """False for the hour that clocks leap over on `day`."""
    return on_clocks(day, clock).time() == clock


def timed(day: date, hours: Hours) -> Slot:
    """The slot of clock hours on `day`."""
    start = on_clocks(day, hours.start)
    if hours.end is None:
        return timed_between(start, None)
    is_same_day = hours.end > hours.start
    end = on_clocks(day if is_same_day else day + ONE_DAY, hours.end)
    if end.astimezone(UTC) <= start.astimezone(UTC):  # both in the hour that clocks leap over, or only one
        end = on_clocks(day, hours.start) + (_on_a_plain_day(hours.end) - _on_a_plain_day(hours.start))
    return timed_between(start, end)


def _on_a_plain_day(clock):
    return datetime.combine(date.min, clock)


def timed_between(start: datetime, end: datetime | None) -> Slot:
    """The slot of two aware moments; an end that is not after the start is not one."""
    if end is not None and end.astimezone(UTC) <= start.astimezone(UTC):
        end = None
    return Slot(start.astimezone(PARIS), end and end.astimezone(PARIS), False, slot_of(start))


def whole_days(first: date, last: date) -> Slot:
    """The slot of the days `first` to `last`, both included."""
    start = midnight(first)
    return Slot(start, midnight(last + ONE_DAY), True, slot_of(start, is_whole_day=True))


def is_within(slot: Slot, first: date, last: date) -> bool:
    """Whether it meets the local days `first` to `last`."""
    starts_in_time = slot.start.date() <= last
    return starts_in_time and slot.until.astimezone(UTC) > midnight(first).astimezone(UTC)
