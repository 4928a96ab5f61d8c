"""« De 9 à 12 h et de 14 h à 18 h 30 », « 9h/12h », « 8h30 12h30 », « 22 h à 2 h »."""

from django.utils.translation import gettext as _

from directory.hours.reading.lexicon import AFTERNOON, EVENING, MORNING

RANGE, LIST = {"TO", "DASH", "UNTIL"}, {"AND", "COMMA", "SLASH"}
DAY_LENGTH = 24 * 60
EARLIEST, NIGHT_ENDS = 4 * 60 + 30, 8 * 60  # a place that opens before, or closes after midnight and later
FROM_THE_MORNING, SOON_AFTER_MIDNIGHT = 10 * 60, 2 * 60  # « 11 h – 1 h »: a café; « 9 h – 5 h » is a slip
NOON_ENDS, NOON_BEGINS, EVENING_BEGINS = 14 * 60, 11 * 60 + 30, 17 * 60


def fits(span, half):
    """Whether (start, end) lies in that half of the day, by what people call so."""
    start, end = span
    if half == MORNING:
        return start < 720 and end <= NOON_ENDS
    if half == AFTERNOON:
        return start >= NOON_BEGINS and end <= 21 * 60
    return half != EVENING or start >= EVENING_BEGINS


def read_times(cursor):
    """The times that start here: an Item SPANS, a MOMENT for a lone time, or None."""
    first = cursor.place
    half = _lead(cursor)
    if not _is_time(cursor):
        cursor.place = first
        return None
    moments, links, halves = [_moment(cursor)], [], [half]
    while link := _link(cursor, len(moments)):
        links.append(link[0])
        halves.append(link[1])
        moments.append(_moment(cursor))
    if len(moments) == 1:
        return cursor.item("MOMENT", moments[0], first)
    spans = _paired(cursor, first, moments, links)
    _check_halves(cursor, first, spans, halves[::2])
    return cursor.item("SPANS", spans, first)


def _check_halves(cursor, first, spans, halves):
    """« le matin de 9 h à 12 h, 14 h – 18 h l’après-midi »: a half of the day is said before or after."""
    for number, half in enumerate(halves):
        near = spans[max(0, number - 1) : number + 1]
        if half and not any(fits(span, half) for span in near):
            cursor.refuse(first, _("“%(words)s”: is it the morning or the afternoon?"))
    place = cursor.place
    cursor.skip("ARTICLE")
    if (
        cursor.kind() == "HALF"
        and cursor.kind(1) not in {"ARTICLE", "DAY"}
        and fits(spans[-1], cursor.peek().value)
    ):
        cursor.place += 1
    else:
        cursor.place = place


def _lead(cursor):
    """Skips « de », « le matin de », « matin : »; answers the half of the day that was named."""
    half = None
    cursor.skip("ARTICLE", "BETWEEN", "TO")
    if cursor.kind() == "HALF":
        half = cursor.take().value
        cursor.skip("ARTICLE", "BETWEEN", "COLON", "COMMA")
    return half


def _is_time(cursor, ahead=0):
    kind = cursor.kind(ahead)
    if kind == "NUMBER":  # « de 9 à 12 h »: the number of hours is written once
        return cursor.kind(ahead + 1) in RANGE and cursor.kind(ahead + 2) in {"TIME"}
    return kind == "TIME"


def _moment(cursor):
    token = cursor.take()
    minutes = token.value * 60 if token.kind == "NUMBER" else token.value
    if minutes > DAY_LENGTH:
        cursor.refuse(cursor.place - 1, _("“%(words)s” is not an hour."))
    return minutes


def _link(cursor, count):
    """(kinds between this time and the next, half of the day named there), or None at the end."""
    place, kinds, half = cursor.place, set(), None
    while cursor.kind() in RANGE | LIST | {"ARTICLE", "HALF", "BETWEEN"} or (
        half and cursor.kind() == "COLON"
    ):
        token = cursor.take()
        half = token.value if token.kind == "HALF" else half
        kinds.add(token.kind)
    inside = count % 2 == 1
    if "UNTIL" in kinds and not inside:  # « 9 h – 18 h, jusqu’à 21 h le jeudi » says something else
        cursor.place = place
        return None
    ends_bare = cursor.kind() == "NUMBER" and inside and kinds & RANGE and cursor.kind(1) != "MONTH"
    if (_is_time(cursor) or ends_bare) and not (inside and half):
        return kinds - {"ARTICLE", "HALF", "BETWEEN", "COLON"}, half
    cursor.place = place
    return None


def _paired(cursor, first, moments, links):
    """(start, end) pairs, in order and apart; a lone end past midnight counts on from it."""
    weak = any(inner & {"AND", "COMMA"} or len(inner) > 1 for inner in links[::2])
    if len(moments) % 2 or (weak and not _between(cursor, first)):
        cursor.refuse(first, _("“%(words)s”: which time opens, which one closes?"))
    pairs = list(zip(moments[::2], moments[1::2], strict=True))
    if _ends_at_night(*pairs[-1]):
        pairs[-1] = (pairs[-1][0], pairs[-1][1] + DAY_LENGTH)
    flat = [moment for pair in pairs for moment in pair]
    rises = all(early < late for early, late in pairs)
    if not rises or flat != sorted(flat) or (flat[0] < EARLIEST and pairs[0] != (0, DAY_LENGTH)):
        cursor.refuse(first, _("“%(words)s”: these times do not follow one another."))
    return tuple(pairs)


def _ends_at_night(start, end):
    if end == 0:
        return start > 0
    latest = NIGHT_ENDS if start >= 720 else SOON_AFTER_MIDNIGHT if start >= FROM_THE_MORNING else 0
    return end <= min(start, latest)


def _between(cursor, first):
    """« Entre 9 h et 12 h »: there « et » is right."""
    return cursor.parts[first].kind == "BETWEEN" and cursor.place - first == 4
