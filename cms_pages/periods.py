"""Dates as people write them, no more precise than they are known."""

from django.db import models
from django.utils.dates import MONTHS
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from core.days import day_words


class Precision(models.TextChoices):
    """How exactly a date is known."""

    DAY = "day", gettext_lazy("Day")
    MONTH = "month", gettext_lazy("Month")
    YEAR = "year", gettext_lazy("Year")


def written_period(start, end, precision):
    """« 16 février 2018 », « Novembre et décembre 2018 », « 2017 »; an empty string without a start."""
    if start is None:
        return ""
    write = _WRITERS[Precision(precision)]
    if end is None or end <= start:
        end = start
    text = write(start, end)
    return text[:1].upper() + text[1:]


def _days(start, end):
    if start == end:
        return _day(start)
    return _("from %(start)s to %(end)s") % {
        "start": _day(start, year=start.year != end.year),
        "end": _day(end),
    }


def _day(day, year=True):
    return day_words(day, "j F Y" if year else "j F")


def _months(start, end):
    first, last = date_format(start, "F Y"), date_format(end, "F Y")
    if first == last:
        return first
    if start.year != end.year:
        return f"{first} – {last}"
    joined = _("%(start)s and %(end)s") if end.month == start.month + 1 else _("%(start)s to %(end)s")
    return joined % {"start": MONTHS[start.month], "end": last}


def _years(start, end):
    return str(start.year) if start.year == end.year else f"{start.year}-{end.year}"


_WRITERS = {Precision.DAY: _days, Precision.MONTH: _months, Precision.YEAR: _years}
