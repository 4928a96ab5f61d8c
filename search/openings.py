"""When documents are open: a week's pattern and the dates on which it does not hold, as facet values.

Times are minutes of real time since local midnight (settings.TIME_ZONE), so that days of 23 and 25 hours
need no rule of their own. An opening belongs to the day it starts on, and may end on the next one:

    open_week   "5 1200-1560"         on Saturdays from 20:00 to 2:00
    open_but    "2026-12-25"          the week's pattern does not hold on that date
    open_on     "2026-12-24 540-960"  what holds on such a date; nothing: closed
"""

from collections import Counter, defaultdict
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta

from search import bitmaps
from search.days import ONE_DAY, local_day, midnight

FACETS = WEEK, BUT, ON = "open_week", "open_but", "open_on"
DAYS_AHEAD = 35
MINUTE = timedelta(minutes=1)


@dataclass(frozen=True)
class State:
    """Whether it is open; `until` when, or from when on again (`opens_at`). Both are None where nothing
    changes within the next DAYS_AHEAD days."""

    is_open: bool = False
    until: datetime | None = None
    opens_at: datetime | None = None

    @property
    def changes_at(self):
        """The next opening or closing, or None."""
        return self.until or self.opens_at


def horizon(today):
    """First and last local day whose openings a builder gives; the first is read for what it leaves to
    the next one."""
    return today - 2 * ONE_DAY, today + timedelta(days=DAYS_AHEAD)


def encoded(intervals, today):
    """The values of a document that is written today: yesterday's openings may not be over yet."""
    first, last = horizon(today)
    return encode(intervals, first + ONE_DAY, last)


def encode(intervals, first_day, last_day):
    """{facet: values} of openings [start, end), aware: all that start from the first day to the last, whole.
    What starts before is left out.

    The pattern of a weekday is the most frequent one among its dates (of two, the earliest date's).
    """
    by_day = defaultdict(list)
    for day, start, end in _split(intervals, first_day):
        if first_day <= day <= last_day:
            by_day[day].append((start, end))
    days = [first_day + timedelta(days=n) for n in range((last_day - first_day).days + 1)]
    patterns = {}
    for weekday in range(7):
        seen = Counter(tuple(by_day[day]) for day in days if day.weekday() == weekday)
        patterns[weekday] = max(seen, key=seen.get, default=())  # of equals, max() keeps the first seen
    but = [day for day in days if tuple(by_day[day]) != patterns[day.weekday()]]
    return {
        WEEK: [f"{weekday} {start}-{end}" for weekday in range(7) for start, end in patterns[weekday]],
        BUT: [str(day) for day in but],
        ON: [f"{day} {start}-{end}" for day in but for start, end in by_day[day]],
    }


def _split(intervals, first_day):
    """(day, start, end) in minutes since its midnight. What lasts more than 24 hours is cut at midnights."""
    for start, end in merged(intervals):
        if end - start <= ONE_DAY:
            day = local_day(start)
            yield day, minute_of(start, day), minute_of(end, day)
            continue
        start = max(start, midnight(first_day))
        while start < end:
            day = local_day(start)
            stop = min(end, midnight(day + ONE_DAY))
            yield day, minute_of(start, day), minute_of(stop, day)
            start = stop


def merged(intervals):
    """Sorted intervals in UTC that neither touch nor overlap."""
    found = []
    for start, end in sorted((start.astimezone(UTC), end.astimezone(UTC)) for start, end in intervals):
        if found and start <= found[-1][1]:
            found[-1] = (found[-1][0], max(end, found[-1][1]))
        elif start < end:
            found.append((start, end))
    return found


def minute_of(moment, day):
    """Whole minutes of real time from the start of a local day to a moment."""
    return (moment - midnight(day).astimezone(UTC)) // MINUTE


def _moment_of(minute, day):
    start = midnight(day)
    return (start.astimezone(UTC) + minute * MINUTE).astimezone(start.tzinfo)


