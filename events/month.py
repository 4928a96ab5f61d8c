"""The small calendar beside a list: how many activities each day of a month holds, and the way to each."""

from calendar import Calendar
from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import Any

from django.utils.dates import MONTHS, WEEKDAYS
from django.utils.formats import number_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from directory.hours.words import day_words
from search.days import ONE_DAY, month_after
from search.query import BY_DAY
from search.services import Results

MONTH = "mois"  # the parameter that names a month, « 2027-06 »
FIRST_YEAR, LAST_YEAR = 2000, 2100


@dataclass(frozen=True)
class CalendarDay:
    """One day: its number, how many activities it holds, the list of that day ("" where it holds nothing),
    what readers of screens hear."""

    number: int
    count: int = 0
    url: str = ""
    label: str = ""
    column: int = 0
    is_today: bool = False
    is_chosen: bool = False
    is_weekend: bool = False


@dataclass(frozen=True)
class Month:
    """`weekdays`: one letter each, from Monday. `url`: the whole month, each date of it."""

    title: str
    weekdays: list[str]
    days: list[CalendarDay]
    url: str
    previous: dict[str, str]
    next: dict[str, str]


def days_counted(asked: str, today: date) -> tuple[date, ...]:
    """The days of a month, « 2027-06 », or of the month of a day; where neither is said, those of the present
    month and of the next one."""
    first = _read(asked)
    months = [first] if first else [today.replace(day=1), month_after(today)]
    return tuple(day for month in months for day in _days_of(month))


def _days_of(first):
    return [day for day in Calendar().itermonthdates(first.year, first.month) if day.month == first.month]


def _read(text):
    try:
        first = datetime.strptime(text[:7], "%Y-%m").date()  # noqa: DTZ007 (a month has no zone)
    except ValueError:
        return None
    return first if FIRST_YEAR <= first.year < LAST_YEAR else None


def month_of(results: Results, path: str, today: date) -> Month:
    """The calendar of the first month counted in which something is on, with the filters of the results."""
    query, counts = results.query, results.days
    first = next((day for day, count in counts.items() if count), next(iter(counts)))
    days = _days_of(first.replace(day=1))
    return Month(
        title=_title(days[0]),
        weekdays=[str(WEEKDAYS[number])[:1] for number in range(7)],
        days=[_day(day, counts.get(day, 0), query, path, today) for day in days],
        url=replace(query, dates=BY_DAY, start=days[0], end=days[-1], sort="", page=1).url(path),
        previous=_turn((days[0] - ONE_DAY).replace(day=1), query, path),
        next=_turn(month_after(days[0]), query, path),
    )


def _day(day, count, query, path, today):
    said = ngettext("%(day)s, %(count)s activity", "%(day)s, %(count)s activities", count)
    label = said % {"day": day_words(day, "j F, l"), "count": number_format(count)}
    return CalendarDay(
        number=day.day,
        count=count,
        url=query.first_page(start=day, end=day).url(path) if count else "",
        label=label if count else "",
        column=day.weekday() + 1 if day.day == 1 else 0,
        is_today=day == today,
        is_chosen=day == query.start == query.end,
        is_weekend=day.weekday() >= 5,
    )


def _turn(first, query, path) -> dict[str, Any]:
    address = query.url(path, page=1)
    mark = "&" if "?" in address else "?"
    return {"label": _title(first), "url": f"{address}{mark}{MONTH}={first:%Y-%m}"}


def _title(first: date) -> str:
    """« décembre 2026 »."""
    return _("%(month)s %(year)s") % {"month": MONTHS[first.month], "year": first.year}
