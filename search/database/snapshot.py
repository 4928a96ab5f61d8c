"""The index as one process holds it: every bitmap, and the orders by date and by title.

A snapshot is immutable and is one version of the index: it is read in one SQL statement, so that no
writer can slip in between. After a publication only what changed is read. One that reads when it is asked
stands in search.database.on_demand.
"""

from bisect import bisect_right
from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime
from functools import cache, cached_property, lru_cache
from operator import attrgetter
from threading import Lock
from typing import NamedTuple
from uuid import UUID

from django.db import connection
from django.db.models import (
    BigIntegerField,
    BinaryField,
    CharField,
    DateTimeField,
    F,
    FloatField,
    IntegerField,
    Value,
)
from django.db.models.functions import Cast, Concat

from core import generation
from core.reads import ANY
from search import translations
from search.database import arrays, bitmaps
from search.database.dated import Dated
from search.database.dates import Dates
from search.database.orders import patch, sorted_by
from search.database.points import Points
from search.database.timetable import Timetable
from search.models import Bitmap, DocumentOccurrences, IndexState, SearchDocument
from search.nearby import is_point
from search.occurrences import micros, moment_of
from search.openings import BUT, ON, horizon
from search.protocol import Version

# From this many changed documents on, the orders are sorted again instead of patched.
RESORT_FROM = 200
MOST_MOVED = 20  # of more, the places in an order are cheaper to find again than to move
MOST_KEPT = 500  # answers to what expires next, per version
UNKNOWN = object()
ANY_VERSION = -(1 << 40)  # in a statement, where a version belongs

_held: "Snapshot | None" = None
_stamp: generation.Stamp = ()  # the state of the portal that _held is known to show
_lock = Lock()


class Keys(NamedTuple):
    """What names and orders a document: moments in microseconds, its point (latitude, longitude) or None; and
    the version that wrote it."""

    published: int
    title: str
    until: int | None
    updated: int
    point: tuple[float, float] | None
    key: str
    version: int


@cache
def _without_dates():
    """No dates: made once, each snapshot begins with them."""
    return Dated(Dates.of({}))


@dataclass(frozen=True)
class Snapshot:
    """One version of the index. `keys` is {number: Keys}; each order holds (what it sorts by, number)."""

    epoch: UUID | None = None
    version: int = -1
    day: date | None = None
    sets: dict[tuple[str, str], int] = field(default_factory=dict)
    keys: dict[int, Keys] = field(default_factory=dict)
    by_date: list[tuple[int, int]] = field(default_factory=list)
    by_title: list[tuple[str, int]] = field(default_factory=list)
    by_update: list[tuple[int, int]] = field(default_factory=list)
    expiries: list[tuple[int, int]] = field(default_factory=list)
    dated: Dated = field(default_factory=_without_dates, compare=False)

    @property
    def token(self):
        """The version in the words of search.protocol."""
        return Version(self.epoch, self.version)

    @cached_property
    def size(self):
        """All document numbers are below."""
        return self.bits("all").bit_length()

    def bits(self, facet, value=""):
        """The documents that have this value; none for a value nobody has."""
        return self.sets.get((facet, value), 0)

    def values_of(self, facet):
        """Every value this facet has or once had."""
        return self._values.get(facet, ())

    def counts_in(self, facet, bits):
        """{value: documents of a set} of a facet."""
        return {value: (self.bits(facet, value) & bits).bit_count() for value in self.values_of(facet)}

    def keys_of(self, numbers):
        """{number: Keys} of some documents."""
        return {number: self.keys[number] for number in numbers}

    def dated_of(self, numbers):
        """The Dated of some documents, or of more."""
        return self.dated

    def of_city(self, city):
        """The index for a question that one city is asked."""
        return self

    @cached_property
    def _values(self):
        """Values by facet: days and keywords are thousands, a list asks for five facets."""
        values = {}
        for facet, value in self.sets:
            values.setdefault(facet, []).append(value)
        return values

    def union(self, facet, values):
        """The documents that have one of some values."""
        return bitmaps.union(self.bits(facet, value) for value in values)

    def ended_before(self, facet, day):
        """The documents whose day in a facet of days is before `day` (both as « 2026-11-29 »)."""
        bits = self._ended.get((facet, day))
        if bits is None:
            ended = [value for value in self.values_of(facet) if value < day]
            bits = self._ended[facet, day] = self.union(facet, ended)
        return bits

    @cached_property
    def _ended(self):
        """{(facet, day): documents}: two facets, and the days on which this version is asked."""
        return {}

    def live_in(self, language, now):
        """The documents whose page is live in another language too."""
        first, last = translations.bounds(language, now)
        until = [value for value in self.values_of(translations.ALSO_UNTIL) if first < value < last]
        return self.bits(translations.ALSO, language) | self.union(translations.ALSO_UNTIL, until)

    @cached_property
    def timetable(self):
        """When documents are open."""
        return Timetable.of(self)

    @cached_property
    def points(self):
        """Where documents are."""
        return Points({number: keys.point for number, keys in self.keys.items() if keys.point})

    def alive(self, now):
        """Documents that have not expired at `now`, whatever the timer has done so far."""
        expired = bisect_right(self.expiries, (micros(now), 1 << 62))
        bits = self._alive.get(expired)
        if bits is None:
            gone = bitmaps.of_numbers(number for _, number in self.expiries[:expired])
            bits = self.bits("all") & ~gone
            self._alive.clear()
            self._alive[expired] = bits
        return bits

    @cached_property
    def _alive(self):
        """{how many have expired: the others}, of the last moment that was asked for."""
        return {}

    def next_expiry(self, moment, scopes):
        """The first expiry after `moment` of what these cities show, or None."""
        start = bisect_right(self.expiries, (micros(moment), 1 << 62))
        found = self._next_expiries.get((start, scopes), UNKNOWN)
        if found is UNKNOWN:
            if len(self._next_expiries) >= MOST_KEPT:
                self._next_expiries.clear()
            shown = -1 if ANY in scopes else bitmaps.union(self.bits("city", city) for city in scopes)
            coming = (until for until, number in self.expiries[start:] if shown >> number & 1)
            until = next(coming, None)
            found = self._next_expiries[start, scopes] = until and moment_of(until)
        return found

    @cached_property
    def _next_expiries(self):
        """{(how many have expired, scopes): moment}: every answer asks, and most read the same cities."""
        return {}

    def page_of(self, bits, sort, start, stop):
        """The documents `start` to `stop` of a set by title, by update or by date."""
        name, newest_first = SORTS.get(sort, ("by_date", True))
        order = getattr(self, name)
        found = bitmaps.first_in(order, bits, stop, newest_first=newest_first)
        if found is not None:
            return found[start:]
        return arrays.by_place(bits, self.places_in(name), start, stop, newest_first=newest_first)

    def places_in(self, name):
        """The place of each document in an order, by its number."""
        places = self._places.get(name)
        if places is None:
            places = self._places[name] = arrays.places_in(getattr(self, name), self.size)
        return places

    @cached_property
    def _places(self):
        """{order: places of the documents in it}, of those that were needed."""
        return {}


