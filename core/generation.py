"""Numbers for the state of the portal: what a process keeps is valid until what it was made from changes.

There is a counter for what all cities share (`SHARED`), two for every city, and one (`ANY`) for whoever reads
more cities than can be named. A publication adds one to `ANY` and to each city that owns or shows the page,
before or after, and to the structure of these cities (core.reads) unless the page is an item of a list; a
change of what is shared to `ANY` and `SHARED`. One more (`CITIES`) is for what processes hold of the cities
and no answer reads as such. All are read in one query at the beginning of a request. Whoever changes what a
visitor can see adds one, at the end of the transaction that made the change or right after.
"""

import time
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from typing import Any, NamedTuple, TypeVar

from django.db import connection, transaction

from core import reads
from core.models.generation import Counter
from core.reads import ANY, structure_of

T = TypeVar("T")

SHARED = "*shared"
CITIES = "*cities"
Stamp = tuple[tuple[str, int], ...]


class Numbers(dict[str, int]):
    """{scope: number}; 0 where nothing was counted yet."""

    def __missing__(self, scope: str) -> int:
        return 0


class Held(NamedTuple):
    """A value, and what its answers read."""

    stamp: Stamp
    scopes: frozenset[str]
    value: Any


_read_by_request: ContextVar[Numbers | None] = ContextVar("generation", default=None)
# True between a bump and the end of its transaction: what is built then may be rolled back.
_uncommitted: ContextVar[bool] = ContextVar("uncommitted_generation", default=False)
# The numbers that this process read last: what holds while the database cannot be asked (core.outages).
_last_read = Numbers()
_held: dict[str, Held] = {}


def read() -> Numbers:
    """The numbers in the database (one query)."""
    with connection.cursor() as cursor:  # of every request: building it by the ORM costs ten times as much
        cursor.execute("SELECT scope, value FROM core_counter")
        return Numbers(cursor.fetchall())


def begin_request() -> None:
    """Read the numbers for the request that starts; the middleware calls it once."""
    global _last_read
    _uncommitted.set(False)
    _last_read = read()
    _read_by_request.set(_last_read)


def begin_with_the_last() -> None:
    """Begin a request with the numbers of an earlier one."""
    _uncommitted.set(False)
    _read_by_request.set(_last_read)


def end_request() -> None:
    """Forget what this request read."""
    _read_by_request.set(None)


@contextmanager
def pinned() -> Iterator[None]:
    """Read the numbers once for a batch of work outside a request; inside one nothing changes."""
    if _read_by_request.get() is not None:
        yield
        return
    _read_by_request.set(read())
    try:
        yield
    finally:
        _read_by_request.set(None)


def current() -> Numbers:
    """The numbers this request read; outside a request, those in the database now."""
    numbers = _read_by_request.get()
    return read() if numbers is None else numbers


def stamp(scopes: Iterable[str], numbers: Numbers | None = None) -> Stamp:
    """The state of what is shared and of these scopes, at `numbers` or now."""
    numbers = current() if numbers is None else numbers
    return tuple((scope, numbers[scope]) for scope in (SHARED, *sorted(scopes)))


def is_current(stamp: Stamp) -> bool:
    """Whether nothing that a stamp names has changed."""
    numbers = current()
    return all(numbers[scope] == number for scope, number in stamp)


def bump(*cities: str, items_only: bool = False, beside: Iterable[str] = ()) -> None:
    """Count a publication that these cities (slugs) own or show, before or after; without any city, a change
    of what all share. `items_only`: their structure is as before. `beside`: more scopes. Inside the current
    transaction if there is one.
    """
    structures = () if items_only else map(structure_of, cities)
    _count([ANY, *sorted({*cities, *structures, *beside} or {SHARED})])


def bump_cities() -> None:
    """Count a change of the cities that no visitor sees, such as a home page in a language that is not open:
    processes read them again, and no answer ends."""
    _count([CITIES])


def _count(scopes: list[str]) -> None:
    """One statement that takes the rows in one order, the one that everybody takes first: no two transactions
    can wait for each other."""
    if transaction.get_connection().in_atomic_block:
        _uncommitted.set(True)
        transaction.on_commit(lambda: _uncommitted.set(False))
    rows = ", ".join(["(%s, 1)"] * len(scopes))
    with connection.cursor() as cursor:
        cursor.execute(
            f"INSERT INTO core_counter (scope, value) VALUES {rows} "  # noqa: S608 (places for parameters)
            "ON CONFLICT (scope) DO UPDATE SET value = core_counter.value + 1",
            scopes,
        )
    refresh()


def leave_history() -> None:
    """After a restore: numbers that no history of this portal has had, so that nobody takes what was kept
    before for what is there now. Microseconds since 1970 rise faster than changes are counted."""
    for scope in (ANY, SHARED):
        Counter.objects.update_or_create(scope=scope, defaults={"value": time.time_ns() // 1000})
    refresh()


def refresh() -> None:
    """Let a request that goes on after a change, its own or another's, read the numbers again."""
    if _read_by_request.get() is not None:
        _read_by_request.set(read())


def bump_on_commit(*cities: str) -> None:
    """Count a change when the current transaction is committed; none if it is rolled back."""
    transaction.on_commit(lambda: bump(*cities))


def held(
    name: str, build: Callable[[], Any], scopes: Iterable[str] = (ANY,), *, is_noted: bool = True
) -> Any:
    """`build()`, made once per process until one of `scopes` changes, or something noted while it was made.
    Without `scopes` it may have read anything; with none, only what all cities share. The answer has read
    the same, unless `is_noted` is False: what it prints of the value is noted elsewhere."""
    kept = _held.get(name)
    if kept is None or _uncommitted.get() or not is_current(kept.stamp):
        kept = _made(build, scopes)
        if not _uncommitted.get():
            _held[name] = kept
    if is_noted:
        reads.note(*kept.scopes)
    return kept.value


def keep(kept: dict[Any, T], key: Any, value: T, most: int) -> T:
    """Put a value, which is returned, among those that are held; of `most`, the oldest tenth gives way."""
    if len(kept) >= most:
        for oldest in list(kept)[: most // 10 or 1]:
            kept.pop(oldest, None)
    kept[key] = value
    return value


def _made(build: Callable[[], Any], scopes: Iterable[str]) -> Held:
    numbers = current()
    with reads.gathered() as noted:
        value = build()
    scopes = frozenset({*scopes, *noted})
    return Held(stamp(scopes, numbers), scopes, value)


def forget() -> None:
    """Drop everything this process holds (tests, and measures of a cold process)."""
    global _last_read
    _last_read = Numbers()
    _held.clear()
    _read_by_request.set(None)
    _uncommitted.set(False)
