"""Rows of Occurrence made from the published schedule.

What an editor did to one date stays (`is_by_hand`), what was announced before it began stays as it was
announced, and what is to come follows the schedule.
"""

from datetime import UTC, date

from dateutil.relativedelta import relativedelta
from django.db import transaction
from django.utils import timezone

from events.models import Occurrence
from events.models.occurrence import uid_of
from events.schedule.expansion import expand
from events.schedule.opening import openings_of
from search.days import ONE_DAY, local_day

MONTHS_AHEAD = 18
FIRST_DAY = date(2000, 1, 1)


@transaction.atomic
def follow_schedule(page, now=None):
    """Make the rows of a live page what its schedule says; whether anything changed. Past dates are written
    only while nothing of the page was announced before it began: what people saw stays."""
    now = now or timezone.now()
    rows = {row.recurrence_id: row for row in _rows_of(page).select_for_update()}
    has_begun = any(row.made_at < row.start <= now for row in rows.values())
    wanted = {slot.slot: slot for slot in slots_of(page, now, with_past=not has_begun)}
    if has_begun:
        wanted = {name: slot for name, slot in wanted.items() if _is_open(slot, rows.get(name), now)}
    gone = [
        row.pk
        for name, row in rows.items()
        if name not in wanted and not row.is_by_hand and (row.start > now or not has_begun)
    ]
    fresh = [row_of(page, slot, now) for name, slot in wanted.items() if name not in rows]
    changed = [row for name, row in rows.items() if name in wanted and _renewed(row, wanted[name], now)]
    Occurrence.objects.filter(pk__in=gone).delete()
    Occurrence.objects.bulk_create(fresh)
    Occurrence.objects.bulk_update(changed, ["end", "sequence", "changed_at"])
    return bool(gone or fresh or changed)


def _is_open(slot, row, now):
    """Whether a slot may still change something: it is to come, or on and not over by then."""
    return slot.start > now or (row is not None and row.closed_end > now and slot.until > now)


def _renewed(row, slot, now):
    """Whether a date that follows the schedule ends at another time now; it then does."""
    end = slot.end and slot.end.astimezone(UTC)
    if row.is_by_hand or row.end == end:
        return False
    row.end, row.sequence, row.changed_at = end, row.sequence + 1, now
    return True


def slots_of(page, now, *, with_past=True):
    """Slots (events.schedule.Slot) of a page from today to the end of what is known, or from its beginning.
    Past and future are bounded one by one, so that a long past takes nothing from what is to come."""
    today = local_day(now)
    last = today + relativedelta(months=MONTHS_AHEAD)
    openings = openings_of(page.venue)
    past = expand(page.schedule, FIRST_DAY, today - ONE_DAY, openings).slots if with_past else ()
    return [*past, *expand(page.schedule, today, last, openings).slots]


def row_of(page, slot, now):
    """An unsaved row of a slot."""
    return Occurrence(
        translation_key=page.translation_key,
        recurrence_id=slot.slot,
        uid=uid_of(page.translation_key, slot.slot),
        start=slot.start.astimezone(UTC),
        end=slot.end and slot.end.astimezone(UTC),
        is_whole_day=slot.is_whole_day,
        made_at=now,
        changed_at=now,
    )


def occurrences_of(page, *, is_preview=False):
    """Rows of a page, in order. Those of a preview are expanded in memory, with what was done by hand."""
    if not is_preview:
        return list(_rows_of(page))
    now = timezone.now()
    kept = {row.recurrence_id: row for row in _rows_of(page) if row.is_by_hand or row.start <= now}
    drafted = {slot.slot: row_of(page, slot, now) for slot in slots_of(page, now)}
    return sorted((drafted | kept).values(), key=lambda row: (row.start, row.recurrence_id))


def _rows_of(page):
    return Occurrence.objects.filter(translation_key=page.translation_key)
