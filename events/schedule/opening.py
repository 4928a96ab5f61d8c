"""The dates of an exhibition: its place is open."""

from collections.abc import Callable, Iterable, Iterator
from datetime import UTC, date, datetime, timedelta

from events.schedule.entries import OpenDays
from events.schedule.slots import ONE_DAY, PARIS, Slot, midnight, timed_between, whole_days

# When a place is open on the local days from one to another: [start, end) in order, aware.
Openings = Callable[[date, date], Iterable[tuple[datetime, datetime]]]


def open_slots(entry: OpenDays, first: date, last: date, openings: Openings) -> Iterator[Slot]:
    """One slot for each opening. What is open longer than a day is cut at midnight. The day before is asked
    for as well: an opening that began there is none of the first day."""
    first, last = max(first, entry.first), min(last, entry.last)
    for start, end in openings(first - ONE_DAY, last) if first <= last else ():
        for slot in _cut(start.astimezone(PARIS), end.astimezone(PARIS)):
            if first <= slot.start.date() <= last:
                yield slot


def _cut(start, end):
    if end.astimezone(UTC) - start.astimezone(UTC) < timedelta(hours=23):
        yield timed_between(start, end)
        return
    while start.astimezone(UTC) < end.astimezone(UTC):
        day, next_midnight = start.date(), midnight(start.date() + ONE_DAY)
        stop = min(end, next_midnight, key=lambda moment: moment.astimezone(UTC))
        is_whole = start == midnight(day) and stop == next_midnight
        yield whole_days(day, day) if is_whole else timed_between(start, stop)
        start = stop
