"""The set of documents that meet a condition, in one version of the index."""

from datetime import date

from search import occurrences
from search.conditions import AnyOf, During, Has, Located, Not, OpenAt, OpenOn, Within
from search.database import bitmaps
from search.days import ONE_DAY, Window, midnight
from search.models import DocumentOccurrences


def meeting(index, condition):
    """The documents that meet a condition (search.conditions)."""
    return _BY_TYPE[type(condition)](index, condition)


def _meeting_any(index, condition):
    return bitmaps.union(meeting(index, one) for one in condition.conditions)


def _within(index, condition):
    return index.points.around(condition.point).within(condition.radius)


_BY_TYPE = {
    Has: lambda index, condition: index.bits(condition.facet, condition.value),
    OpenAt: lambda index, condition: index.timetable.open_at(condition.moment),
    OpenOn: lambda index, condition: index.timetable.open_on(condition.day),
    During: lambda index, condition: during(index, condition.window),
    Located: lambda index, condition: index.points.located,
    Within: _within,
    Not: lambda index, condition: ~meeting(index, condition.condition),
    AnyOf: _meeting_any,
}


def during(index, window):
    """Documents with a period that meets a window of whole local days: days that have a bitmap by theirs,
    only those before and after by the table of periods."""
    first, last = window.first or date.min, window.last or date.max
    if index.first_day is None or last < index.first_day or index.last_day < first:
        return _by_periods(window)
    bits = index.on_days(Window(max(first, index.first_day), min(last, index.last_day)))
    if first < index.first_day:
        bits |= _by_periods(Window(window.first, index.first_day - ONE_DAY))
    if index.last_day < last:
        bits |= _by_periods(Window(index.last_day + ONE_DAY, window.last))
    return bits


def _by_periods(window):
    after = midnight(window.first) if window.first else None
    before = midnight(window.last + ONE_DAY) if window.last else None
    return bitmaps.of_numbers(
        number
        for number, dates in DocumentOccurrences.objects.values_list("pk", "dates")
        if any(
            (after is None or date.end > after) and (before is None or date.start < before)
            for date in occurrences.read(dates)
        )
    )
