"""What an editor does to single dates of an activity: each verb takes the slots that it is about.

A date that was changed no longer follows the schedule (`is_by_hand`), whatever is published afterwards, until
it is opened again.
"""

from collections.abc import Callable, Iterable
from copy import copy
from datetime import UTC, date, datetime, time, timedelta

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _
from wagtail.log_actions import log

from core.translations import original_of
from events.models import Happening, Occurrence
from events.occurrences import follow_schedule
from events.publishing import ids_of_key
from events.signals import occurrence_changed
from search.marking import mark
from search.occurrences import Status

# What calendars show: a change of one of these raises SEQUENCE.
SHOWN = ("start", "end", "is_whole_day", "status", "room")


class ChangeError(Exception):
    """Why dates cannot be changed so, in words for the editor."""


def cancel_occurrences(page: Happening, slots: Iterable[str], *, by, reason: str = "") -> None:
    """They do not take place; lists and calendars keep them, marked, until they would have ended."""
    _change(page, slots, by, "events.cancel", _with_status(Status.CANCELLED, reason))


def postpone_occurrences(page: Happening, slots: Iterable[str], *, by, reason: str = "") -> None:
    """They do not take place then; when they do is not known yet."""
    _change(page, slots, by, "events.postpone", _with_status(Status.POSTPONED, reason))


def hold_online(page: Happening, slots: Iterable[str], *, by, reason: str = "") -> None:
    """They take place at the same time, online instead."""
    _change(page, slots, by, "events.online", _with_status(Status.ONLINE, reason))


def change_room(page: Happening, slots: Iterable[str], *, by, room: str, reason: str = "") -> None:
    """They take place elsewhere in the same house."""

    def edit(row):
        row.room, row.reason = room, reason

    _change(page, slots, by, "events.room", edit)


def move_occurrences(
    page: Happening,
    slots: Iterable[str],
    *,
    by,
    day: date | None = None,
    start: time | None = None,
    end: time | None = None,
    reason: str = "",
) -> None:
    """Move dates to other hours, one date also to another day (local). Hours that are not said stay."""
    slots = list(slots)
    if day is not None and len(slots) > 1:
        raise ChangeError(_("Several dates cannot move to the same day: choose one."))
    if end is not None and start is None:
        raise ChangeError(_("Say when it begins, too."))
    if day is None and start is None:
        raise ChangeError(_("Say the new day, the new hours, or both."))

    def edit(row):
        _move(row, day, start, end)
        row.status, row.reason = Status.MOVED, reason

    _change(page, slots, by, "events.move", edit)


def reopen_occurrences(page: Happening, slots: Iterable[str], *, by) -> None:
    """They are again what the schedule says; those that it does not have any more go."""

    def edit(row):
        if row.announced_start <= timezone.now():
            raise ChangeError(_("A date that was announced for a moment that is over cannot go back there."))
        row.start, row.end, row.is_whole_day = row.announced_start, None, row.is_made_for_a_day
        row.status, row.reason, row.room = Status.SCHEDULED, "", ""

    _change(page, slots, by, "events.reopen", edit, follows=True)


def follow_source(page: Happening, status_of: Callable[[Occurrence], Status], *, by) -> bool:
    """Dates to come are in the state that the page's source tells, unless somebody changed them here; whether
    any was in another. They go on following the schedule."""
    now = timezone.now()
    with transaction.atomic():
        rows = Occurrence.objects.select_for_update().filter(translation_key=page.translation_key)
        rows = [row for row in rows.filter(is_by_hand=False) if row.closed_end > now]
        before = {row.pk: copy(row) for row in rows if row.status != status_of(row)}
        changed = [row for row in rows if row.pk in before]
        for row in changed:
            row.status, row.changed_at, row.sequence = status_of(row), now, row.sequence + 1
        Occurrence.objects.bulk_update(changed, ["status", "sequence", "changed_at"])
        if changed:
            _tell(page, "events.source", by, before)
    return bool(changed)


def _with_status(status, reason):
    def edit(row):
        row.status, row.reason = status, reason

    return edit


def _change(page, slots, by, action, edit: Callable[[Occurrence], None], *, follows=False):
    """Edit rows and keep them so; `follows`: they follow the schedule from now on."""
    now = timezone.now()
    with transaction.atomic():
        rows = _locked(page, list(slots), now)
        before = {row.pk: copy(row) for row in rows}
        for row in rows:
            edit(row)
        changed = [row for row in rows if _differs(row, before[row.pk])]
        for row in changed:
            row.is_by_hand, row.changed_at, row.sequence = not follows, now, row.sequence + 1
        fields = [*SHOWN, "reason", "is_by_hand", "sequence", "changed_at"]
        Occurrence.objects.bulk_update(changed, fields)
        if follows:
            follow_schedule(original_of(page), now)
        if changed:
            _tell(page, action, by, {row.pk: before[row.pk] for row in changed})


def _locked(page, slots, now):
    """The rows of the slots, locked until the end of the transaction."""
    rows = Occurrence.objects.select_for_update().filter(translation_key=page.translation_key)
    rows = list(rows.filter(recurrence_id__in=slots).order_by("pk"))
    if not slots:
        raise ChangeError(_("Tick at least one date."))
    if len(rows) != len(set(slots)):
        raise ChangeError(_("One of these dates is no more: read the list again."))
    if any(row.closed_end <= now for row in rows):
        raise ChangeError(_("What is over cannot be changed."))
    return rows


def _differs(row, before):
    return any(getattr(row, name) != getattr(before, name) for name in (*SHOWN, "reason"))


def _move(row, day, start, end):
    """Give a row another day or clock hours. Where no new end is said, it lasts as long on the clock."""
    first, last = _clock(row.start), row.end and _clock(row.end)
    begins = datetime.combine(day or first.date(), start or first.time())
    if end is not None:
        ends = datetime.combine(begins.date(), end)
        ends += timedelta(days=int(ends <= begins))
    else:
        ends = last and begins + (last - first)
    row.start, row.end = _moment(begins), ends and _moment(ends)
    row.is_whole_day = row.is_whole_day and start is None
    if row.end is not None and row.end <= row.start:
        raise ChangeError(_("It would end before it begins: clocks change on that night."))


def _clock(moment):
    """What the clock on the wall shows."""
    return timezone.localtime(moment).replace(tzinfo=None)


def _moment(clock):
    """The moment of a clock hour; of two equal hours in October the first."""
    moment = timezone.make_aware(clock)
    if _clock(moment.astimezone(UTC)) != clock:
        raise ChangeError(_("This hour does not exist: clocks go forward on that night."))
    return moment.astimezone(UTC)


def _tell(page, action, by, before):
    """Log what was done, have the documents written again, and tell those who listen once it is committed."""
    after = Occurrence.objects.in_bulk(before)
    changes = [(row, after.get(pk)) for pk, row in before.items()]
    mark(ids_of_key(page.translation_key))
    dates = [row.recurrence_id for row in before.values()]
    reason = next((row.reason for row in after.values() if row.reason), "")
    log(instance=page, action=action, user=by, data={"dates": dates, "reason": reason})
    transaction.on_commit(
        lambda: occurrence_changed.send_robust(Occurrence, page=page, changes=changes, by=by), robust=True
    )
