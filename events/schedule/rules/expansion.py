"""The dates of a rule that was read, on the clocks of its own zone."""

from collections.abc import Iterator
from datetime import UTC, date, datetime
from itertools import islice
from typing import cast

from events.schedule.rules.reading import Moment, RawRule
from events.schedule.rules.recurrence import Recurrence
from events.schedule.slots import ONE_DAY, Slot, is_within, timed_between, whole_days


def rule_slots(rule: RawRule, first: date, last: date, most: int) -> list[Slot]:
    """The slots that meet the local days `first` to `last`, in order, `most` of each part of the rule. An
    exclusion is an instant (RFC 5545, 3.8.5.1), or a day where it is written as one; COUNT bounds a rule
    before exclusions take away."""
    excluded = {_instant(moment) for moment in rule.excluded}
    slots = [_slot(rule, moment) for moment in rule.dates if not _is_excluded(moment, excluded)]
    slots = [slot for slot in slots if is_within(slot, first, last)]
    for recurrence in rule.recurrences:
        all_moments = _moments(cast(Moment, rule.start), recurrence, last)  # which read_rule asks for
        moments = (moment for moment in all_moments if not _is_excluded(moment, excluded))
        met = (slot for slot in (_slot(rule, moment) for moment in moments) if is_within(slot, first, last))
        slots += islice(met, most)
    return sorted({slot.slot: slot for slot in slots}.values(), key=lambda slot: slot.start.astimezone(UTC))


def _moments(start: Moment, recurrence: Recurrence, last: date) -> Iterator[Moment]:
    """From DTSTART on, up to COUNT or UNTIL, which is included; one day beyond `last` for other zones."""
    until = recurrence.until_moment(start)
    day = start.date() if isinstance(start, datetime) else start
    for moment in islice(recurrence.days(day, last + ONE_DAY), recurrence.count):
        if isinstance(start, datetime):
            moment = datetime.combine(moment, start.time(), start.tzinfo)
        if until is not None and _is_after(moment, until):
            return
        yield moment


def _is_after(moment, until):
    if isinstance(until, datetime) and isinstance(moment, datetime):
        return moment.astimezone(UTC) > until.astimezone(UTC)
    return _day(moment) > _day(until)


def _day(moment):
    return moment.date() if isinstance(moment, datetime) else moment


def _instant(moment):
    return moment.astimezone(UTC) if isinstance(moment, datetime) else moment


def _is_excluded(moment, excluded):
    return _instant(moment) in excluded or _day(moment) in excluded


def _slot(rule, moment):
    length = rule.lengths.get(moment, rule.length)
    if not isinstance(moment, datetime):
        return whole_days(moment, moment + max(length or ONE_DAY, ONE_DAY) - ONE_DAY)
    start = moment.astimezone(UTC)
    if length is None:
        return timed_between(start, None)
    return timed_between(start, start + length if rule.is_exact else _on_clocks(moment, length))


def _on_clocks(moment, length):
    """`length` later on the clock; in the hour that clocks leap over, really later."""
    end = (moment.replace(tzinfo=None) + length).replace(tzinfo=moment.tzinfo).astimezone(UTC)
    start = moment.astimezone(UTC)
    return end if end > start else start + length