def held():
    """What this process has; read again when somebody has published since."""
    is_current = _held is not None and not connection.in_atomic_block and generation.is_current(_stamp)
    return _held if is_current else refreshed()


def refreshed():
    """The latest version, reading only what changed since the one held (one query)."""
    global _held, _stamp
    stamp = generation.stamp([ANY])
    found = _read(_held or Snapshot())
    if connection.in_atomic_block:
        return found  # what it read may be rolled back: not for others
    with _lock:
        if _held is None or _held.epoch != found.epoch or _held.version <= found.version:
            _held, _stamp = found, stamp
        return _held


def read_now():
    """The version that the database holds, for whoever reads more at the same moment
    (search.database.moment): another thread may hold a later one."""
    return _read(_held or Snapshot())


def next_expiry(moment, scopes):
    """The first expiry after `moment` of what these cities show, as this process holds it, or None."""
    return (_held or Snapshot()).next_expiry(moment, scopes)


def forget():
    """Hold nothing (tests, and measures of a cold process)."""
    global _held
    _held = None


def _read(base):
    state, sets, keys, dates = _changes_since(base.version)
    if state is None:
        return Snapshot()
    if base.version >= 0 and (base.epoch != state.epoch or base.version > state.version):
        return _read(Snapshot())
    if base.version == state.version:
        return base
    sets = _without_past(sets, state.day)
    if base.day == state.day:
        latest = _with_documents(replace(state, sets=base.sets | sets), base, keys, dates)
        if "timetable" in vars(base):
            vars(latest)["timetable"] = base.timetable.patched(latest, sets)
        return latest
    state = replace(state, sets=_without_past(base.sets, state.day) | sets)
    return _with_documents(state, base, keys, dates)


def _without_past(sets, day):
    """Without the openings of days that are over."""
    first = str(horizon(day)[0])
    return {key: bits for key, bits in sets.items() if key[0] not in (BUT, ON) or key[1] >= first}


