"""« De septembre à juin », « du 1er avril au 31 octobre », « pendant les vacances scolaires »."""

from django.utils.translation import gettext as _

from core.holidays.public import FIXED
from directory.hours.reading import seasons

NAMED = {
    "SCHOOL": seasons.SCHOOL,
    "SUMMER_SCHOOL": seasons.SUMMER_SCHOOL,
    "TERM": seasons.TERM,
    "SUMMER": seasons.SUMMER,
    "WINTER": seasons.WINTER,
    "REST": seasons.REST,
    "YEAR": seasons.ALL_YEAR,
}


def read_season(cursor):
    """The part of the year that starts here, as an Item, or None (the cursor then stays)."""
    first = cursor.place
    cursor.skip("ARTICLE")
    if cursor.kind() in NAMED:
        name = cursor.take().kind
        season = _explained(cursor, first) if name in {"SUMMER", "WINTER"} else None
        return cursor.item("SEASON", season or NAMED[name], first)
    if season := _dated(cursor, first):
        return cursor.item("SEASON", season, first)
    cursor.place = first
    return None


def _dated(cursor, first):
    if cursor.kind() == "MONTH":
        return _months(cursor, first)
    if cursor.kind() in {"NTH", "NUMBER"} and cursor.kind(1) == "MONTH":
        return _dates(cursor, first)
    return None


def _explained(cursor, first):
    """« Été (d’avril à septembre) »: the dates in the bracket."""
    place = cursor.place
    if cursor.kind() != "LEFT":
        return None
    cursor.skip("LEFT", "ARTICLE")
    season = _dated(cursor, first)
    if season is None or cursor.kind() != "RIGHT":
        cursor.place = place
        return None
    cursor.place += 1
    return season


def _months(cursor, first):
    start = stop = cursor.take().value
    if cursor.kind() in {"TO", "DASH", "AND", "SLASH"} and cursor.kind(1) == "MONTH":
        is_list = cursor.take().kind in {"AND", "SLASH"}
        stop = cursor.take().value
        if is_list and stop != start % 12 + 1:
            cursor.refuse(first, _("“%(words)s”: from which month to which month?"))
    if start == stop and cursor.place - first > 2:
        cursor.refuse(first, _("“%(words)s”: from which month to which month?"))
    if cursor.kind() in {"NUMBER"} or (cursor.kind() in {"AND", "COMMA"} and cursor.kind(1) == "MONTH"):
        cursor.refuse(first, _("“%(words)s”: write one range of months."))
    return seasons.of_months(start, stop)


def _dates(cursor, first):
    if days := _holidays(cursor):
        return seasons.of_days(days)
    start = _date(cursor)
    if cursor.kind() not in {"TO", "DASH"} or cursor.kind(1) not in {"NTH", "NUMBER"}:
        cursor.refuse(first, _("“%(words)s”: a single day belongs to the exceptional closures and openings."))
    cursor.place += 1
    if cursor.kind(1) != "MONTH":
        cursor.refuse(first, _("“%(words)s”: until which day of which month?"))
    stop = _date(cursor)
    season = seasons.of_dates(start, stop)
    if season is None or cursor.kind() == "NUMBER":
        cursor.refuse(first, _("“%(words)s”: dates of one year belong to the exceptional closures."))
    return season


def _holidays(cursor):
    """« 1er janvier, 1er mai et 25 décembre »: the days on which nearly all is closed, every year."""
    place, days = cursor.place, []
    while cursor.kind() in {"NTH", "NUMBER"} and cursor.kind(1) == "MONTH":
        days.append(_date(cursor))
        stop = cursor.place
        cursor.skip("COMMA", "AND", "ARTICLE")
    cursor.place = stop
    if set(days) <= set(FIXED) and cursor.kind() not in {"TO", "DASH", "NUMBER"}:
        return days
    cursor.place = place
    return []


def _date(cursor):
    day, month = cursor.take().value, cursor.take().value
    return month, day
