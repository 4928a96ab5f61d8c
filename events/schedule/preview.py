"""The dates of a schedule while an editor says it."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from itertools import groupby

from django.core.exceptions import ValidationError
from django.utils.formats import date_format
from django.utils.translation import ngettext
from wagtail.blocks import StreamValue

from events.schedule.entries import Entry
from events.schedule.expansion import Expansion, expand_entries
from events.schedule.holidays import holiday_words
from events.schedule.opening import Openings
from events.schedule.plan import last_days
from events.schedule.sentences import entries_in_words
from events.schedule.slots import PARIS, midnight
from events.schedule.words import date_in_words, dated

BACK, AHEAD = timedelta(days=366), timedelta(days=550)  # of what goes on, and of rules
MOST_ROWS = 150


@dataclass(frozen=True)
class Row:
    """A date, without the year that its month says, and the holiday on which it falls; or one that is left
    out, and why."""

    start: datetime
    words: str
    note: str
    is_left_out: bool = False


def preview_of(schedule: StreamValue, openings: Openings | None, now: datetime) -> dict:
    """What the template needs: `faults`, `sentences`, `summary`, `months` of rows, how many are `hidden`, and
    `remarks`. Dates that are over are only counted, unless all are."""
    today = now.astimezone(PARIS).date()
    entries, faults = understood(schedule)
    last = max([today + AHEAD, *(day for entry in entries for day in last_days(entry))])
    expansion = expand_entries(entries, today - BACK, last, openings)
    rows = _rows(expansion, now) or _rows(expansion, None)
    return {
        "faults": faults,
        "sentences": entries_in_words(entries, today),
        "summary": _summary(expansion, now) if entries else "",
        "months": [
            (date_format(first, "F Y"), list(group))
            for first, group in groupby(rows[:MOST_ROWS], key=lambda row: row.start.date().replace(day=1))
        ],
        "hidden": max(0, len(rows) - MOST_ROWS),
        "remarks": expansion.remarks,
    }


def understood(schedule: StreamValue) -> tuple[list[Entry], list[str]]:
    """The entries that are right, and a sentence for each fault of others. What is still missing is no fault
    yet. `schedule` may come from a form, not yet cleaned."""
    entries, faults = [], []
    for child in schedule:
        try:
            entry = child.block.clean(child.value).entry()
        except ValidationError as error:
            faults += (fault for fault in _sentences(error) if fault not in faults)
        else:
            entries.append(entry)
    return entries, faults


def _sentences(error):
    """Those of an error of nested blocks, without those of empty fields."""
    for whole in getattr(error, "non_block_errors", []):
        yield str(whole)
    inner = getattr(error, "block_errors", None)
    if inner is not None:
        for child in inner.values():
            yield from _sentences(child)
    else:
        yield from (
            message for part in error.error_list if part.code != "required" for message in part.messages
        )


def _summary(expansion: Expansion, now):
    number = len(expansion.slots)
    over = sum(slot.until <= now for slot in expansion.slots)
    words = ngettext("%(count)d date", "%(count)d dates", number) % {"count": number}
    if over:
        past = ngettext("%(count)d of them is over", "%(count)d of them are over", over) % {"count": over}
        words = f"{words}, {past}"
    return words


def _rows(expansion: Expansion, now: datetime | None) -> list[Row]:
    kept = [
        Row(slot.start, date_in_words(slot, slot.start.date()), holiday_words(slot.start.date()))
        for slot in expansion.slots
        if now is None or slot.until > now
    ]
    left_out = [
        Row(
            midnight(omission.day), dated(omission.day, today=omission.day), omission.reason, is_left_out=True
        )
        for omission in expansion.omitted
        if now is None or midnight(omission.day) > now
    ]
    return sorted(kept + left_out, key=lambda row: row.start)
