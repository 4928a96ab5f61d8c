"""A rule of an import as the entry that an editor would have written, where plain words reach."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

from events.schedule.entries import WHOLE_DAY, Hours, LeftOut, Monthly, Rule, Session, Weekly
from events.schedule.expansion import MOST_SLOTS, expand_entries
from events.schedule.rules.expansion import rule_slots
from events.schedule.rules.moments import RuleError
from events.schedule.rules.reading import RawRule, read_rule
from events.schedule.rules.recurrence import Recurrence
from events.schedule.slots import ONE_DAY, PARIS, Slot
from search.days import local_day

LAST_DAY = date(2100, 12, 31)
TRIED_FOR = timedelta(days=1100)  # how long a rule without an end must mean the same as its entry
RANKS = {1, 2, 3, 4, -1}


def plain_of(entry: Rule) -> Weekly | Monthly | None:
    """The entry with exactly the dates of the rule; None where there is none."""
    try:
        rule = read_rule(entry.text)
    except RuleError:
        return None
    if len(rule.recurrences) != 1 or rule.start is None or rule.dates:
        return None
    first, has_end = _day(rule.start), _has_end(rule.recurrences[0])
    last = LAST_DAY if has_end else first + TRIED_FOR
    slots = rule_slots(rule, first, last, MOST_SLOTS + 1)
    if not 1 < len(slots) <= MOST_SLOTS:
        return None
    end = local_day(slots[-1].start) if has_end else None
    tried = (_exact(plain, slots, end or last) for plain in _guesses(rule, slots[0], end))
    return next(filter(None, tried), None)


def all_slots(entry: Rule) -> list[Slot]:
    """Every date of a rule that ends, at most MOST_SLOTS; none of another."""
    try:
        rule = read_rule(entry.text)
    except RuleError:
        return []
    if not all(_has_end(recurrence) for recurrence in rule.recurrences):
        return []
    return list(expand_entries([entry], date(1970, 1, 1), LAST_DAY).slots)


def _guesses(rule: RawRule, slot: Slot, end: date | None) -> Iterator[Weekly | Monthly]:
    recurrence, first = rule.recurrences[0], local_day(slot.start)
    if (slot.until - slot.start) > ONE_DAY:
        return
    hours = _hours(slot)
    named = recurrence.parts.get("byweekday", ())
    if recurrence.frequency == "WEEKLY" or (recurrence.frequency, recurrence.interval) == ("DAILY", 1):
        usual = range(7) if recurrence.frequency == "DAILY" else [first.weekday()]
        weekdays = frozenset(day.weekday for day in named) or frozenset(usual)
        yield Weekly((Session(weekdays, hours),), first, end, recurrence.interval)
    elif recurrence.frequency == "MONTHLY" and len({day.weekday for day in named}) == 1:
        ranks = tuple(day.n for day in named if day.n in RANKS)
        yield Monthly(hours, first, end, ranks=ranks, weekday=named[0].weekday)


def _exact(plain: Weekly | Monthly, slots: list[Slot], last: date) -> Weekly | Monthly | None:
    """The guess without the days that the rule leaves out, if it has then the same dates."""
    days = {local_day(slot.start) for slot in slots}
    guessed = {local_day(slot.start) for slot in expand_entries([plain], plain.first, last).slots}
    entry = replace(plain, left_out=LeftOut(days=frozenset(guessed - days)))
    meant = expand_entries([entry], plain.first, last).slots
    return entry if list(map(_identity, meant)) == list(map(_identity, slots)) else None


def _identity(slot):
    return slot.slot, slot.end and slot.end.astimezone(UTC)


def _hours(slot: Slot) -> Hours | None:
    if slot.is_whole_day:
        return WHOLE_DAY
    end = slot.end and slot.end.astimezone(PARIS).time()
    return Hours(slot.start.astimezone(PARIS).time(), end)


def _has_end(recurrence: Recurrence) -> bool:
    return bool(recurrence.count or recurrence.until)


def _day(moment: date | datetime) -> date:
    return local_day(moment) if isinstance(moment, datetime) else moment