def _changes_since(version):
    """(Snapshot without documents, changed sets, changed keys, dates of changed documents) from one
    statement."""
    state, sets, keys, dates = None, {}, {}, {}
    for part, number, name, value, bits, at, until, updated, *point in _rows_since(version):
        if part == 0:
            state = Snapshot(epoch=UUID(name), version=number, day=date.fromisoformat(value))
        elif part == 1:
            sets[name, value] = bitmaps.from_bytes(bits)
        elif part == 2:
            dates[number] = value
        else:
            until = None if until is None else micros(_moment(until))
            place = tuple(point) if is_point(*point) else None
            written_by, _, key = value.partition(" ")
            moments = micros(_moment(at)), name, until, micros(_moment(updated))
            keys[number] = Keys(*moments, place, key, int(written_by))
    return state, sets, keys, dates


def _moment(raw):
    """A moment as SQLite says it, or PostgreSQL."""
    return raw if isinstance(raw, datetime) else datetime.fromisoformat(raw).replace(tzinfo=UTC)


def _rows_since(version):
    """What is newer than `version`, in one statement."""
    sql, params = _statement()
    with connection.cursor() as cursor:
        cursor.execute(sql, [version if param == ANY_VERSION else param for param in params])
        return cursor.fetchall()


@lru_cache
def _statement():
    """SQL and parameters of one UNION ALL of the state, the bitmaps, the dates and the documents newer than
    ANY_VERSION. Writing it anew after each publication would cost more than the rest of the first page drawn
    then."""
    no_bits = Cast(Value(None), BinaryField())
    no_time = Cast(Value(None), DateTimeField())
    no_more = (no_time, no_time, no_time, *[Cast(Value(None), FloatField())] * 2)
    state = IndexState.objects.values_list(
        _part(0),
        _number("version"),
        Cast("epoch", CharField()),
        Cast("day", CharField()),
        no_bits,
        *no_more,
    )
    sets = Bitmap.objects.filter(version__gt=ANY_VERSION).values_list(
        _part(1), _number(Value(0)), F("facet"), F("value"), F("bits"), *no_more
    )
    dates = DocumentOccurrences.objects.filter(document__version__gt=ANY_VERSION).values_list(
        _part(2), _number("document_id"), Value(""), F("dates"), no_bits, *no_more
    )
    documents = SearchDocument.objects.filter(version__gt=ANY_VERSION).values_list(
        _part(3),
        _number("number"),
        F("sort_title"),
        Concat(Cast("version", CharField()), Value(" "), F("key")),
        no_bits,
        *(F(name) for name in ("published_at", "live_until", "updated_at", "latitude", "longitude")),
    )
    return state.union(sets, dates, documents, all=True).query.sql_with_params()


def _part(number):
    return Value(number, IntegerField())


def _number(expression):
    return Cast(expression, BigIntegerField())


# The order that a list is sorted by, and whether it is read from its end.
SORTS = {"titre": ("by_title", False), "fraicheur": ("by_update", True), "ancien": ("by_date", False)}
# What each order of a snapshot sorts by; None leaves a document out.
ORDERS = {
    "by_date": attrgetter("published"),
    "by_title": attrgetter("title"),
    "by_update": attrgetter("updated"),
    "expiries": attrgetter("until"),
}


def _with_documents(state, base, changed, dates):
    """`state` with the orders, dates and points of `base` brought up to date by the changed documents."""
    existing = state.bits("all")
    gone = set(bitmaps.numbers_of(base.bits("all") & ~existing))
    touched = gone.union(changed)
    keys = {**base.keys, **changed}
    for number in gone:
        keys.pop(number, None)
    state = replace(state, dated=_with_dates(base.dated, touched, dates))
    if len(touched) >= RESORT_FROM or not base.keys:
        orders = {name: sorted_by(keys, key) for name, key in ORDERS.items()}
        return replace(state, keys=keys, **orders)
    orders = {name: list(getattr(base, name)) for name in ORDERS}
    latest = replace(state, keys=keys, **orders)
    held = dict(base._places) if len(touched) <= MOST_MOVED else {}
    places = {name: arrays.enlarged(kept, latest.size) for name, kept in held.items()}
    for name, key in ORDERS.items():
        patch(orders[name], places.get(name), key, base.keys, keys, touched)
    vars(latest)["_places"] = places
    if "_values" in vars(base) and base.sets.keys() == latest.sets.keys():
        vars(latest)["_values"] = base._values
    if "points" in vars(base):
        points = {number: keys[number].point if number in keys else None for number in touched}
        vars(latest)["points"] = base.points.patched(points)
    return latest


def _with_dates(before, touched, changed):
    if not len(before.dates):
        return Dated(Dates.of(changed))
    bits = bitmaps.of_numbers(touched)
    if not changed and not before.dates.all_documents & bits:
        return before
    return Dated(before.dates.patched(touched, changed), before, bits)
