"""One RRULE: what of it is understood, and the local days that it means."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from dateutil.rrule import MONTHLY, YEARLY, rrule, weekday
from django.utils.translation import gettext as _

from events.schedule.rules.moments import PARIS, RuleError, read_moment

FREQUENCIES = ("DAILY", "WEEKLY", "MONTHLY", "YEARLY")
WEEKDAYS = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")
# Names of lists in the rule, and their values by RFC 5545, 3.3.10.
LISTS = {"BYMONTH": range(1, 13), "BYMONTHDAY": range(-31, 32), "BYSETPOS": range(-366, 367)}
UNDERSTOOD = {"FREQ", "INTERVAL", "COUNT", "UNTIL", "WKST", "BYDAY", *LISTS}
NUMBER = re.compile(r"[+-]?[0-9]{1,6}")
MOST_COUNT, MOST_INTERVAL, LONGEST_LIST = 10_000, 1_000, 62
# A step from any year beyond 9999, where dateutil stops: asked for one period, it answers for one. A rule
# that never matches would else be searched for up to that year.
ONE_PERIOD = {YEARLY: 10_000, MONTHLY: 120_000}


@dataclass(frozen=True)
class Recurrence:
    """A checked RRULE. `until` is as written. `parts` are the arguments of dateutil that choose days."""

    frequency: str
    interval: int
    count: int | None
    until: str
    week_start: int
    parts: dict

    def days(self, start: date, last: date) -> Iterator[date]:
        """The days from `start`, that of DTSTART, to `last`, in order; COUNT is left to the caller. At most
        one question to dateutil a month, or a year, between the two."""
        frequency = MONTHLY if self.frequency == "MONTHLY" else YEARLY
        parts = {**self._of_start(start), **self.parts}
        for first in self._periods(start, last):
            midnight = datetime.combine(first, time())
            for moment in rrule(frequency, dtstart=midnight, interval=ONE_PERIOD[frequency], **parts):
                day = moment.date()
                if day > last:
                    return
                if day >= start and self._is_in_step(day, start):
                    yield day

    def until_moment(self, start: date | datetime) -> date | datetime | None:
        """The last moment, included; without Z on the clocks of DTSTART."""
        if not self.until:
            return None
        zone = start.tzinfo if isinstance(start, datetime) else None
        return read_moment(self.until, zone or PARIS)

    def _of_start(self, start):
        """The days that RFC 5545 takes from DTSTART where the rule names none."""
        if self.parts.keys() & {"bymonthday", "byweekday"} or self.frequency == "DAILY":
            return {} if "bymonthday" in self.parts else {"byweekday": range(7)}
        if self.frequency == "WEEKLY":
            return {"byweekday": start.weekday()}
        if self.frequency == "YEARLY" and "bymonth" not in self.parts:
            return {"bymonth": start.month, "bymonthday": start.day}
        return {"bymonthday": start.day}

    def _periods(self, start, last):
        """The first day of each year, or month, in which there may be dates."""
        if self.frequency == "MONTHLY":
            months = range(_month(start), _month(last) + 1, self.interval)
            return (date(number // 12, number % 12 + 1, 1) for number in months)
        step = self.interval if self.frequency == "YEARLY" else 1
        return (date(year, 1, 1) for year in range(start.year, last.year + 1, step))

    def _is_in_step(self, day, start):
        if self.frequency == "DAILY":
            return (day - start).days % self.interval == 0
        if self.frequency == "WEEKLY":
            return (self._week(day) - self._week(start)).days // 7 % self.interval == 0
        return True

    def _week(self, day):
        return day - timedelta(days=(day.weekday() - self.week_start) % 7)


def _month(day):
    return day.year * 12 + day.month - 1


def read_recurrence(text: str) -> Recurrence:
    """The rule of an RRULE's value; RuleError where it is not understood or would never end."""
    written = {}
    for part in filter(None, text.upper().split(";")):
        name, _equals, value = part.partition("=")
        if name in written or not value:
            raise RuleError(_("The part “%(part)s” of the rule cannot be read.") % {"part": part[:40]})
        written[name] = value
    if unknown := sorted(written.keys() - UNDERSTOOD):
        raise RuleError(
            _("The part %(part)s of the rule is not understood here.") % {"part": unknown[0][:40]}
        )
    frequency = written.get("FREQ", "")
    if frequency not in FREQUENCIES:
        raise RuleError(_("A rule repeats every day, week, month or year (FREQ)."))
    return Recurrence(
        frequency=frequency,
        interval=_number(written, "INTERVAL", MOST_INTERVAL) or 1,
        count=_number(written, "COUNT", MOST_COUNT),
        until=written.get("UNTIL", ""),
        week_start=_week_start(written),
        parts=_parts(written, frequency),
    )


def _number(written, name, most):
    """None where the rule does not name it."""
    text = written.get(name)
    if text is None:
        return None
    if not (NUMBER.fullmatch(text) and 1 <= int(text) <= most):
        bounds = {"name": name, "most": most}
        raise RuleError(_("%(name)s is a whole number from 1 to %(most)s.") % bounds)
    return int(text)


def _week_start(written):
    name = written.get("WKST", "MO")
    if name not in WEEKDAYS:
        raise RuleError(_("%(name)s cannot be read.") % {"name": "WKST"})
    return WEEKDAYS.index(name)


def _parts(written, frequency):
    parts = {name.lower(): _list(written, name) for name in LISTS if name in written}
    if "BYDAY" in written:
        parts["byweekday"] = [_weekday(item, frequency) for item in _items(written, "BYDAY")]
    misplaced = {"DAILY": {"BYSETPOS"}, "WEEKLY": {"BYSETPOS", "BYMONTHDAY"}}.get(frequency, set())
    if wrong := sorted(misplaced & written.keys()):
        raise RuleError(_("The part %(part)s of the rule is not understood here.") % {"part": wrong[0]})
    return parts


def _items(written, name):
    items = written[name].split(",")
    if len(items) > LONGEST_LIST:
        raise RuleError(_("The list %(name)s is too long.") % {"name": name})
    return items


def _list(written, name):
    items = _items(written, name)
    numbers = {int(item) for item in items if NUMBER.fullmatch(item)}
    if len(numbers) != len(set(items)) or 0 in numbers or not numbers <= set(LISTS[name]):
        raise RuleError(_("%(name)s cannot be read.") % {"name": name})
    return sorted(numbers)


def _weekday(item, frequency):
    """« MO », and « 1MO » or « -1MO » in months and years."""
    rank = item[:-2]
    takes_rank = frequency in ("MONTHLY", "YEARLY")
    is_rank = NUMBER.fullmatch(rank) and 1 <= abs(int(rank)) <= 53
    if item[-2:] not in WEEKDAYS or (rank and not (takes_rank and is_rank)):
        raise RuleError(_("%(name)s cannot be read.") % {"name": "BYDAY"})
    return weekday(WEEKDAYS.index(item[-2:]), int(rank) if rank else None)
