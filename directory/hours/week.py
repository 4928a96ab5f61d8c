"""The seven days of a week as rows of a table, with bars from 8 h to 21 h."""

from dataclasses import dataclass
from datetime import date, timedelta

from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from directory.hours import school
from directory.hours.calendar import PARIS, Closure, pieces
from directory.hours.holidays import holiday_name
from directory.hours.words import clock, day_words, said, weekday_name

BAR_STARTS, BAR_ENDS = 8 * 60, 21 * 60  # minutes of the day
UNIT = 5  # minutes: the drawing is 156 units wide


@dataclass(frozen=True)
class Bar:
    """A stretch of the drawing, in units."""

    x: int
    width: int


@dataclass(frozen=True)
class Row:
    """One day. `times`: « 9 h – 12 h »; `reason`: a holiday, or why it is exceptional; `bars`: when it is
    surely open."""

    day: date
    name: str
    times: tuple = ()
    bars: tuple = ()
    reason: str = ""
    is_special: bool = False
    is_today: bool = False
    now: int | None = None  # unit of the present moment, on the row of today

    @property
    def is_closed(self):
        """Whether nothing is said of the day: closed."""
        return not self.times


def week(hours, exceptions, monday, now=None):
    """Seven Row from `monday` on. `now` (aware) marks today."""
    days = [monday + timedelta(days=step) for step in range(7)]
    found = [piece for piece in pieces(hours, exceptions, monday, days[-1]) if piece.day >= monday]
    return [_row(day, [piece for piece in found if piece.day == day], hours, exceptions, now) for day in days]


def _row(day, found, hours, exceptions, now):
    concerned = sorted((entry for entry in exceptions if _concerns(entry, day)), key=_is_closure)
    reasons = [entry.reason for entry in concerned]
    local = now.astimezone(PARIS) if now else None
    is_today = local is not None and local.date() == day
    times = tuple(_times(day, piece) for piece in found)
    if not times and day > school.KNOWN_UNTIL and school.has_school_holidays(hours) and not reasons:
        times = (_("hours not known"),)
    return Row(
        day=day,
        name=weekday_name(day.weekday()).capitalize(),
        times=times,
        bars=tuple(bar for piece in found if piece.is_sure and (bar := _bar(day, piece))),
        reason=next(filter(None, reasons), "") or holiday_name(day),
        is_special=bool(reasons),
        is_today=is_today,
        now=_unit(local.hour * 60 + local.minute) if is_today else None,
    )


def _is_closure(entry):
    """An opening wins over a closure, and so does its reason."""
    return isinstance(entry, Closure)


def _concerns(entry, day):
    return entry.first <= day <= entry.last if isinstance(entry, Closure) else entry.day == day


def _wall(day, moment):
    """Minutes on the clock since midnight of `day`; past 24 hours on the next day."""
    local = moment.astimezone(PARIS)
    return (local.date() - day).days * 24 * 60 + local.hour * 60 + local.minute


def _times(day, piece):
    start, end = _wall(day, piece.start), _wall(day, piece.end)
    whole = end - start >= 24 * 60
    if whole and not piece.is_sure:
        return said(piece.words) or _("hours not known")
    words = pgettext("hours", "day and night") if whole else _range(start, end)
    return f"{words} ({said(piece.words)})" if piece.words else words


def _range(start, end):
    return _("%(start)s – %(end)s") % {"start": clock(start), "end": clock(end)}


def _unit(minutes):
    return (min(max(minutes, BAR_STARTS), BAR_ENDS) - BAR_STARTS) // UNIT


def _bar(day, piece):
    start, end = _unit(_wall(day, piece.start)), _unit(_wall(day, piece.end))
    return Bar(start, end - start) if end > start else None


def monday_of(day):
    """The first day of its week."""
    return day - timedelta(days=day.weekday())


def caption(monday):
    """« Horaires de la semaine du 16 au 22 novembre »."""
    sunday = monday + timedelta(days=6)
    first = day_words(monday, "j") if monday.month == sunday.month else day_words(monday, "j F")
    return _("Hours of the week of %(first)s to %(last)s") % {
        "first": first,
        "last": day_words(sunday, "j F"),
    }
