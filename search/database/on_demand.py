"""One version of an index that is too large to hold: what an answer needs is read for it, and not kept.

Beside an engine that answers (search.elastic) the database is asked when that does not. Up to
settings.SEARCH_MOST_HELD documents each process holds the bitmaps for that; of more it holds none.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from itertools import islice
from typing import Any

from django.db import connection
from django.db.models import F
from django.db.models.functions import Collate

from search.database import arrays, bitmaps
from search.database.dated import Dated
from search.database.dates import Dates
from search.database.points import Points
from search.database.snapshot import SORTS, Keys, Snapshot
from search.database.timetable import Timetable
from search.models import Bitmap, DocumentOccurrences, IndexState, SearchDocument
from search.nearby import is_point
from search.occurrences import micros
from search.openings import FACETS

AT_ONCE = 900  # values in a statement: SQLite takes 999 parameters at least
MOST_SORTED = 20_000  # documents of a set that are read to be sorted here; of more, the order is walked along
MOST_SETS = 500  # of a facet that are read at once; of more, each is read, counted and let go
CHUNK = 50  # sets at a time, of a bit for each document
COLUMNS = {
    "by_date": ("published_at", "published"),
    "by_title": ("sort_title", "title"),
    "by_update": ("updated_at", "updated"),
}


class Sets(Mapping[tuple[str, str], int]):
    """{(facet, value): documents}, each read when it is asked for."""

    def __init__(self) -> None:
        self._read: dict[tuple[str, str], int | None] = {}
        self._values: dict[str, tuple[str, ...]] = {}

    def __getitem__(self, key: tuple[str, str]) -> int:
        if key not in self._read:
            facet, value = key
            stored = Bitmap.objects.filter(facet=facet, value=value).values_list("bits", flat=True).first()
            self._read[key] = None if stored is None else bitmaps.from_bytes(stored)
        bits = self._read[key]
        if bits is None:
            raise KeyError(key)
        return bits

    def __iter__(self) -> Iterator[tuple[str, str]]:
        return iter(Bitmap.objects.values_list("facet", "value"))

    def __len__(self) -> int:
        return Bitmap.objects.count()

    def values_of(self, facet: str) -> tuple[str, ...]:
        """The values of a facet, without their sets."""
        if facet not in self._values:
            self._values[facet] = tuple(Bitmap.objects.filter(facet=facet).values_list("value", flat=True))
        return self._values[facet]

    def load(self, facet: str) -> None:
        """Read the sets of a facet, in one statement, unless that was done."""
        if any((facet, value) not in self._read for value in self.values_of(facet)):
            rows = Bitmap.objects.filter(facet=facet).values_list("value", "bits")
            self._read |= {(facet, value): bitmaps.from_bytes(bits) for value, bits in rows}

    def passing(self, facet: str, values: Iterable[str]) -> Iterator[tuple[str, int]]:
        """(value, documents) of some values, of which none is kept."""
        for batch in _batches(values):
            rows = Bitmap.objects.filter(facet=facet, value__in=batch).values_list("value", "bits")
            for value, bits in rows.iterator(CHUNK):
                yield value, bitmaps.from_bytes(bits)

    def union(self, facet: str, values: Iterable[str]) -> int:
        """The documents that have one of some values."""
        return bitmaps.union(bits for _, bits in self.passing(facet, values))


@dataclass(frozen=True)
class OnDemandSnapshot(Snapshot):
    """A Snapshot that reads, at one moment (search.database.moment). `city`: of which the dates are read,
    where they are asked for; "" for all. `parts`: what the questions of one answer read once, such as the
    timetable."""

    sets: Sets = field(default_factory=Sets)  # type: ignore[assignment]
    city: str = ""
    parts: dict[Any, Any] = field(default_factory=dict)

    def __post_init__(self):
        del vars(self)["dated"]  # read when it is asked for, below

    @classmethod
    def read(cls) -> "OnDemandSnapshot":
        """The version that the database holds."""
        state = IndexState.objects.first()
        return cls(state.epoch, state.version, state.day) if state else cls()

    def of_city(self, city: str | None) -> "OnDemandSnapshot":
        """The same for a question that one city is asked: its dates are enough."""
        same = {"sets": self.sets, "keys": self.keys, "parts": self.parts}
        return OnDemandSnapshot(self.epoch, self.version, self.day, city=city or "", **same)

    def values_of(self, facet):
        """See Snapshot."""
        return self.sets.values_of(facet)

    def counts_in(self, facet, bits):
        """See Snapshot."""
        values = self.sets.values_of(facet)
        if len(values) > MOST_SETS:
            return {value: (found & bits).bit_count() for value, found in self.sets.passing(facet, values)}
        self.sets.load(facet)
        return super().counts_in(facet, bits)

    def keys_of(self, numbers):
        """See Snapshot."""
        columns = "published_at", "sort_title", "live_until", "updated_at", "latitude", "longitude"
        for batch in _batches(number for number in numbers if number not in self.keys):
            rows = SearchDocument.objects.filter(number__in=batch)
            for number, key, version, published, title, until, updated, *point in rows.values_list(
                "number", "key", "version", *columns
            ):
                until = None if until is None else micros(until)
                place = tuple(point) if is_point(*point) else None
                moments = micros(published), title, until, micros(updated)
                self.keys[number] = Keys(*moments, place, key, version)
        return {number: self.keys[number] for number in numbers}

    def union(self, facet, values):
        """See Snapshot."""
        return self.sets.union(facet, values)

    @property
    def _ended(self):
        return self.parts

    @property
    def timetable(self):
        """See Snapshot."""
        return self._part("timetable", self._timetable)

    def _timetable(self):
        for facet in FACETS:
            self.sets.load(facet)
        return Timetable.of(self)

    @property
    def points(self):
        """See Snapshot."""
        return self._part("points", self._points)

    def _points(self):
        rows = SearchDocument.objects.filter(latitude__isnull=False, longitude__isnull=False)
        points = rows.values_list("number", "latitude", "longitude")
        return Points({number: point for number, *point in points if is_point(*point)})

    @cached_property
    def dated(self):
        """See Snapshot; of the city."""
        return self._part(("dates", self.city), self._dates_of_city)

    def _dates_of_city(self):
        rows = DocumentOccurrences.objects.order_by()
        if not self.city:
            return Dated(Dates.of(dict(rows.values_list("document_id", "dates"))))
        shown = arrays.flags_of(self.bits("city", self.city) | self.bits("owner", self.city), self.size)
        numbers = rows.values_list("document_id", flat=True)
        return self._dates_of([number for number in numbers if number < self.size and shown[number]])

    def dated_of(self, numbers):
        """See Snapshot."""
        return self.parts.get(("dates", self.city)) or self._dates_of(numbers)

    def _dates_of(self, numbers):
        rows = DocumentOccurrences.objects.order_by()
        texts = (rows.filter(document_id__in=batch) for batch in _batches(numbers))
        return Dated(Dates.of({number: dates for found in texts for number, dates in found.values_list()}))

    def alive(self, now):
        """See Snapshot."""
        return self._part(("alive", now), lambda: self.bits("all") & ~_expired(now))

    def page_of(self, bits, sort, start, stop):
        """See Snapshot."""
        order, newest_first = SORTS.get(sort, ("by_date", True))
        column, attribute = COLUMNS[order]
        if bits.bit_count() > MOST_SORTED:
            return _along_the_order(bits, column, newest_first, start, stop)
        keys = self.keys_of(list(bitmaps.numbers_of(bits)))
        by_key = sorted(((getattr(key, attribute), n) for n, key in keys.items()), reverse=newest_first)
        return [number for _, number in by_key[start:stop]]

    def _part(self, name, read):
        if name not in self.parts:
            self.parts[name] = read()
        return self.parts[name]


def _expired(now):
    return bitmaps.of_numbers(
        SearchDocument.objects.filter(live_until__lte=now).values_list("number", flat=True)
    )


def next_expiry(moment, cities):
    """The first expiry after `moment` of what these cities (slugs) show, of any for None."""
    coming = SearchDocument.objects.filter(live_until__gt=moment).order_by("live_until", "number")
    shown = Sets().union("city", cities or ())
    flags = None if cities is None else arrays.flags_of(shown, shown.bit_length())
    rows, start = coming.values_list("number", "live_until"), 0
    while batch := rows[start : start + AT_ONCE]:
        for number, until in batch:
            if flags is None or (number < len(flags) and flags[number]):
                return until
        start += AT_ONCE
    return None


def _along_the_order(bits, column, newest_first, start, stop):
    """Numbers `start` to `stop` of a set, read along the order of all documents."""
    # Bytes decide, as in Python and in SQLite, whatever language the database sorts in.
    key = Collate(F(column), "C") if column == "sort_title" and connection.vendor != "sqlite" else F(column)
    order = [key.desc(), F("number").desc()] if newest_first else [key.asc(), F("number").asc()]
    flags = arrays.flags_of(bits, bits.bit_length())
    numbers = SearchDocument.objects.order_by(*order).values_list("number", flat=True).iterator()
    return list(islice((n for n in numbers if n < len(flags) and flags[n]), start, stop))


def _batches(values: Iterable) -> Iterator[list]:
    values = list(values)
    return (values[start : start + AT_ONCE] for start in range(0, len(values), AT_ONCE))
