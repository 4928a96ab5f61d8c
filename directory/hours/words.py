"""Hours, days and openings in the words of the reader's language."""

from datetime import date, datetime, timedelta

from django.utils.dates import MONTHS, WEEKDAYS
from django.utils.translation import gettext as _
from django.utils.translation import ngettext, pgettext

from core.days import day_words
from directory.hours.calendar import PARIS, Closure, Exceptions, intervals
from directory.hours.rules import BY_APPOINTMENT
from search.openings import State

SOON = timedelta(minutes=30)


def clock(minutes: int) -> str:
    """« 9 h », « 12 h 30 », « minuit »: `minutes` since midnight; past 24 hours, those of the next day."""
    if minutes == 24 * 60:
        return _("midnight")
    hour, minute = divmod(minutes % (24 * 60), 60)
    if minute and not hour:
        return _("00:%(minute)02d") % {"minute": minute}
    if minute:
        return _("%(hour)d:%(minute)02d") % {"hour": hour, "minute": minute}
    return _("%(hour)d:00") % {"hour": hour}


def clock_of(moment: datetime) -> str:
    """« 9 h », « 12 h 30 », « minuit »: the time in Paris of an aware datetime."""
    local = moment.astimezone(PARIS)
    return clock(local.hour * 60 + local.minute)


def from_to(start: str, end: str) -> str:
    """« de 9 h à 12 h 30 », from two words."""
    return pgettext("hours", "from %(start)s to %(end)s") % {"start": start, "end": end}


def stretch(start: str, end: str) -> str:
    """« 9 h – 12 h 30 », from two words."""
    return _("%(start)s – %(end)s") % {"start": start, "end": end}


def weekday_name(number: int) -> str:
    """« lundi »: 0 is Monday."""
    return str(WEEKDAYS[number])


def month_name(number: int) -> str:
    """« janvier »: 1 is January."""
    return str(MONTHS[number])


def said(comment: str) -> str:
    """The comment of a rule; the one that the reader of French writes is translated."""
    return _("by appointment") if comment == BY_APPOINTMENT else comment


def sentence(words: str, stop: str = ".") -> str:
    """Words with a capital and a full stop; "" of none."""
    return f"{words[:1].upper()}{words[1:]}{stop}" if words else ""


def state_words(state: State, now: datetime) -> str:
    """« Ouvert, ferme à 19 h », « Fermé, ouvre mardi à 9 h », at an aware moment."""
    if state.is_open:
        return _closing(state.until, now)
    if state.opens_at is None:
        return pgettext("place", "Closed")
    moment = {"day": _near_day(state.opens_at, now), "hour": clock_of(state.opens_at)}
    return _("Closed, opens %(day)s at %(hour)s") % moment if moment["day"] else _opens_today(moment)


def _opens_today(moment):
    return _("Closed, opens at %(hour)s") % {"hour": moment["hour"]}


def _closing(until, now):
    if until is None:
        return _("Open day and night")
    left = until - now
    if left <= SOON:
        minutes = max(1, -(-int(left.total_seconds()) // 60))
        words = ngettext("Open, closes in %(count)d minute", "Open, closes in %(count)d minutes", minutes)
        return words % {"count": minutes}
    day, hour = _end_of_opening(until, now)
    if day:
        return _("Open, closes %(day)s at %(hour)s") % {"day": day, "hour": hour}
    return _("Open, closes at %(hour)s") % {"hour": hour}


def closing_words(until: datetime, now: datetime) -> str:
    """« Ferme à 19 h 30 », of what is said to be open beside it."""
    day, hour = _end_of_opening(until, now)
    if day:
        return _("Closes %(day)s at %(hour)s") % {"day": day, "hour": hour}
    return _("Closes at %(hour)s") % {"hour": hour}


def _end_of_opening(until, now):
    """(« mardi », or "" until the night of today; « 19 h »)."""
    local = until.astimezone(PARIS)
    is_midnight = local.hour == local.minute == 0
    if is_midnight:
        local -= timedelta(minutes=1)
    is_far = (local.date() - now.astimezone(PARIS).date()).days > 1
    return _near_day(local, now) if is_far else "", _("midnight") if is_midnight else clock_of(until)


def next_words(moment: datetime, now: datetime) -> str:
    """« aujourd’hui à 18 h », « demain à 7 h », « le 3 décembre à 9 h »: a moment to come."""
    when = {"day": _near_day(moment, now) or _("today"), "hour": clock_of(moment)}
    return pgettext("moment", "%(day)s at %(hour)s") % when


def _near_day(moment, now):
    """« demain », « mardi », « le 3 décembre »; empty today."""
    day, today = moment.astimezone(PARIS).date(), now.astimezone(PARIS).date()
    distance = (day - today).days
    if distance <= 0:
        return ""
    if distance == 1:
        return _("tomorrow")
    if distance < 7:
        return weekday_name(day.weekday())
    return pgettext("dates", "on %(date)s") % {"date": day_words(day, "j F")}


def upcoming(exceptions: Exceptions, today: date, days: int = 30, hours: str = "") -> list[str]:
    """What to announce before it happens, one sentence each: exceptional closures and openings of the next
    `days`, those that last included. With `hours`, when it opens again."""
    last = today + timedelta(days=days)
    near = [entry for entry in exceptions if _days_of(entry)[0] <= last and _days_of(entry)[1] >= today]
    return [_announced(entry, exceptions, hours) for entry in sorted(near, key=_days_of)]


def _days_of(entry):
    return (entry.first, entry.last) if isinstance(entry, Closure) else (entry.day, entry.day)


def _announced(entry, exceptions, hours):
    first, last = _days_of(entry)
    when = _on_days(first, last)
    if isinstance(entry, Closure):
        words = _("Exceptionally closed %(when)s") % {"when": when}
    else:
        span = from_to(*(clock(moment.hour * 60 + moment.minute) for moment in (entry.start, entry.end)))
        words = _("Exceptionally open %(when)s %(hours)s") % {"when": when, "hours": span}
    words = sentence(f"{words} ({entry.reason})" if entry.reason else words)
    again = _opens_again(last, exceptions, hours) if isinstance(entry, Closure) else ""
    return f"{words} {again}".strip()


def _on_days(first, last):
    if first == last:
        return day_words(first)
    ends = {"first": day_words(first), "last": day_words(last)}
    return pgettext("dates", "from %(first)s to %(last)s") % ends


def _opens_again(last, exceptions, hours):
    first = last + timedelta(days=1)
    openings = intervals(hours, exceptions, first, first + timedelta(days=13)) if hours else []
    if not openings:
        return ""
    start = openings[0][0]
    moment = {"day": day_words(start.date()), "hour": clock_of(start)}
    return sentence(_("Opens again %(day)s at %(hour)s") % moment)
