"""Days and hours as people write them into tables -> a schedule."""

import re
from datetime import date, time, timedelta

from django.utils import timezone

from directory.reading.texts import EXCEL_DAY, EXCEL_ZERO
from events.imports.schedules import normal
from search.analysis import fold

MONTHS = ("janv", "fevr", "mars", "avr", "mai", "juin", "juil", "aout", "sept", "oct", "nov", "dec")
ISO = re.compile(r"\b(\d{4})-(\d{2})-(\d{2})\b")
FIGURES = re.compile(r"\b(\d{1,2})[/.-](\d{1,2})[/.-](\d{4}|\d{2})\b")
WORDS = re.compile(r"\b(\d{1,2})(?:er)? ([a-z]+)(?: (\d{4}))?\b")
CLOCK = re.compile(r"\b([01]?\d|2[0-4])\s*(?:h|:|heures?)\s*([0-5]\d)?", re.IGNORECASE)
FAR_PAST = timedelta(days=92)  # « 12 mars » without a year is the next one, unless it has just been


def days_in(cell: str) -> list[date]:
    """Every day that a cell names, in order: « 12/03/2027 », « samedi 12 mars », « 46094 » (Excel)."""
    if EXCEL_DAY.fullmatch(cell.strip()):
        return [EXCEL_ZERO + timedelta(days=int(cell.strip()[:5]))]
    found = [_day(year, month, day) for year, month, day in ISO.findall(cell)]
    found += [_day(_century(year), month, day) for day, month, year in FIGURES.findall(ISO.sub(" ", cell))]
    if not found:
        found = [_named(*parts) for parts in WORDS.findall(fold(cell, " "))]
    return sorted({day for day in found if day})


def hours_in(cell: str) -> list[time]:
    """The hours of the clock that a cell names: « de 14 h à 16h30 »."""
    return [time(int(hour) % 24, int(minutes or 0)) for hour, minutes in CLOCK.findall(cell)]


def schedule_of(days: list[date], last: date | None, hours: list[time]) -> list[dict]:
    """The schedule of these days, or of all from the first to the `last`, from the first of `hours` to the
    second."""
    if not days:
        return []
    start, end = (*(hour.isoformat() for hour in hours[:2]), None, None)[:2]
    clock = {"start": start, "end": end}
    if last and last > days[0]:
        value = {"first": days[0].isoformat(), "last": last.isoformat()}
        return normal([{"type": "run", "value": value | clock}])
    if len(days) == 1:
        return normal([{"type": "once", "value": {"day": days[0].isoformat()} | clock}])
    return normal([{"type": "dates", "value": {"days": [day.isoformat() for day in days]} | clock}])


def _century(year):
    return f"20{year}" if len(year) == 2 else year


def _day(year, month, day):
    try:
        return date(int(year), int(month), int(day))
    except ValueError:
        return None


def _named(day, word, year):
    month = next((place for place, name in enumerate(MONTHS, start=1) if word.startswith(name)), 0)
    if not month:
        return None
    if year:
        return _day(year, month, day)
    today = timezone.localdate()
    this_year = _day(today.year, month, day)
    return this_year if this_year and this_year >= today - FAR_PAST else _day(today.year + 1, month, day)
