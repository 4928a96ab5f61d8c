"""When documents are open: a week's pattern and the dates on which it does not hold, as facet values.

Times are minutes of real time since local midnight (settings.TIME_ZONE), so that days of 23 and 25 hours
need no rule of their own. An opening belongs to the day it starts on, and may end on the next one:

    open_week   "5 1200-1560"         on Saturdays from 20:00 to 2:00
    open_but    "2026-12-25"          the week's pattern does not hold on that date
    open_on     "2026-12-24 540-960"  what holds on such a date; nothing: closed
"""

from collections import Counter, defaultdict
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

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


def moment_of(minute, day):
    start = midnight(day)
    return (start.astimezone(UTC) + minute * MINUTE).astimezone(start.tzinfo)


class Openings:
    """The openings of one document, decoded from its {facet: values}."""

    def __init__(self, values):
        self._week, self._dates = defaultdict(list), defaultdict(list)
        for value in values.get(WEEK, ()):
            weekday, span = value.split(" ")
            self._week[int(weekday)].append(span_of(span))
        self._but = set(values.get(BUT, ()))
        for value in values.get(ON, ()):
            day, span = value.split(" ")
            self._dates[day].append(span_of(span))
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
                start, stop = moment_of(start, day), moment_of(stop, day)
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


def span_of(text):
    start, _, end = text.partition("-")
    return int(start), int(end)
