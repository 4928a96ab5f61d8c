"""Tokens to items; what is only said, not timed, becomes a remark in the words of the text."""

from django.utils.translation import gettext as _

from directory.hours.reading.days import read_days
from directory.hours.reading.items import Cursor, Item
from directory.hours.reading.lines import joined
from directory.hours.reading.periods import read_season
from directory.hours.reading.times import read_times
from directory.hours.reading.tokens import fold, tokenise

DROPPED = {"ARTICLE", "HARMLESS", "PLACE", "ONLY", "TO", "PUBLIC_TOO"}
PLAIN = {"DASH": "COMMA", "SLASH": "COMMA", "AND": "AND"}
KEPT = {"ALWAYS", "EXCEPT", "CLOSED", "UNTIL", "WITHOUT", "APPOINTMENT", "COMMA", "COLON", "STOP", "LEFT"}
KEPT |= {"RIGHT", "HALF", "OTHERS"}
TIMED = {"TIME", "NUMBER", "ALWAYS"}
# What a remark may not hold, for it would change the timetable.
TELLING = TIMED | {"DAY", "NTH", "EVERY", "MONTH", "EXCEPT", "CLOSED", "UNTIL", "SCHOOL", "SUMMER_SCHOOL"}
TELLING |= {"OTHERS", "YEAR", "SUMMER", "WINTER", "REST", "TERM", "PUBLIC", "WEEKEND", "WEEKDAYS", "OFMONTH"}
TELLING |= {"PUBLIC_TOO"}


def read_items(text):
    """Every Item of `text`, in order. Raises UnclearError at the first words that mean nothing here."""
    cursor, items = Cursor(text, tokenise(text)), []
    _check_places(cursor)
    while cursor.kind() != "END":
        at_start = not items or items[-1].kind == "STOP"
        item = (at_start and _spoken_sentence(cursor)) or _item(cursor)
        if item:
            items.append(item)
    return joined(items)


def _check_places(cursor):
    """« Mairie : …, bibliothèque : … »: whose hours are they?"""
    named = [(place, token) for place, token in enumerate(cursor.parts) if token.kind == "PLACE"]
    words = {fold(cursor.text[token.start : token.end]) for _place, token in named}
    if len(words) > 1:
        cursor.place = named[-1][0] + 1
        cursor.refuse(named[-1][0], _("“%(words)s”: write the hours of one place only."))


def _item(cursor):
    for read in (read_days, read_season, read_times, _remark):
        if item := read(cursor):
            return item
    kind = cursor.kind()
    if kind == "PUBLIC_TOO":
        _check_public_too(cursor)
    if kind in DROPPED:
        cursor.place += 1
        return None
    if kind in KEPT or kind in PLAIN:
        token = cursor.take()
        return Item(PLAIN.get(kind, kind), token.value, token.start, token.end)
    if kind == "WORD":
        cursor.refuse_word()
    cursor.place += 1
    if kind == "NUMBER":
        cursor.refuse(cursor.place - 1, _("“%(words)s”: if it is an hour, write “9 h” or “9:00”."))
    return cursor.refuse(cursor.place - 1, _("“%(words)s” is not understood here."))


def _check_public_too(cursor):
    """« 9 h – 18 h, jours fériés compris » changes nothing; where something is closed in its sentence, or in
    the text if its sentence has no times, it may be closed as well."""
    kinds = [token.kind for token in cursor.parts]
    end = cursor.place + _sentence(cursor)
    start = max((place for place in range(cursor.place) if kinds[place] == "STOP"), default=0)
    beside = kinds[start:end] if TIMED & set(kinds[start:end]) else kinds
    if {"CLOSED", "EXCEPT"} & set(beside):
        cursor.refuse(cursor.place, _("Is it open or closed on public holidays?"))


def _sentence(cursor):
    """How many tokens are left in the sentence."""
    count = 0
    while cursor.kind(count) not in {"STOP", "END"}:
        count += 1
    return count


def _spoken_sentence(cursor):
    """A whole sentence about appointments without any time: « L’après-midi est réservé aux rendez-vous »."""
    length = _sentence(cursor)
    kinds = {cursor.kind(ahead) for ahead in range(length)}
    if (
        kinds & (TIMED | {"DAY", "WEEKEND", "CLOSED", "EXCEPT", "UNTIL"})
        or not {"APPOINTMENT", "WORD", "HALF"} <= kinds
    ):
        return None
    first = cursor.place
    cursor.place += length
    return _said(cursor, first)


def _remark(cursor):
    """From words that open a remark to the end of the sentence, or of the bracket that follows."""
    if cursor.kind() == "APPOINTMENT":
        return _untimed_appointment(cursor)
    if cursor.kind() == "LAST":
        return _last_entry(cursor)
    if cursor.kind() != "REMARK":
        return None
    first, depth = cursor.place, 0
    while cursor.kind() not in {"STOP", "COLON", "END"} and (cursor.kind() != "RIGHT" or depth):
        kind = cursor.take().kind
        depth += (kind == "LEFT") - (kind == "RIGHT")
        if kind in TELLING:
            cursor.refuse(first, _("“%(words)s” is not understood here."))
        if kind == "RIGHT" and not depth:
            break
    return _said(cursor, first)


def _last_entry(cursor):
    """« (dernière entrée à 17 h 15) », « dernière entrée 45 minutes avant la fermeture »: only said."""
    first, times = cursor.place, 0
    while cursor.kind() not in {"STOP", "COMMA", "LEFT", "RIGHT", "END"}:
        kind = cursor.take().kind
        times += kind == "TIME"
        if kind in TELLING - TIMED - {"CLOSED"} or times > 1:
            cursor.refuse(first, _("“%(words)s” is not understood here."))
    if cursor.kind() != "RIGHT" or cursor.kind(1) == "LEFT":
        _check_says_no_more(cursor, first)
    return _said(cursor, first)


def _check_says_no_more(cursor, first):
    """« Dernière entrée 17 h 30, sauf le dimanche 17 h »: another closing time, or another last entry?"""
    place = cursor.place
    cursor.skip("STOP")
    if cursor.kind() not in {"EXCEPT", "UNTIL", "LEFT"}:
        cursor.place = place
    follows = [cursor.kind(ahead) for ahead in range(_sentence(cursor))]
    cursor.place = place
    bracket = follows[follows.index("LEFT") :] if "LEFT" in follows else []
    if {"EXCEPT", "UNTIL"} & set(follows) or "TIME" in bracket:
        cursor.refuse(first, _("“%(words)s” is not understood here."))


def _untimed_appointment(cursor):
    """« Sur rendez-vous les après-midi sauf le jeudi »: no times follow, so it is only said."""
    length = _sentence(cursor)
    kinds = [cursor.kind(ahead) for ahead in range(length)]
    follows = next((kind for kind in kinds[1:] if kind not in DROPPED), None)
    if follows != "HALF" or set(kinds) & (TIMED | {"CLOSED", "UNTIL"}):
        return None
    first = cursor.place
    cursor.place += length
    return _said(cursor, first)


def _said(cursor, first):
    item = cursor.item("REMARK", "", first)
    return Item(item.kind, cursor.text[item.start : item.end].strip(), item.start, item.end)
