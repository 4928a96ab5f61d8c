"""The set of documents that meet a condition, in one version of the index."""

from search.conditions import AnyOf, EndedBefore, Has, LiveIn, Located, Not, Occurring, OpenAt, OpenOn, Within
from search.database import bitmaps, dated


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
    Occurring: lambda index, condition: dated.meeting(index.dated, condition),
    LiveIn: lambda index, condition: index.live_in(condition.language, condition.moment),
    EndedBefore: lambda index, condition: index.ended_before(condition.facet, str(condition.day)),
    Located: lambda index, condition: index.points.located,
    Within: _within,
    Not: lambda index, condition: ~meeting(index, condition.condition),
    AnyOf: _meeting_any,
}
