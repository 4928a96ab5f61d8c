"""Opening hours as ranges of integers: minutes of a weekday, or of a date (search.openings).

A range belongs to the day it starts on, and may reach into the next one; so a moment is looked for on its own
day and on the day before.
"""

from datetime import date, datetime
from typing import Any

from search.days import ONE_DAY, local_day
from search.elastic.queries import Query, all_of, any_of, between, has, none_of
from search.openings import BUT, MINUTE, ON, WEEK, minute_of, span_of

DAY = 10_000  # more than the minutes of two days
FIRST_DAY = date(1970, 1, 1)


def fields_of(values: dict[str, list[str]]) -> dict[str, list[Any]]:
    """What the index holds of {facet: values} of a document."""
    week = [_range(int(day) * DAY, span) for day, span in map(str.split, values.get(WEEK, ()))]
    on = [_range(_base(date.fromisoformat(day)), span) for day, span in map(str.split, values.get(ON, ()))]
    fields = {"week": week, "on": on}
    return fields | {f"{name}_bounds": _bounds(ranges) for name, ranges in fields.items()}


def _base(day):
    return (day - FIRST_DAY).days * DAY


def _range(base, text):
    start, end = span_of(text)
    return {"gte": base + start, "lt": base + end}


def _bounds(ranges):
    return sorted({bound for found in ranges for bound in found.values()})


def open_at(moment: datetime) -> Query:
    """Whoever is open at a moment."""
    today = local_day(moment)
    days = [(day, minute_of(moment, day)) for day in (today - ONE_DAY, today)]
    return any_of([one for day, minute in days for one in _meeting(day, minute, minute)])


def open_on(day: date) -> Query:
    """Whoever has an opening that starts on a local day."""
    return any_of(_meeting(day, 0, DAY - 1))


def _meeting(day, first, last):
    """Openings of a day that meet minutes, both included: by the week's pattern where it holds, by the date's
    own hours."""
    base, monday = _base(day), day.weekday() * DAY
    pattern = between("week", gte=monday + first, lte=monday + last)
    yield all_of([pattern, none_of(has(BUT, str(day)))])
    yield between("on", gte=base + first, lte=base + last)


def bounds_within(now: datetime) -> list[tuple[str, int, datetime]]:
    """(field, first value, its moment) of the openings and closings of the minutes after now: by the pattern
    of a weekday and by the hours of a date, of today and of what yesterday left."""
    today, minute = local_day(now), now.replace(second=0, microsecond=0) + MINUTE
    return [
        (field, base + minute_of(minute, day), minute)
        for day in (today - ONE_DAY, today)
        for field, base in (("week_bounds", day.weekday() * DAY), ("on_bounds", _base(day)))
    ]
