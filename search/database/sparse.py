"""One version of an index that is too large to hold: what an answer needs is read for it, and not kept.

Beside an engine that answers (search.elastic) the database is asked when that does not. Up to
settings.SEARCH_MOST_HELD documents each process holds the bitmaps for that; of more it holds none.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property

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

AT_ONCE = 900  # numbers in a statement: SQLite takes 999 parameters at least
MOST_SORTED = 20_000  # documents of a set that are read to be sorted here; of more, the order is walked along
MOST_COUNTED = 500  # values of a facet; the sets of all are read to count them
COLUMNS = {
    "by_date": ("published_at", "published"),
    "by_title": ("sort_title", "title"),
    "by_update": ("updated_at", "updated"),
}


class Sets(Mapping[tuple[str, str], int]):
    """{(facet, value): documents}, each read when it is asked for."""

    def __init__(self) -> None:
        self._read: dict[tuple[str, str], int] = {}
        self._values: dict[str, tuple[str, ...]] = {}

    def __getitem__(self, key: tuple[str, str]) -> int:
        if key not in self._read:
            facet, value = key
            stored = Bitmap.objects.filter(facet=facet, value=value).values_list("bits", flat=True).first()
            self._read[key] = -1 if stored is None else bitmaps.from_bytes(stored)
        if self._read[key] < 0:
            raise KeyError(key)
        return self._read[key]

    def __iter__(self) -> Iterator[tuple[str, str]]:
        return iter(Bitmap.objects.values_list("facet", "value"))

    def __len__(self) -> int:
        return Bitmap.objects.count()

    def values_of(self, facet: str) -> tuple[str, ...]:
        """The values of a facet; their sets come along, where they are few enough to be counted."""
        if facet not in self._values:
            rows = Bitmap.objects.filter(facet=facet)
            self._values[facet] = tuple(rows.values_list("value", flat=True))
            if len(self._values[facet]) <= MOST_COUNTED:
                self.load(facet)
        return self._values[facet]

    def load(self, facet: str) -> None:
        """Read the sets of a facet, in one statement."""
        rows = Bitmap.objects.filter(facet=facet).values_list("value", "bits")
        self._read |= {(facet, value): bitmaps.from_bytes(bits) for value, bits in rows}


@dataclass(frozen=True)
class Sparse(Snapshot):
    """A Snapshot that reads. `city`: of which the dates are read, where they are asked for; "" for all."""

    sets: Sets = field(default_factory=Sets)  # type: ignore[assignment]
    city: str = ""

    def __post_init__(self):
        del vars(self)["dated"]  # read when it is asked for, below

    @classmethod
    def read(cls) -> "Sparse":
        """The version that the database holds. All that is read of it is read at one moment (see
        search.database.moment)."""
        state = IndexState.objects.first()
        return cls(state.epoch, state.version, state.day) if state else cls()

    def of_city(self, city: str | None) -> "Sparse":
        """The same for a question that one city is asked: its dates are enough."""
        return Sparse(self.epoch, self.version, self.day, sets=self.sets, keys=self.keys, city=city or "")

    def values_of(self, facet):
        """See Snapshot."""
        return self.sets.values_of(facet)

    def countable(self, facet):
        """See Snapshot; none of a facet with very many."""
        values = self.values_of(facet)
        return values if len(values) <= MOST_COUNTED else ()

    def keys_of(self, numbers):
        """See Snapshot."""
        for batch in _batches(n for n in numbers if n not in self.keys):
            rows = SearchDocument.objects.filter(number__in=batch)
            columns = "published_at", "sort_title", "live_until", "updated_at", "latitude", "longitude"
            for number, key, version, at, title, until, updated, *point in rows.values_list(
                "number", "key", "version", *columns
            ):
                until = None if until is None else micros(until)
                place = tuple(point) if is_point(*point) else None
                self.keys[number] = Keys(micros(at), title, until, micros(updated), place, key, version)
        return {number: self.keys[number] for number in numbers if number in self.keys}

    @cached_property
    def timetable(self):
        """See Snapshot."""
        for facet in FACETS:
            self.sets.load(facet)
        return Timetable.of(self)

    @cached_property
    def points(self):
        """See Snapshot."""
        rows = SearchDocument.objects.filter(latitude__isnull=False, longitude__isnull=False)
        points = rows.values_list("number", "latitude", "longitude")
        return Points({number: point for number, *point in points if is_point(*point)})

    @cached_property
    def dated(self):
        """See Snapshot; of the city."""
        rows = DocumentOccurrences.objects.all()
        if not self.city:
            return Dated(Dates.of(dict(rows.values_list("document_id", "dates"))))
        shown = self.bits("city", self.city) | self.bits("owner", self.city)
        return self._dated([n for n in rows.values_list("document_id", flat=True) if shown >> n & 1])

    def dated_of(self, numbers):
        """See Snapshot."""
        return self.dated if "dated" in vars(self) else self._dated(numbers)

    def _dated(self, numbers):
        rows = DocumentOccurrences.objects.order_by()
        texts = (rows.filter(document_id__in=batch) for batch in _batches(numbers))
        return Dated(Dates.of({n: dates for found in texts for n, dates in found.values_list()}))

    def alive(self, now):
        """See Snapshot."""
        expired = SearchDocument.objects.filter(live_until__lte=now).values_list("number", flat=True)
        return self.bits("all") & ~bitmaps.of_numbers(expired)

    def page_of(self, bits, sort, start, stop):
        """See Snapshot."""
        order, newest_first = SORTS.get(sort, ("by_date", True))
        if bits.bit_count() > MOST_SORTED:
            return _walked(bits, COLUMNS[order][0], newest_first, start, stop)
        numbers = list(bitmaps.numbers_of(bits))
        keys = self.keys_of(numbers)
        by_key = [(getattr(key, COLUMNS[order][1]), number) for number, key in keys.items()]
        return [number for _, number in sorted(by_key, reverse=newest_first)[start:stop]]


def next_expiry(moment, cities):
    """The first expiry after `moment` of what these cities (slugs) show, of any for None."""
    sets, coming = Sets(), SearchDocument.objects.filter(live_until__gt=moment).order_by("live_until")
    shown = -1 if cities is None else bitmaps.union(sets.get(("city", city), 0) for city in cities)
    rows = coming.values_list("number", "live_until").iterator()
    return next((until for number, until in rows if shown >> number & 1), None)


def _walked(bits, column, newest_first, start, stop):
    """Numbers `start` to `stop` of a set, along the order of all documents."""
    # Bytes decide, as in Python and in SQLite, whatever language the database sorts in.
    key = Collate(F(column), "C") if column == "sort_title" and connection.vendor != "sqlite" else F(column)
    order = [key.desc(), F("number").desc()] if newest_first else [key.asc(), F("number").asc()]
    flags = arrays.flags_of(bits, bits.bit_length())
    found = []
    for number in SearchDocument.objects.order_by(*order).values_list("number", flat=True).iterator():
        if number < len(flags) and flags[number]:
            found.append(number)
            if len(found) == stop:
                break
    return found[start:]


def _batches(numbers: Iterable[int]) -> Iterator[list[int]]:
    numbers = list(numbers)
    return (numbers[start : start + AT_ONCE] for start in range(0, len(numbers), AT_ONCE))
