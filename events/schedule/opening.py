"""The dates of an exhibition: its place is open."""

from collections.abc import Callable, Iterable, Iterator
from datetime import UTC, date, datetime, timedelta

from directory.hours.calendar import exceptions_of, intervals
from directory.models import PlacePage
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


def openings_of(place: PlacePage | None) -> Openings | None:
    """When a place of the directory is open to whoever comes; None where that is not known."""
    if place is None or not (place.walk_in_hours or place.exceptions):
        return None
    exceptions = exceptions_of(place.exceptions)
    return lambda first, last: intervals(place.walk_in_hours, exceptions, first, last)


def openings_at(venue: int | str | None) -> Openings | None:
    """The same of the place that a form names by its id, if there is one."""
    if not str(venue or "").isdecimal():
        return None
    return openings_of(PlacePage.objects.live().filter(pk=venue).first())
