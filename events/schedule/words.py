"""One date in the words of the reader's language, short enough for a card."""

from datetime import date, datetime, time
from typing import Protocol

from django.utils import timezone
from django.utils.formats import number_format
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from core.days import day_number, day_words
from core.phrasing import in_a_row
from directory.hours.words import clock, from_to, stretch
from events.schedule.entries import WHOLE_DAY, Hours
from events.schedule.slots import ONE_DAY, PARIS


def clock_words(moment: time) -> str:
    """« 14 h », « 18 h 30 »."""
    return clock(moment.hour * 60 + moment.minute)


def end_words(moment: time) -> str:
    """The same of an end, which is at midnight rather than at 0 h."""
    return clock_words(moment) if moment.hour or moment.minute else clock(24 * 60)


def grouped(number: int) -> str:
    """« 2 000 »."""
    return number_format(number, force_grouping=True)


def dated(day: date, pattern: str = "l j F", today: date | None = None) -> str:
    """« mercredi 2 décembre »; with its year where that is not the present one."""
    this_year = (today or timezone.localdate()).year
    return day_words(day, pattern if day.year == this_year else f"{pattern} Y")


def span(first: date, last: date, today: date | None = None) -> str:
    """« du 4 au 20 mai », « du 2 septembre au 30 juin 2027 », and of one day its name."""
    if first == last:
        return dated(first, today=today)
    words = dated(first, "j F", today)
    if (first.year, first.month) == (last.year, last.month):
        words = day_number(first.day)
    elif first.year == last.year:
        words = day_words(first, "j F")
    return pgettext("dates", "from %(first)s to %(last)s") % {
        "first": words,
        "last": dated(last, "j F", today),
    }


def hours_in_words(hours: Hours | None) -> str:
    """« de 14 h à 16 h », « à partir de 18 h », « toute la journée »."""
    if hours is WHOLE_DAY:
        return _("all day")
    if hours.end is None:
        return pgettext("hours", "from %(start)s on") % {"start": clock_words(hours.start)}
    return from_to(clock_words(hours.start), end_words(hours.end))


class Dated(Protocol):
    """One date, such as a Slot or an Occurrence. `end` is not asked where none is said."""

    @property
    def start(self) -> datetime:
        """Aware."""

    @property
    def end(self) -> datetime | None:
        """Aware, not included."""

    @property
    def is_whole_day(self) -> bool:
        """Whether it has no hours."""

    @property
    def has_end(self) -> bool:
        """Whether it is said when it ends."""


def date_in_words(occurrence: Dated, today: date | None = None) -> str:
    """« mercredi 2 décembre, 14 h – 16 h », « du 4 au 20 mai ». `today`: see `dated`."""
    return in_a_row(day_and_hours(occurrence, today))


def day_and_hours(occurrence: Dated, today: date | None = None) -> tuple[str, str]:
    """The same in two: its day or days, and its hours, "" where there are none or the days hold them."""
    start = occurrence.start.astimezone(PARIS)
    if occurrence.is_whole_day:
        return span(start.date(), _last_day(occurrence), today), ""
    return _with_hours(occurrence, dated(start.date(), today=today), today)


def when_in_words(occurrence: Dated, now: datetime) -> str:
    """The same as one says it now: « aujourd’hui, 14 h – 16 h », « demain », « jusqu’au 20 mai »."""
    today = now.astimezone(PARIS).date()
    first = occurrence.start.astimezone(PARIS).date()
    near = {today: _("today"), today + ONE_DAY: _("tomorrow")}.get(first)
    if not occurrence.is_whole_day:
        return in_a_row(_with_hours(occurrence, near or dated(first, today=today), today))
    last = _last_day(occurrence)
    if first < today <= last:
        return pgettext("dates", "until %(last)s") % {"last": dated(last, "j F", today)}
    return near if near and first == last else date_in_words(occurrence, today)


def _last_day(occurrence):
    return occurrence.end.astimezone(PARIS).date() - ONE_DAY


def _with_hours(occurrence, day, today):
    start = occurrence.start.astimezone(PARIS)
    if not occurrence.has_end:
        return day, hours_in_words(Hours(start.time()))
    end = occurrence.end.astimezone(PARIS)
    if _is_one_evening(start, end):
        return day, stretch(clock_words(start.time()), end_words(end.time()))
    ends = {"start": day, "start_hour": clock_words(start.time())}
    ends |= {"end": dated(end.date(), today=today), "end_hour": end_words(end.time())}
    return pgettext("dates", "from %(start)s, %(start_hour)s to %(end)s, %(end_hour)s") % ends, ""


def _is_one_evening(start, end):
    """Whether it ends on the day it starts, or in the night after."""
    return end.date() == start.date() or (end.date() == start.date() + ONE_DAY and end.time() <= start.time())
