"""What an editor is asked to mend before a schedule is saved: sentences, by the name of the field."""

from collections.abc import Mapping
from datetime import date, datetime, time, timedelta
from itertools import islice

from django.utils.translation import gettext as _

from events.schedule.entries import Dates, Hours
from events.schedule.expansion import MOST_SLOTS
from events.schedule.holidays import reason_to_leave_out
from events.schedule.plan import DayEntry, planned
from events.schedule.slots import ONE_DAY, exists
from events.schedule.words import clock_words, dated, grouped

FIRST_YEAR, LAST_YEAR = 2000, 2100
LONGEST_RUN = 366  # days
LONGEST_NIGHT = timedelta(hours=18)
AHEAD = timedelta(days=550)  # how far an entry without last day is looked at


def field_faults(value: Mapping) -> dict[str, str]:
    """Of the fields that are filled in, each by itself and beside its neighbour: `first` and `last`, `start`
    and `end`."""
    faults = {}
    for name, item in value.items():
        if isinstance(item, date) and not FIRST_YEAR <= item.year <= LAST_YEAR:
            faults[name] = _("Check the year: %(year)s.") % {"year": item.year}
    first, last = value.get("first"), value.get("last")
    if first and last and last < first:
        faults["last"] = _("The last day comes before the first.")
    return faults | _hours_faults(value.get("start"), value.get("end"))


def _hours_faults(start: time | None, end: time | None):
    if end is None:
        return {}
    if start is None:
        return {"start": _("Say when it begins as well, or leave out the end for a whole day.")}
    if start == end:
        return {"end": _("It ends at the hour at which it begins.")}
    length = datetime.combine(date.min, end) - datetime.combine(date.min, start)
    if length + ONE_DAY > LONGEST_NIGHT and length < timedelta():
        return {
            "end": _("The end comes before the beginning. What ends on the next day lasts 18 hours at most.")
        }
    return {}


def run_fault(first: date, last: date) -> str:
    """Empty for a run of days of a length that one believes."""
    length = (last - first).days + 1
    if length <= LONGEST_RUN:
        return ""
    words = _("That makes %(count)s days, %(most)s are possible. Say weekdays instead, or several runs.")
    return words % {"count": grouped(length), "most": LONGEST_RUN}


def count(entry: DayEntry) -> int:
    """How many dates its words mean before holidays take any away, counted up to one more than possible."""
    return sum(1 for _planned in islice(_all_planned(entry), MOST_SLOTS + 1))


def too_many(number: int) -> str:
    """Empty where so many dates are possible."""
    if number <= MOST_SLOTS:
        return ""
    return _("That makes more than %(most)s dates.") % {"most": grouped(MOST_SLOTS)}


def no_date(entry: DayEntry) -> str:
    """Empty where the entry gives a date."""
    if next(_kept(entry), None):
        return ""
    if next(_all_planned(entry), None):
        return _("All its dates are left out.")
    return _("This gives no date: check the days and the limits.")


def missing_hour(entry: DayEntry) -> tuple[Hours, str] | None:
    """The first hour that does not exist because clocks leap over it, and the sentence about it."""
    for day, hours in islice(_kept(entry), MOST_SLOTS):
        ends = [(day, hours.start)] if hours else []
        if hours and hours.end:
            ends.append((day if hours.end > hours.start else day + ONE_DAY, hours.end))
        for on, clock in ends:
            if not exists(on, clock):
                words = _(
                    "On %(day)s there is no %(hour)s: clocks leap from 2:00 to 3:00. Choose another hour."
                )
                return hours, words % {"day": dated(on), "hour": clock_words(clock)}
    return None


def _all_planned(entry):
    days = entry.days if isinstance(entry, Dates) else (entry.first, entry.last or entry.first + AHEAD)
    return planned(entry, min(days), max(days))


def _kept(entry):
    left_out = None if isinstance(entry, Dates) else entry.left_out
    return (
        (day, hours)
        for day, hours in _all_planned(entry)
        if left_out is None or not reason_to_leave_out(day, left_out)
    )


def total_fault(entries) -> str:
    """Empty where all entries together give as many dates as are possible."""
    return too_many(sum(count(entry) for entry in entries if isinstance(entry, DayEntry)))
