"""When the documents of one version of the index are open."""

from collections import defaultdict
from datetime import UTC, timedelta

from search.database import bitmaps
from search.days import ONE_DAY, local_day, midnight
from search.openings import BUT, DAYS_AHEAD, FACETS, ON, WEEK, minute_of, moment_of, span_of


class Timetable:
    """The openings of every document of one version of the index (search.database.snapshot keeps it).

    `patterns` are {(facet, day): [(start, end, documents)]} of weekdays and dates, and the documents for
    which the pattern of a week does not hold on a date, under (BUT, date).
    """

    def __init__(self, patterns):
        self._patterns = patterns
        self._open, self._days, self._boundaries = {}, {}, {}

    @classmethod
    def of(cls, index):
        """Read from the sets of a version."""
        return cls(_patterns(index, [(facet, value) for facet in FACETS for value in index.values_of(facet)]))

    def patched(self, index, changed):
        """That of another version, in which only the sets of these (facet, value) differ."""
        days = {(facet, _day_of(value)) for facet, value in changed if facet in FACETS}
        if not days:
            return self
        values = [(facet, value) for facet in FACETS for value in index.values_of(facet)]
        same_days = [(facet, value) for facet, value in values if (facet, _day_of(value)) in days]
        others = {key: found for key, found in self._patterns.items() if key not in days}
        return Timetable(others | _patterns(index, same_days))

    def on(self, day):
        """(start, end, documents) of each opening of a date."""
        but = self._patterns.get((BUT, str(day)), 0)
        for start, end, bits in self._patterns.get((WEEK, str(day.weekday())), ()):
            if kept := bits & ~but:
                yield start, end, kept
        yield from self._patterns.get((ON, str(day)), ())

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
            found += [moment_of(min(later), day)] if later else []
            # What starts later starts after the next midnight.
            if found and min(found) <= midnight(day + ONE_DAY):
                return min(found)
        return min(found, default=None)


def _patterns(index, values):
    """See Timetable, of these (facet, value)."""
    openings, off = defaultdict(list), {}
    for facet, value in values:
        bits = index.bits(facet, value)
        if bits and facet == BUT:
            off[BUT, value] = bits
        elif bits:
            openings[facet, _day_of(value)].append((*span_of(value.partition(" ")[2]), bits))
    return dict(openings) | off


def _day_of(value):
    """« 5 » of « 5 1200-1560 », a date of what begins with one."""
    return value.partition(" ")[0]
