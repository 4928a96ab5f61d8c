"""The text of a rule: its lines, unfolded, and what is bounded in it before it is expanded."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

from django.utils.translation import gettext as _

from events.schedule.rules.moments import RuleError, read_length, read_moment, read_zone
from events.schedule.rules.recurrence import Recurrence, read_recurrence
from events.schedule.slots import PARIS

LONGEST = 200_000  # characters
MOST_RECURRENCES = 5
MOST_DATES = 2_000  # written one by one, left out or not
ONCE = {"DTSTART", "DTEND", "DURATION"}

Moment = date | datetime


@dataclass
class RawRule:
    """What the text says. `length` is that of each date, None where none is said, but for those that have
    their own in `lengths`. A length from DTEND counts clock hours, one from DURATION real ones (RFC 5545,
    3.3.6)."""

    start: Moment | None = None
    length: timedelta | None = None
    is_exact: bool = False
    recurrences: list[Recurrence] = field(default_factory=list)
    dates: list[Moment] = field(default_factory=list)
    lengths: dict[Moment, timedelta] = field(default_factory=dict)
    excluded: list[Moment] = field(default_factory=list)
    remarks: list[str] = field(default_factory=list)


def read_rule(text: str) -> RawRule:
    """RuleError with a sentence where the text is not understood, or asks too much."""
    if len(text) > LONGEST:
        raise RuleError(_("The rule is too long."))
    rule, end, seen = RawRule(), None, set()
    for name, parameters, value in _lines(text):
        if name in ONCE and name in seen:
            raise RuleError(_("%(name)s stands there twice.") % {"name": name})
        seen.add(name)
        zone = _zone(parameters, rule)
        if name == "DTSTART":
            rule.start = read_moment(value, zone)
        elif name == "DTEND":
            end = read_moment(value, zone)
        elif name == "DURATION":
            rule.length, rule.is_exact = read_length(value), True
        else:
            _read_many(rule, name, value, zone)
    _check(rule)
    if end is not None:
        rule.length, rule.is_exact = _between(rule.start, end), False
    return rule


def _lines(text: str) -> Iterator[tuple[str, dict, str]]:
    """(name, parameters, value) of each line; a line that starts with a blank goes on the one before."""
    unfolded = text.replace("\r\n", "\n").replace("\n ", "").replace("\n\t", "")
    for line in filter(None, map(str.strip, unfolded.split("\n"))):
        head, colon, value = line.partition(":")
        name, *parameters = head.upper().split(";")
        if not colon:
            raise RuleError(_("The line “%(line)s” cannot be read.") % {"line": line[:40]})
        written = head.split(";")[1:]
        yield name, dict(zip((p.partition("=")[0] for p in parameters), _values(written), strict=True)), value


def _values(parameters):
    return (parameter.partition("=")[2] for parameter in parameters)


def _zone(parameters: dict, rule: RawRule) -> ZoneInfo:
    """Paris where no zone is named; where its name says nothing to us as well, with a remark."""
    name = parameters.get("TZID", "")
    zone = read_zone(name) if name else PARIS
    if zone is None:
        remark = _("The time zone “%(name)s” is not known: its hours are read as those of Paris.")
        rule.remarks.append(remark % {"name": name[:40]})
    return zone or PARIS


def _read_many(rule, name, value, zone):
    if name == "RRULE":
        rule.recurrences.append(read_recurrence(value))
    elif name == "RDATE":
        for item in value.split(","):
            _add_date(rule, item, zone)
    elif name == "EXDATE":
        rule.excluded += [read_moment(item, zone) for item in value.split(",")]
    else:
        raise RuleError(_("%(name)s is not understood here.") % {"name": name[:40]})
    if len(rule.dates) + len(rule.excluded) > MOST_DATES:
        raise RuleError(_("A rule names %(most)s dates at most.") % {"most": MOST_DATES})
    if len(rule.recurrences) > MOST_RECURRENCES:
        raise RuleError(_("There are too many rules in one."))


def _add_date(rule, item, zone):
    start, slash, end = item.partition("/")
    moment = read_moment(start, zone)
    rule.dates.append(moment)
    if slash:
        is_length = end.upper().startswith(("P", "+P"))
        rule.lengths[moment] = read_length(end) if is_length else _between(moment, read_moment(end, zone))


def _check(rule):
    if rule.start is None and (rule.recurrences or not rule.dates):
        raise RuleError(_("The rule does not say when it begins (DTSTART)."))
    if rule.start is not None and not rule.recurrences:
        rule.dates.insert(0, rule.start)


def _between(start, end):
    """The clock hours from `start` to `end`, or its days; never negative."""
    if start is None or isinstance(start, datetime) != isinstance(end, datetime):
        raise RuleError(_("The end does not fit the beginning."))
    if isinstance(start, datetime):
        here = end.astimezone(start.tzinfo)
        if end.astimezone(UTC) < start.astimezone(UTC):
            raise RuleError(_("The end comes before the beginning."))
        return here.replace(tzinfo=None) - start.replace(tzinfo=None)
    if end < start:
        raise RuleError(_("The end comes before the beginning."))
    return end - start