class Openings:
    """The openings of one document, decoded from its {facet: values}."""

    def __init__(self, values):
        self._week, self._dates = defaultdict(list), defaultdict(list)
        for value in values.get(WEEK, ()):
            weekday, span = value.split(" ")
            self._week[int(weekday)].append(_span(span))
        self._but = set(values.get(BUT, ()))
        for value in values.get(ON, ()):
            day, span = value.split(" ")
            self._dates[day].append(_span(span))
        self._last = None

    def on(self, day):
        """Sorted (start, end) in minutes."""
        name = str(day)
        return sorted(self._dates[name] if name in self._but else self._week[day.weekday()])

    def state_until(self, now):
        """(State, the moment until which it holds): until the next midnight where nothing changes before.
        What was found last is given again as long as it holds."""
        last = self._last
        if last is None or not last[0] <= now < last[2]:
            found, next_midnight = self.state_at(now), midnight(local_day(now) + ONE_DAY)
            self._last = last = now, found, min(next_midnight, found.changes_at or next_midnight)
        return last[1:]

    def state_at(self, now):
        """The State at `now`, of a document written since the day before."""
        today = local_day(now)
        is_open, end = False, None
        for number in range(-1, DAYS_AHEAD + 1):
            day = today + timedelta(days=number)
            for start, stop in self.on(day):
                start, stop = _moment_of(start, day), _moment_of(stop, day)
                if end is not None and start > end:
                    return State(True, until=end)
                if start <= now < stop:
                    is_open = True
                if not is_open and start > now:
                    return State(False, opens_at=start)
                if is_open:
                    end = max(stop, end or stop)
            if is_open and end < midnight(day + ONE_DAY):
                return State(True, until=end)
        return State(is_open)


def state(values, now):
    """The State at `now` of a document with these {facet: values}, from one day before on."""
    return Openings(values).state_at(now)


def _span(text):
    start, _, end = text.partition("-")
    return int(start), int(end)


class Timetable:
    """The openings of every document of one version of the index (search.snapshot keeps it)."""

    def __init__(self, index):
        self._index = index
        self._week, self._dates = defaultdict(list), defaultdict(list)
        for facet, by_day in ((WEEK, self._week), (ON, self._dates)):
            for value in index.values_of(facet):
                day, span = value.split(" ")
                if bits := index.bits(facet, value):
                    by_day[day].append((*_span(span), bits))
        self._open, self._days, self._boundaries = {}, {}, {}

    def on(self, day):
        """(start, end, documents) of each opening of a date."""
        but = self._index.bits(BUT, str(day))
        for start, end, bits in self._week.get(str(day.weekday()), ()):
            if kept := bits & ~but:
                yield start, end, kept
        yield from self._dates.get(str(day), ())

    def open_at(self, moment):
        """The documents open at a moment; the answers for the last minutes asked are kept."""
        minute = moment.astimezone(UTC).replace(second=0, microsecond=0)
        if minute not in self._open:
            if len(self._open) >= 8:
                self._open.clear()
            today = local_day(minute)
            self._open[minute] = bitmaps.union(
                bits
                for day in (today - ONE_DAY, today)
                for start, end, bits in self.on(day)
                if start <= minute_of(minute, day) < end
            )
        return self._open[minute]

    def open_on(self, day):
        """The documents with an opening that starts on a local day."""
        if day not in self._days:
            self._days[day] = bitmaps.union(bits for _, _, bits in self.on(day))
        return self._days[day]

    def next_boundary(self, now):
        """The next opening or closing of any document within DAYS_AHEAD days, or None."""
        minute = now.astimezone(UTC).replace(second=0, microsecond=0)
        if minute not in self._boundaries:
            self._boundaries.clear()
            self._boundaries[minute] = self._boundary_after(minute)
        return self._boundaries[minute]

    def _boundary_after(self, now):
        today, found = local_day(now), []
        for number in range(-1, DAYS_AHEAD + 1):
            day = today + timedelta(days=number)
            minute = minute_of(now, day)
            later = [m for start, end, _ in self.on(day) for m in (start, end) if m > minute]
            found += [_moment_of(min(later), day)] if later else []
            # What starts later starts after the next midnight.
            if found and min(found) <= midnight(day + ONE_DAY):
                return min(found)
        return min(found, default=None)


def open_at(index, moment):
    """The set of documents open at a moment."""
    return index.timetable.open_at(moment)


def open_on(index, day: date):
    """The set of documents with an opening that starts on a local day."""
    return index.timetable.open_on(day)


def next_boundary(index, now):
    """The next opening or closing of any document, or None."""
    return index.timetable.next_boundary(now)
