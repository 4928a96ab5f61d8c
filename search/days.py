"""Local days: Europe/Paris (settings.TIME_ZONE), also those of 23 and 25 hours."""

from datetime import date, datetime, time, timedelta

from django.utils import timezone

ONE_DAY = timedelta(days=1)
MOST_DAYS = 31  # that a list shows day by day


def midnight(day: date) -> datetime:
    """The moment a local day starts."""
    return at_hour(day, 0)


def at_hour(day: date, hour: int) -> datetime:
    """A full hour of a local day."""
    return datetime.combine(day, time(hour), timezone.get_default_timezone())


def is_midnight(moment: datetime) -> bool:
    """Whether a local day starts at an aware datetime."""
    return moment.timestamp() == midnight(local_day(moment)).timestamp()


def local_day(moment: datetime) -> date:
    """The local day of an aware datetime."""
    return timezone.localtime(moment, timezone.get_default_timezone()).date()


def monday_of(day: date) -> date:
    """The first day of its week."""
    return day - timedelta(days=day.weekday())


def next_weekday(weekday: int, today: date) -> date:
    """The next day of that name (0: Monday), today included."""
    return today + timedelta(days=(weekday - today.weekday()) % 7)


def month_after(day: date) -> date:
    """The first day of the next month."""
    return (day.replace(day=1) + timedelta(days=32)).replace(day=1)


def days_shown(start: date | None, end: date | None, today: date, most: int = MOST_DAYS) -> tuple[date, date]:
    """First and last day of a list day by day: so many at most, from the first one asked for or today."""
    first = start or (min(today, end) if end else today)
    last = first + timedelta(days=most - 1)
    return first, max(min(end, last), first) if end else last
