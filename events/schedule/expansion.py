"""From what an editor or an import says to dates, bounded, with what one should know about them."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import UTC, date
from itertools import islice
from typing import NamedTuple

from django.utils.translation import gettext as _
from wagtail.blocks import StreamValue

from core.holidays import school
from events.schedule.entries import WHOLE_DAY, Dates, Entry, Hours, LeftOut, OpenDays, Rule, Run
from events.schedule.holidays import is_in_table, is_school_holiday, reason_to_leave_out
from events.schedule.opening import Openings, open_slots
from events.schedule.plan import DayEntry, Planned, planned
from events.schedule.rules.expansion import rule_slots
from events.schedule.rules.moments import RuleError
from events.schedule.rules.reading import read_rule
from events.schedule.slots import ONE_DAY, Slot, exists, is_within, timed, whole_days
from events.schedule.words import clock_words, dated, grouped

MOST_SLOTS = 2_000


class Omitted(NamedTuple):
    """A day that the words of an entry would have, and why it is left out."""

    day: date
    hours: Hours | None
    reason: str


class Expansion(NamedTuple):
    """Slots in order, no identity twice; `remarks` are sentences in the language of the reader."""

    slots: tuple[Slot, ...]
    remarks: tuple[str, ...]
    omitted: tuple[Omitted, ...] = ()


def expand(schedule: StreamValue, first: date, last: date, openings: Openings | None = None) -> Expansion:
    """The dates of a ScheduleBlock's value that meet the local days `first` to `last`, at most MOST_SLOTS,
    which is said. `openings` tells when the place is open, for what takes place whenever it is."""
    return expand_entries(entries_of(schedule), first, last, openings)


def entries_of(schedule: StreamValue) -> list[Entry]:
    """What each block says; those that a draft leaves unfinished say nothing."""
    return list(filter(None, (block.value.entry() for block in schedule)))


def expand_entries(
    entries: Iterable[Entry], first: date, last: date, openings: Openings | None = None
) -> Expansion:
    """The same of entries."""
    draft = _Draft(first, last)
    for entry in entries:
        if isinstance(entry, Rule):
            draft.add_rule(entry)
        elif isinstance(entry, OpenDays):
            draft.add_open_days(entry, openings)
        else:
            draft.add_days(entry)
    return draft.finished()


@dataclass
class _Draft:
    """The dates of some entries between two days, while they are collected."""

    first: date
    last: date
    slots: dict[str, Slot] = field(default_factory=dict)
    remarks: dict[str, None] = field(default_factory=dict)  # in order, each once
    omitted: list[Omitted] = field(default_factory=list)

    def finished(self) -> Expansion:
        """All in order, the first MOST_SLOTS."""
        slots = sorted(self.slots.values(), key=lambda slot: (slot.start.astimezone(UTC), slot.slot))
        if len(slots) > MOST_SLOTS:
            self.remark(_("Only the first %(most)s dates are kept.") % {"most": grouped(MOST_SLOTS)})
        omitted = sorted(set(self.omitted), key=lambda omission: omission.day)
        return Expansion(tuple(slots[:MOST_SLOTS]), tuple(self.remarks), tuple(omitted[:MOST_SLOTS]))

    def remark(self, words: str) -> None:
        """Say it once."""
        self.remarks[words] = None

    def add(self, slots: Iterable[Slot]) -> None:
        """Of two slots with one identity the one that ends last is kept, which is said."""
        for slot in islice(slots, MOST_SLOTS + 1):
            other = self.slots.setdefault(slot.slot, slot)
            if other == slot:
                continue
            self.slots[slot.slot] = max(other, slot, key=lambda one: (one.has_end, one.until.astimezone(UTC)))
            words = _("Two dates begin on %(day)s with different ends: the one that ends last is kept.")
            self.remark(words % {"day": dated(slot.start.date())})

    def add_rule(self, entry: Rule) -> None:
        """None of it where it is refused, which is said."""
        try:
            rule = read_rule(entry.text)
            slots = rule_slots(rule, self.first, self.last, MOST_SLOTS + 1)
        except RuleError as error:
            self.remark(str(error))
            return
        for words in rule.remarks:
            self.remark(words)
        self.add(slots)

    def add_open_days(self, entry: OpenDays, openings: Openings | None) -> None:
        """None where nobody knows the openings, which is said."""
        if openings is None:
            self.remark(_("The opening hours of the place are not known: they give no date."))
            return
        self.add(open_slots(entry, self.first, self.last, openings))

    def add_days(self, entry: DayEntry) -> None:
        """Nights that began on the day before the first are met as well; whole days of a run belong together,
        wherever the window cuts them."""
        slots: Iterable[Slot]
        if isinstance(entry, Run) and entry.hours is WHOLE_DAY:
            days = self._kept(entry, islice(planned(entry, entry.first, entry.last), MOST_SLOTS))
            slots = _stretches(days)
        else:
            days = self._kept(entry, planned(entry, self.first - ONE_DAY, self.last))
            slots = (self._slot(*item) for item in days)
        self.add(slot for slot in slots if is_within(slot, self.first, self.last))

    def _kept(self, entry: DayEntry, days: Iterable[Planned]) -> Iterator[Planned]:
        """Days that are left out go to `omitted`; those that would be no date anyway are said at the end."""
        left_out = LeftOut() if isinstance(entry, Dates) else entry.left_out
        needless = {day for day in left_out.days if self.first <= day <= self.last}
        for day, hours in days:
            needless.discard(day)
            if reason := reason_to_leave_out(day, left_out):
                if self.first <= day <= self.last:
                    self.omitted.append(Omitted(day, hours, reason))
                continue
            if left_out.school_holidays and day >= self.first and is_school_holiday(day) is None:
                self._say_unknown(day)
            yield day, hours
        for day in sorted(needless):
            self.remark(_("%(day)s is left out, but it is no date anyway.") % {"day": dated(day)})

    def _say_unknown(self, day):
        if is_in_table(day):
            words = _("%(day)s is the day after Ascension, without school: this date is kept, check it.")
            self.remark(words % {"day": dated(day)})
            return
        known = {"first": dated(school.FIRST), "last": dated(school.known_until())}
        words = _("School holidays are known from %(first)s to %(last)s only: check the other dates.")
        self.remark(words % known)

    def _slot(self, day, hours):
        if hours is WHOLE_DAY:
            return whole_days(day, day)
        if day >= self.first and not exists(day, hours.start):
            words = _("On %(day)s clocks leap over %(hour)s: it is one hour later.")
            self.remark(words % {"day": dated(day), "hour": clock_words(hours.start)})
        return timed(day, hours)


def _stretches(days: Iterable[Planned]) -> Iterator[Slot]:
    """One slot for days that follow each other."""
    stretch: list[date] = []
    for day, _hours in days:
        if stretch and day != stretch[-1] + ONE_DAY:
            yield whole_days(stretch[0], stretch[-1])
            stretch = []
        stretch.append(day)
    if stretch:
        yield whole_days(stretch[0], stretch[-1])
