"""Dates, moments and lengths as iCalendar writes them (RFC 5545, 3.3.4 to 3.3.6)."""

import re
from datetime import UTC, date, datetime, timedelta, tzinfo
from zoneinfo import ZoneInfo

from django.utils.translation import gettext as _

from events.schedule.slots import PARIS

FIRST_YEAR, LAST_YEAR = 1970, 2100
MOMENT = re.compile(r"(\d{8})(?:T(\d{6})(Z)?)?")
LENGTH = re.compile(r"\+?P(?:(\d{1,3})W)?(?:(\d{1,4})D)?(?:T(?:(\d{1,5})H)?(?:(\d{1,6})M)?(?:(\d{1,7})S)?)?")
LONGEST = timedelta(days=366)


class RuleError(ValueError):
    """Says in a sentence why a rule is not read."""


def read_moment(value: str, zone: tzinfo = PARIS) -> date | datetime:
    """A day, or an aware moment: in UTC where it ends in Z, else on the clocks of `zone`."""
    match = MOMENT.fullmatch(value.strip().upper())
    try:
        if not match:
            raise ValueError(value)
        day = datetime.strptime(match[1], "%Y%m%d").date()  # noqa: DTZ007 - a day has no zone
        clock = datetime.strptime(match[2], "%H%M%S").time() if match[2] else None  # noqa: DTZ007
    except ValueError:
        raise RuleError(_("“%(value)s” is not a date.") % {"value": value[:40]}) from None
    if not FIRST_YEAR <= day.year <= LAST_YEAR:
        raise RuleError(_("The year %(year)s is too far away.") % {"year": day.year})
    return day if clock is None else datetime.combine(day, clock, UTC if match[3] else zone)


def read_length(value: str) -> timedelta:
    """A length of time, which is never negative and no longer than a year."""
    match = LENGTH.fullmatch(value.strip().upper())
    if not match or not any(match.groups()):
        raise RuleError(_("“%(value)s” is not a length of time.") % {"value": value[:40]})
    weeks, days, hours, minutes, seconds = (int(number or 0) for number in match.groups())
    length = timedelta(weeks=weeks, days=days, hours=hours, minutes=minutes, seconds=seconds)
    if length > LONGEST:
        raise RuleError(_("A date lasts a year at most."))
    return length


def read_zone(name: str) -> ZoneInfo | None:
    """The zone of a TZID; None where its name says nothing to us."""
    try:
        return ZoneInfo(name.strip('"').lstrip("/"))
    except (KeyError, ValueError, OSError):
        return None
