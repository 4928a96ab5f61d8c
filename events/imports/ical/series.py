"""Which dates a calendar gives to one activity: its series, less what is excluded, with what was moved.

Components of one UID are one series: that without RECURRENCE-ID, and exceptions that speak of one of its
dates. Of several that speak of the same, the highest SEQUENCE counts (RFC 5545, 3.8.7.4). What comes out is a
rule of events.schedule, its moments in zones that everybody knows.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import UTC, date, datetime

from django.utils.translation import gettext as _

from events.imports.ical.components import Component, Property
from events.imports.ical.zones import Zones
from events.schedule.rules.moments import RuleError, read_length, read_moment
from search.occurrences import Status

Moment = date | datetime
CANCELLED = "CANCELLED"


@dataclass
class Series:
    """`rule`: lines for events.schedule; `statuses`: {slot: Status} of single dates; `status`: of all."""

    rule: str = ""
    status: str = Status.SCHEDULED
    statuses: dict[str, str] = field(default_factory=dict)
    remarks: list[str] = field(default_factory=list)


def latest(components: Iterable[Component]) -> Component:
    """The one that was revised last."""
    return max(components, key=lambda one: (revision(one), one.text("LAST-MODIFIED") or one.text("DTSTAMP")))


def series_of(masters: list[Component], exceptions: list[Component], zones: Zones) -> Series:
    """The dates of the components of one UID. RuleError says why there are none."""
    series = Series()
    reader = _Reader(zones, series)
    lines = reader.of_masters(masters) if masters else []
    length = reader.length_of(masters[0]) if masters else None
    for exception in _last_words(exceptions, reader):
        lines += reader.of_exception(exception, bool(masters), length)
    series.rule = "\n".join(lines)
    return series


def _last_words(exceptions, reader):
    """One exception for each date."""
    by_date: dict[Moment, list[Component]] = {}
    for exception in exceptions:
        by_date.setdefault(reader.moment(exception.first("RECURRENCE-ID")), []).append(exception)
    return [latest(of_one) for of_one in by_date.values()]


def revision(component: Component) -> int:
    """Its SEQUENCE, 0 where it has none."""
    written = component.text("SEQUENCE")
    return int(written) if written.isdecimal() and len(written) < 10 else 0


class _Reader:
    def __init__(self, zones: Zones, series: Series) -> None:
        self.zones, self.series = zones, series

    def of_masters(self, masters: list[Component]) -> list[str]:
        """Lines of a series; several without a rule are several dates of one activity."""
        first, *others = masters
        lines = [*self._written("DTSTART", first), *self._end(first), *self._rules(first)]
        if first.text("STATUS").upper() == CANCELLED:
            self.series.status = Status.CANCELLED
        for other in others:
            lines.append(self._date(self.moment(other.first("DTSTART")), self._end_moment(other)))
        return lines

    def length_of(self, component):
        """How long a date lasts on the clocks of its zone, None where nobody says."""
        start, end = self.moment(component.first("DTSTART")), self._end_moment(component)
        return end - start if end is not None and type(end) is type(start) else None

    def of_exception(self, exception: Component, has_series: bool, length) -> Iterator[str]:
        """A date that is cancelled stays in the series; one that was moved leaves its slot, and counts by its
        own start."""
        slot, start = self.moment(exception.first("RECURRENCE-ID")), self._start(exception, slot_only=True)
        if "RANGE" in exception.first("RECURRENCE-ID").parameters:
            self._remark(_("A change of all dates from one on is read as a change of that date alone."))
        if exception.text("STATUS").upper() == CANCELLED:
            if has_series:
                self.series.statuses[_identity(slot)] = Status.CANCELLED
            return
        if start is None:
            return
        end = self._end_moment(exception)
        stays = has_series and _instant(start) == _instant(slot)
        if stays and (end is None or (type(end) is type(start) and end - start == length)):
            return
        if has_series:
            yield f"EXDATE{_stamp(slot)}"
        yield self._date(start, end)

    def moment(self, prop: Property | None) -> Moment:
        """A day, or an aware moment."""
        if prop is None:
            raise RuleError(_("It does not say when it begins (DTSTART)."))
        return read_moment(prop.value, self._zone(prop))

    def _start(self, component, *, slot_only=False):
        prop = component.first("DTSTART")
        return None if prop is None and slot_only else self.moment(prop)

    def _zone(self, prop):
        return self.zones.named(prop.parameters.get("TZID", ""), self.series.remarks)

    def _remark(self, words):
        if words not in self.series.remarks:
            self.series.remarks.append(words)

    def _written(self, name, component):
        moment = self.moment(component.first(name))
        if isinstance(moment, datetime) and moment.tzinfo is not UTC:
            yield f"{name};TZID={moment.tzinfo.key}:{moment:%Y%m%dT%H%M%S}"
        else:
            yield f"{name}{_stamp(moment)}"

    def _end(self, component):
        """The end of each date. One that is its beginning says nothing (of a day: that day)."""
        start = self.moment(component.first("DTSTART"))
        if component.first("DTEND"):
            end = self.moment(component.first("DTEND"))
            if type(end) is not type(start) or _instant(end) != _instant(start):
                yield from self._written("DTEND", component)
        elif (duration := component.first("DURATION")) and read_length(duration.value):
            yield f"DURATION:{duration.value.strip()}"

    def _end_moment(self, component):
        start = self.moment(component.first("DTSTART"))
        end = None
        if component.first("DTEND"):
            end = self.moment(component.first("DTEND"))
            if type(end) is type(start) and _instant(end) < _instant(start):
                raise RuleError(_("The end comes before the beginning."))
        elif duration := component.first("DURATION"):
            end = _instant(start) + read_length(duration.value)
        return end

    def _rules(self, component):
        for prop in component.all("RRULE"):
            yield f"RRULE:{prop.value.strip().upper()}"
        for prop in component.all("RDATE"):
            for item in prop.value.split(","):
                start, _slash, end = item.partition("/")
                moment = read_moment(start, self._zone(prop))
                if end.upper().startswith(("P", "+P")):
                    yield self._date(moment, _instant(moment) + read_length(end))
                else:
                    yield self._date(moment, read_moment(end, self._zone(prop)) if end else None)
        for prop in component.all("EXDATE"):
            for item in filter(None, prop.value.split(",")):
                yield f"EXDATE{_stamp(read_moment(item, self._zone(prop)))}"
        if component.first("EXRULE"):
            raise RuleError(_("%(name)s is not understood here.") % {"name": "EXRULE"})

    @staticmethod
    def _date(start, end):
        """One date that is written by itself."""
        if end is None or type(end) is not type(start) or _instant(end) == _instant(start):
            return f"RDATE{_stamp(start)}"
        return f"RDATE;VALUE=PERIOD:{_identity(start)}/{_identity(end)}"


def _instant(moment):
    return moment.astimezone(UTC) if isinstance(moment, datetime) else moment


def _utc(moment):
    return f"{moment.astimezone(UTC):%Y%m%dT%H%M%SZ}"


def _stamp(moment):
    return f":{_utc(moment)}" if isinstance(moment, datetime) else f";VALUE=DATE:{moment:%Y%m%d}"


def _identity(moment):
    """As search.occurrences.slot_of writes it."""
    return _utc(moment) if isinstance(moment, datetime) else f"{moment:%Y%m%d}"
