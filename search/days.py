"""Local days: Europe/Paris (settings.TIME_ZONE), half-open windows, days of 23 and 25 hours."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from django.utils import timezone
from django.utils.translation import gettext_lazy as _

DAYS_BACK, DAYS_AHEAD = 90, 550
ONE_DAY = timedelta(days=1)

WHEN_LABELS = {
    "aujourdhui": _("Today"),
    "demain": _("Tomorrow"),
    "week-end": _("This weekend"),
    "semaine": _("This week"),
    "mois": _("This month"),
}


@dataclass(frozen=True)
class Window:
    """Whole local days from `first` to `last`, both included; None leaves that side open."""

    first: date | None = None
    last: date | None = None


def midnight(day: date) -> datetime:
    """The moment a local day starts."""
    return datetime.combine(day, time(), timezone.get_default_timezone())


def local_day(moment: datetime) -> date:
    """The local day of an aware datetime."""
    return timezone.localtime(moment, timezone.get_default_timezone()).date()


def days_of(start: datetime, end: datetime, first: date, last: date) -> Iterator[date]:
    """Local days that [start, end) meets, clipped to `first`..`last`, both included."""
    day = max(local_day(start), first)
    # The last instant inside the half-open period decides its last day.
    stop = min(local_day(end - timedelta(microseconds=1)), last)
    while day <= stop:
        yield day
        day += ONE_DAY


def window_of(when: str, today: date) -> Window:
    """The window that a word such as "week-end" means today. What has passed is left out."""
    sunday = today + timedelta(days=6 - today.weekday())
    if when == "demain":
        return Window(today + ONE_DAY, today + ONE_DAY)
    if when == "week-end":
        return Window(max(today, sunday - ONE_DAY), sunday)
    if when == "semaine":
        return Window(today, sunday)
    if when == "mois":
        next_month = (today.replace(day=1) + timedelta(days=32)).replace(day=1)
        return Window(today, next_month - ONE_DAY)
    return Window(today, today)


def horizon(today: date) -> tuple[date, date]:
    """First and last day that have a bitmap."""
    return today - timedelta(days=DAYS_BACK), today + timedelta(days=DAYS_AHEAD)
