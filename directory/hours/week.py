"""The seven days of a week as rows of a table, with bars from 8 h to 21 h."""

from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from functools import lru_cache

from django.utils.translation import get_language, pgettext
from django.utils.translation import gettext as _

from core.days import day_number, day_words
from core.holidays.public import holiday_name
from directory.hours.calendar import PARIS, Closure, Exceptions, pieces
from directory.hours.words import clock, said, sentence, stretch, weekday_name

BAR_STARTS, BAR_ENDS = 8 * 60, 21 * 60  # minutes of the day
UNIT = 5  # minutes: the drawing is 156 units wide


@dataclass(frozen=True)
class Bar:
    """A stretch of the drawing, in units."""

    x: int
    width: int


@dataclass(frozen=True)
class Times:
    """« 9 h – 12 h », with what the rule says beside: « sur rendez-vous »."""

    text: str
    words: str = ""

    def __str__(self):
        return f"{self.text} ({self.words})" if self.words else self.text


@dataclass(frozen=True)
class Row:
    """One day. `times`: Times; `reason`: a holiday, or why it is exceptional; `bars`: when it is
    surely open."""

    day: date
    name: str
    times: tuple[Times, ...] = ()
    bars: tuple[Bar, ...] = ()
    reason: str = ""
    is_special: bool = False
    is_today: bool = False
    now: int | None = None  # unit of the present moment, on the row of today

    @property
    def is_closed(self) -> bool:
        """Whether nothing is said of the day: closed."""
        return not self.times


def week(hours: str, exceptions: Exceptions, monday: date, now: datetime | None = None) -> list[Row]:
    """Seven Row from `monday` on. `now` (aware) marks today."""
    rows = _week(hours, tuple(exceptions), monday, get_language())
    if now is None:
        return list(rows)
    local = now.astimezone(PARIS)
    marks = {"is_today": True, "now": _unit(local.hour * 60 + local.minute)}
    return [replace(row, **marks) if row.day == local.date() else row for row in rows]


@lru_cache(maxsize=1024)
def _week(hours, exceptions, monday, _language):
    days = [monday + timedelta(days=step) for step in range(7)]
    openings = [piece for piece in pieces(hours, exceptions, monday, days[-1]) if piece.day >= monday]
    return [_row(day, [piece for piece in openings if piece.day == day], exceptions) for day in days]


def _row(day, openings, exceptions):
    concerned = sorted((entry for entry in exceptions if _concerns(entry, day)), key=_is_closure)
    reasons = [entry.reason for entry in concerned]
    times = tuple(_times(day, piece) for piece in openings)
    return Row(
        day=day,
        name=weekday_name(day.weekday()).capitalize(),
        times=times,
        bars=tuple(_bars(day, [piece for piece in openings if piece.is_sure])),
        reason=next(filter(None, reasons), "") or holiday_name(day),
        is_special=bool(reasons),
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
        return Times(sentence(said(piece.words) or _("hours to be confirmed"), stop=""))
    words = sentence(pgettext("hours", "day and night"), stop="") if whole else _range(start, end)
    return Times(words, said(piece.words))


def _range(start, end):
    return stretch(clock(start), clock(end))


def _unit(minutes):
    return (min(max(minutes, BAR_STARTS), BAR_ENDS) - BAR_STARTS) // UNIT


def _bars(day, openings):
    """Stretches of the drawing; two that touch are one."""
    bars: list[Bar] = []
    for piece in openings:
        start, end = _unit(_wall(day, piece.start)), _unit(_wall(day, piece.end))
        if bars and start <= bars[-1].x + bars[-1].width:
            start = bars.pop().x
        bars += [Bar(start, end - start)] if end > start else []
    return bars


def monday_of(day: date) -> date:
    """The first day of the week of a day."""
    return day - timedelta(days=day.weekday())


def caption(monday: date) -> str:
    """« Horaires de la semaine du 16 au 22 novembre »."""
    sunday = monday + timedelta(days=6)
    first = day_number(monday.day) if monday.month == sunday.month else day_words(monday, "j F")
    return _("Hours of the week of %(first)s to %(last)s") % {
        "first": first,
        "last": day_words(sunday, "j F"),
    }
