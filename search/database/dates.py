"""The dates of all documents of one version of the index, as arrays in the order of their starts.

60,000 dates of 5,000 documents are read through in less than a millisecond, so that a question about dates
needs no bitmap per day and no SQL (docs/adr/0024). Moments are microseconds since 1970 in UTC.
"""

import json
from dataclasses import dataclass, fields, replace
from functools import cached_property

import numpy as np

from search import cells
from search.database import arrays
from search.dates_asked import NEVER
from search.occurrences import STATUSES, THAT_TAKE_PLACE, Occurrence, moment_of, slot_of

LONG = 25 * cells.HOUR  # what lasts longer is looked for by itself
_TAKES_PLACE = np.array([status in THAT_TAKE_PLACE for status in STATUSES])
_TYPES = (np.int64, np.int64, np.int64, np.int8, bool, bool, object)
# What has no end is where it starts.
_INSTANT = 1
_TO_MORNING = 6 * cells.HOUR  # from a midnight, on days of 23 and 25 hours too


@dataclass(frozen=True, eq=False)
class Dates:
    """Place n of every array is of the same date; places are in the order of (start, document).

    `last_cells` are those of its last instant as far as it is known; `slots` are None where they are usual.
    """

    numbers: np.ndarray
    starts: np.ndarray
    ends: np.ndarray
    statuses: np.ndarray
    whole_days: np.ndarray
    has_ends: np.ndarray
    slots: np.ndarray
    first_cells: np.ndarray
    last_cells: np.ndarray

    @classmethod
    def of(cls, texts):
        """Of {number: dates as search.occurrences writes them}."""
        rows = [(number, *_padded(row)) for number, text in texts.items() for row in json.loads(text)]
        rows.sort(key=lambda row: (row[1], row[0]))
        columns = zip(*rows, strict=True) if rows else ((),) * len(_TYPES)
        numbers, starts, ends, statuses, whole_days, has_ends, slots = (
            np.array(column, dtype=kind) for column, kind in zip(columns, _TYPES, strict=True)
        )
        last = np.where(has_ends, ends, starts + _INSTANT) - 1
        # Whole days begin in the morning, not in the night of the day before.
        first_cells = cells.cells_of(np.where(whole_days, starts + _TO_MORNING, starts))
        last_cells = cells.cells_of(last)
        return cls(numbers, starts, ends, statuses, whole_days, has_ends, slots, first_cells, last_cells)

    def patched(self, touched, texts):
        """Those of another version, in which only the documents `touched` differ: these are their dates."""
        fresh = Dates.of(texts)
        others = ~np.isin(self.numbers, list(touched))
        kept = {field.name: getattr(self, field.name)[others] for field in fields(self)}
        places = [
            _place(kept["starts"], kept["numbers"], start, number)
            for start, number in zip(fresh.starts.tolist(), fresh.numbers.tolist(), strict=True)
        ]
        merged = {name: np.insert(values, places, getattr(fresh, name)) for name, values in kept.items()}
        return replace(self, **merged)

    def only(self, bits):
        """The dates of a set of documents."""
        kept = arrays.flags_of(bits, self.size)[self.numbers]
        return Dates(*(getattr(self, field.name)[kept] for field in fields(self)))

    def __len__(self):
        return len(self.starts)

    @cached_property
    def size(self):
        """One more than the greatest number."""
        return int(self.numbers.max()) + 1 if len(self) else 0

    @cached_property
    def all_documents(self):
        """The set of all documents with dates."""
        return arrays.set_of(self.numbers, self.size)

    @cached_property
    def known_ends(self):
        """Until when each is known to last."""
        return np.where(self.has_ends, self.ends, self.starts + _INSTANT)

    @cached_property
    def take_place(self):
        """Which take place."""
        return _TAKES_PLACE[self.statuses]

    @cached_property
    def _long(self):
        return np.flatnonzero(self.ends - self.starts > LONG)

    def places_in(self, span, now=None, *, with_cancelled=False):
        """The places of the dates that meet a Span, rising; with a moment, those that are not over and
        still meet it then."""
        since = span.start if now is None else max(span.start, now)
        first, stop = np.searchsorted(self.starts, (max(since - LONG, -NEVER), span.end))
        long = self._long[: np.searchsorted(self._long, first)]
        found = np.concatenate((long[self.ends[long] > since], np.arange(first, stop)))
        # What began before a stretch of whole days is of its first day from the morning on.
        is_late = (self.starts[found] < span.start) & (span.dawn > since)
        since_each = np.where(is_late, span.dawn, since)
        begins = np.where(self.has_ends[found], since_each, span.start)  # without an end: where it starts
        kept = (self.known_ends[found] > begins) & (self.ends[found] > since_each) & (since_each < span.end)
        if not with_cancelled:
            kept &= self.take_place[found]
        found = found[kept]
        if span.mask == cells.EVERY:
            return found
        return found[self._in_cells(found, span, since, is_late[kept])]

    def _in_cells(self, found, span, since, is_late):
        last = self.last_cells[found]
        if span.end < NEVER:
            last = np.minimum(last, cells.cell_of(span.end - 1))
        first = self.first_cells[found]
        if since > -NEVER:
            dawn = cells.cell_of(max(since, span.dawn))
            begins = np.maximum(first, np.where(is_late, dawn, cells.cell_of(since)))
            first = np.where(self.has_ends[found], begins, first)
        return cells.meet(first, np.maximum(first, last), span.mask) & (last >= first)

    def occurrences(self, places):
        """The dates at some places, an array."""
        columns = self.starts, self.ends, self.statuses, self.whole_days, self.has_ends
        values = (column[places].tolist() for column in columns)
        return list(map(_occurrence, (self.slots[place] for place in places.tolist()), *values))

    def occurrence(self, place):
        """The date at a place."""
        (found,) = self.occurrences(np.array([place]))
        return found

    def documents(self, places):
        """The set of the documents of some dates."""
        return arrays.set_of(self.numbers[places], self.size)


def _occurrence(slot, start, end, status, is_whole_day, has_end):
    begins = moment_of(start)
    slot = slot or slot_of(begins, is_whole_day=is_whole_day)
    return Occurrence(begins, moment_of(end), slot, STATUSES[status], is_whole_day, has_end)


def _padded(row):
    return row if len(row) > 5 else [*row, None]


def _place(starts, numbers, start, number):
    """Where (start, number) belongs."""
    first, stop = np.searchsorted(starts, start), np.searchsorted(starts, start, side="right")
    return int(first + np.searchsorted(numbers[first:stop], number, side="right"))
