"""« Du mardi au samedi », « les lundi et jeudi », « le 2e dimanche du mois », « Lu-Ve »."""

from django.utils.translation import gettext as _

from directory.hours.reading.items import EVERY_DAY, HOLIDAYS, Day

WHOLE = {
    "EVERY": EVERY_DAY,
    "WEEKEND": EVERY_DAY[5:],
    "WEEKDAYS": EVERY_DAY[:5],
    "PUBLIC": HOLIDAYS,
}
STARTS = {*WHOLE, "DAY", "NTH"}


def read_days(cursor):
    """The list of days that starts here, as an Item, or None (the cursor then stays)."""
    first = cursor.place
    cursor.skip("ARTICLE")
    lead = cursor.take().value if cursor.kind() == "HALF" else None
    cursor.skip("ARTICLE")
    if cursor.kind() not in STARTS or _is_date(cursor):
        cursor.place = first
        return None
    days = [*_element(cursor)]
    while _goes_on(cursor):
        days += _element(cursor)
    if cursor.kind() == "DASH" and cursor.kind(1) == "DAY":
        cursor.place += 2
        cursor.refuse(first, _("“%(words)s”: from which day to which day? Write “du … au …”."))
    if len(set(days)) < len(days):
        cursor.refuse(first, _("“%(words)s” names a day twice."))
    half = cursor.take().value if _half_follows(cursor) else lead
    return cursor.item("DAYS", (tuple(days), half), first)


def _is_date(cursor):
    """« 1er avril » is no day of the week."""
    return cursor.kind() == "NTH" and cursor.kind(1) == "MONTH"


def _half_follows(cursor):
    """« le lundi matin »; in « le lundi, le matin de 9 h à 12 h » the half belongs to the times."""
    return cursor.kind() == "HALF"


def _goes_on(cursor):
    """Moves to the next element of the list, if there is one."""
    place = cursor.place
    while cursor.kind() in {"COMMA", "AND", "SLASH"}:
        cursor.place += 1
    moved = cursor.place > place
    cursor.skip("ARTICLE")
    if moved and cursor.kind() in STARTS - {"EVERY"} and not _is_date(cursor):
        return True
    if not moved and _stands_beside(cursor):
        return True
    cursor.place = place
    return False


def _stands_beside(cursor):
    """« Lundi mardi jeudi 9 h – 12 h »: single days without a sign between them."""
    return (cursor.kind(-1), cursor.kind()) == ("DAY", "DAY") and cursor.kind(1) not in {"TO", "DASH", "LEFT"}


def _element(cursor):
    token = cursor.peek()
    if token.kind in WHOLE:
        cursor.place += 1
        return WHOLE[token.kind]
    if token.kind == "NTH":
        return _days_of_month(cursor)
    cursor.place += 1
    if cursor.kind() in {"TO", "DASH"} and cursor.kind(1) == "DAY":
        return _range(cursor, token.value)
    if cursor.kind() == "LEFT" and cursor.kind(1) == "NTH":
        return _bracketed(cursor, token.value)
    return (Day(token.value),)


def _range(cursor, start):
    first = cursor.place - 1
    cursor.place += 1
    stop = cursor.take().value
    if stop == start:
        cursor.refuse(first, _("“%(words)s” begins and ends on the same day."))
    length = (stop - start) % 7 + 1
    return tuple(Day((start + step) % 7) for step in range(length))


def _days_of_month(cursor):
    """« 1er et 3e samedis du mois »."""
    first, numbers = cursor.place, []
    while cursor.kind() == "NTH":
        numbers.append(cursor.take().value)
        place = cursor.place
        cursor.skip("COMMA", "AND", "ARTICLE")
        if cursor.kind() != "NTH":
            cursor.place = place
    if cursor.kind() != "DAY" or cursor.kind(1) != "OFMONTH":
        cursor.refuse(first, _("“%(words)s”: which day of the month? Write “le 2e samedi du mois”."))
    weekday = cursor.take().value
    cursor.place += 1
    return (Day(weekday, tuple(numbers)),)


def _bracketed(cursor, weekday):
    """« Dimanche (2e dimanche du mois uniquement) »."""
    first = cursor.place
    cursor.place += 1
    (day,) = _days_of_month(cursor)
    cursor.skip("ONLY")
    if day.weekday != weekday or cursor.kind() != "RIGHT":
        cursor.refuse(first, _("“%(words)s” is not understood."))
    cursor.place += 1
    return (day,)
