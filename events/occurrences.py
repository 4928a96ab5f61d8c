"""Rows of Occurrence made from the published schedule.

What an editor did to one date stays (`is_by_hand`), what was announced before it began stays as it was
announced, and what is to come follows the schedule.
"""

from datetime import UTC, date
from typing import NamedTuple

from dateutil.relativedelta import relativedelta
from django.db import transaction
from django.utils import timezone

from events.identities import free_identity, in_the_same_weeks, on_the_same_days
from events.models import Occurrence
from events.models.occurrence import uid_of
from events.schedule.expansion import expand
from events.schedule.opening import openings_of
from events.venues import mark_of_place
from search.days import ONE_DAY, local_day
from search.occurrences import Status

MONTHS_AHEAD = 18
FIRST_DAY = date(2000, 1, 1)
FOLLOWING = ("scheduled_slot", "start", "end", "is_whole_day", "place", "sequence", "changed_at")


class Plan(NamedTuple):
    """What a schedule makes of the rows of a page, nothing of it saved: `kept` (`changed` among them) and
    `fresh` are its dates, `gone` are no more."""

    kept: list[Occurrence]
    changed: list[Occurrence]
    fresh: list[Occurrence]
    gone: list[Occurrence]


@transaction.atomic
def follow_schedule(page, now=None):
    """Make the rows of a live page what its schedule says; whether anything changed."""
    plan = _planned(page, list(_rows_of(page).select_for_update()), now or timezone.now())
    Occurrence.objects.filter(pk__in=[row.pk for row in plan.gone]).delete()
    Occurrence.objects.bulk_create(plan.fresh)
    Occurrence.objects.bulk_update(plan.changed, FOLLOWING)
    return bool(plan.gone or plan.fresh or plan.changed)


def _planned(page, rows, now):
    """Past dates are written only while nothing of the page was announced before it began: what people saw
    stays. A date whose slot the schedule has no more takes another one of its day, if there is one, or of its
    week: but for those that do not take place, which say nothing of the day that comes instead."""
    held = {row.scheduled_slot: row for row in rows}
    has_begun = any(row.made_at < row.start <= now for row in rows)
    wanted = {slot.slot: slot for slot in slots_of(page, now, with_past=not has_begun)}
    if has_begun:
        wanted = {name: slot for name, slot in wanted.items() if _is_open(slot, held.get(name), now)}
    lost = [
        row
        for name, row in held.items()
        if name not in wanted and (row.announced_start > now or not has_begun)
    ]
    slots = {row.pk: wanted[name] for name, row in held.items() if name in wanted}
    new = {name: slot for name, slot in wanted.items() if name not in held}
    for row, slot in on_the_same_days(lost, new.values()):
        slots[row.pk] = new.pop(slot.slot)
    left = [row for row in lost if row.pk not in slots and row.takes_place]
    for row, slot in in_the_same_weeks(left, new.values()):
        slots[row.pk] = new.pop(slot.slot)
    gone = {row.pk: row for row in lost if row.pk not in slots and not row.is_by_hand}
    kept = [row for row in rows if row.pk not in gone]
    place, taken = mark_of_place(page), {row.recurrence_id for row in kept}
    changed = [row for row in kept if _renewed(row, slots.get(row.pk), place, now)]
    fresh = [row_of(page, slot, now, place, taken) for slot in new.values()]
    return Plan(kept, changed, fresh, list(gone.values()))


def _is_open(slot, row, now):
    """Whether a slot may still change something: it is to come, or on and not over by then."""
    return slot.start > now or (row is not None and row.closed_end > now and slot.until > now)


def _renewed(row, slot, place, now):
    """Give a row the hours of its slot, unless somebody moved it, and the place of its page while it is not
    over; whether anything of it is new. What calendars call a change raises its sequence."""
    slot_before, place_before = row.scheduled_slot, row.place
    times = row.start, row.end, row.is_whole_day
    if slot:
        has_moved = row.status == Status.MOVED or row.start != row.announced_start
        row.scheduled_slot = slot.slot
        if not has_moved:
            row.start, row.end, row.is_whole_day = _times_of(slot)
    if row.closed_end > now:
        row.place = place
    if times != (row.start, row.end, row.is_whole_day) or place_before not in ("", row.place):
        row.sequence, row.changed_at = row.sequence + 1, now
        return True
    return (slot_before, place_before) != (row.scheduled_slot, row.place)


def _times_of(slot):
    return slot.start.astimezone(UTC), slot.end and slot.end.astimezone(UTC), slot.is_whole_day


def slots_of(page, now, *, with_past=True):
    """Slots (events.schedule.Slot) of a page from today to the end of what is known, or from its beginning.
    Past and future are bounded one by one, so that a long past takes nothing from what is to come."""
    today = local_day(now)
    last = today + relativedelta(months=MONTHS_AHEAD)
    openings = openings_of(page.venue)
    past = expand(page.schedule, FIRST_DAY, today - ONE_DAY, openings).slots if with_past else ()
    return [*past, *expand(page.schedule, today, last, openings).slots]


def row_of(page, slot, now, place, taken=()):
    """An unsaved row of a slot, at a place (events.venues.mark_of_place). `taken`: identities of other dates
    of the page."""
    identity = free_identity(slot, taken)
    start, end, is_whole_day = _times_of(slot)
    return Occurrence(
        translation_key=page.translation_key,
        recurrence_id=identity,
        scheduled_slot=slot.slot,
        uid=uid_of(page.translation_key, identity),
        start=start,
        end=end,
        is_whole_day=is_whole_day,
        place=place,
        made_at=now,
        changed_at=now,
    )


def occurrences_of(page, *, is_preview=False):
    """Rows of a page, in order; those of a preview as its publication would make them."""
    rows = list(_rows_of(page))
    if not is_preview:
        return rows
    plan = _planned(page, rows, timezone.now())
    return sorted([*plan.kept, *plan.fresh], key=lambda row: (row.start, row.recurrence_id))


def _rows_of(page):
    return Occurrence.objects.filter(translation_key=page.translation_key)
