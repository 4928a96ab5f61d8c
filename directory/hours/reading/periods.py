"""« De septembre à juin », « du 1er avril au 31 octobre », « pendant les vacances scolaires »."""

from django.utils.translation import gettext as _

from directory.hours.reading import seasons

NAMED = {
    "SCHOOL": seasons.SCHOOL,
    "SUMMER_SCHOOL": seasons.SUMMER_SCHOOL,
    "TERM": seasons.TERM,
    "SUMMER": seasons.SUMMER,
}


def read_season(cursor):
    """The part of the year that starts here, as an Item, or None (the cursor then stays)."""
    first = cursor.place
    cursor.skip("ARTICLE")
    if cursor.kind() in NAMED:
        return cursor.item("SEASON", NAMED[cursor.take().kind], first)
    if cursor.kind() == "MONTH":
        return cursor.item("SEASON", _months(cursor, first), first)
    if cursor.kind() in {"NTH", "NUMBER"} and cursor.kind(1) == "MONTH":
        return cursor.item("SEASON", _dates(cursor, first), first)
    cursor.place = first
    return None


def _months(cursor, first):
    start = stop = cursor.take().value
    if cursor.kind() in {"TO", "DASH", "AND", "SLASH"} and cursor.kind(1) == "MONTH":
        is_list = cursor.take().kind in {"AND", "SLASH"}
        stop = cursor.take().value
        if is_list and stop != start % 12 + 1:
            cursor.refuse(first, _("« %(words)s »: from which month to which month?"))
    if start == stop and cursor.place - first > 2:
        cursor.refuse(first, _("« %(words)s »: from which month to which month?"))
    if cursor.kind() in {"NUMBER"} or (cursor.kind() in {"AND", "COMMA"} and cursor.kind(1) == "MONTH"):
        cursor.refuse(first, _("« %(words)s »: write one range of months."))
    return seasons.of_months(start, stop)


def _dates(cursor, first):
    start = _date(cursor)
    if cursor.kind() not in {"TO", "DASH"} or cursor.kind(1) not in {"NTH", "NUMBER"}:
        cursor.refuse(
            first, _("« %(words)s »: a single day belongs to the exceptional closures and openings.")
        )
    cursor.place += 1
    if cursor.kind(1) != "MONTH":
        cursor.refuse(first, _("« %(words)s »: until which day of which month?"))
    stop = _date(cursor)
    season = seasons.of_dates(start, stop)
    if season is None or cursor.kind() == "NUMBER":
        cursor.refuse(first, _("« %(words)s »: dates of one year belong to the exceptional closures."))
    return season


def _date(cursor):
    day, month = cursor.take().value, cursor.take().value
    return month, day
