"""The small calendar beside a list: how many activities each day of a month holds, and the way to each."""

from calendar import Calendar
from dataclasses import dataclass, replace
from datetime import date, datetime
from functools import lru_cache
from typing import Any

from django.utils.dates import MONTHS
from django.utils.formats import number_format
from django.utils.translation import get_language, ngettext, pgettext_lazy
from django.utils.translation import gettext as _

from core.days import day_words
from core.phrasing import in_a_row
from directory.hours.words import weekday_name
from search.days import ONE_DAY, month_after
from search.query import BY_DAY
from search.services import Results

MONTH = "mois"  # the parameter that names a month, « 2027-06 »
FIRST_YEAR, LAST_YEAR, WEEK = 2000, 2100, 7
LETTERS = (
    pgettext_lazy("Monday, in a letter", "M"),
    pgettext_lazy("Tuesday, in a letter", "T"),
    pgettext_lazy("Wednesday, in a letter", "W"),
    pgettext_lazy("Thursday, in a letter", "T"),
    pgettext_lazy("Friday, in a letter", "F"),
    pgettext_lazy("Saturday, in a letter", "S"),
    pgettext_lazy("Sunday, in a letter", "S"),
)
SOME_DAY = date(1, 1, 1)  # stands in an address for the day to come


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
    """The days of a month, « 2027-06 », or of the month of a day; where neither is said, what is left of the
    present month, and the next one where that is less than a week."""
    if first := _read(asked):
        return tuple(_days_of(first))
    left = [day for day in _days_of(today.replace(day=1)) if day >= today]
    return tuple(left if len(left) >= WEEK else [*left, *_days_of(month_after(today))])


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
    url = query.first_page(start=SOME_DAY, end=SOME_DAY).url(path)
    chosen = query.start if query.start == query.end else None
    return Month(
        title=_title(days[0]),
        weekdays=[str(letter) for letter in LETTERS],
        days=[_day(day, counts.get(day, 0), url, today, chosen) for day in days],
        url=replace(query, dates=BY_DAY, start=days[0], end=days[-1], sort="", page=1).url(path),
        previous=_turn((days[0] - ONE_DAY).replace(day=1), query, path),
        next=_turn(month_after(days[0]), query, path),
    )


def _day(day, count, url, today, chosen):
    return CalendarDay(
        number=day.day,
        count=count,
        url=url.replace(str(SOME_DAY), str(day)) if count else "",
        label=_label(day, count, get_language()) if count else "",
        column=day.weekday() + 1 if day.day == 1 else 0,
        is_today=day == today,
        is_chosen=day == chosen,
    )


@lru_cache(maxsize=4_000)
def _label(day, count, _language):
    """« 19 novembre, jeudi, 3 activités »."""
    activities = ngettext("%(count)s activity", "%(count)s activities", count)
    return in_a_row(
        (day_words(day, "j F"), weekday_name(day.weekday()), activities % {"count": number_format(count)})
    )


def _turn(first, query, path) -> dict[str, Any]:
    address = query.url(path, page=1)
    mark = "&" if "?" in address else "?"
    return {"label": _title(first), "url": f"{address}{mark}{MONTH}={first:%Y-%m}"}


def _title(first: date) -> str:
    """« décembre 2026 »."""
    return _("%(month)s %(year)s") % {"month": MONTHS[first.month], "year": first.year}
