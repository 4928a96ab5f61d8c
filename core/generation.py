"""One number for the state of the whole portal.

Every request reads it once; whatever a process keeps in memory (cities, menus, taxonomy,
bitmaps) is valid for the generation it was built in, and for no other. Whoever changes what a
visitor can see adds one to it, at the end of the transaction that made the change or right after.
"""

import time
from contextlib import contextmanager
from contextvars import ContextVar

from django.db import connection, transaction
from django.db.models import F

from core.models.generation import Generation

_read_by_request: ContextVar[int | None] = ContextVar("generation", default=None)
# True between a bump and the end of its transaction: what is built then may be rolled back.
_uncommitted: ContextVar[bool] = ContextVar("uncommitted_generation", default=False)
# The number that this process read last: what holds while the database cannot be asked (core.outages).
_last_read: int | None = None
_held: dict[str, tuple[int, object]] = {}


def read():
    """The generation in the database (one query)."""
    with connection.cursor() as cursor:  # of every request: building it by the ORM costs ten times as much
        cursor.execute("SELECT value FROM core_generation WHERE id = 1")
        row = cursor.fetchone()
    return row[0] if row else 0


def begin_request():
    """Read the generation for the request that starts; the middleware calls it once."""
    global _last_read
    _uncommitted.set(False)
    value = _last_read = read()
    _read_by_request.set(value)
    return value


def begin_with_the_last():
    """Begin a request with the number of an earlier one. Without any, the first question fails."""
    _uncommitted.set(False)
    _read_by_request.set(_last_read)


def end_request():
    """Forget what this request read."""
    _read_by_request.set(None)


@contextmanager
def pinned():
    """Read the number once for a batch of work outside a request; inside one nothing changes."""
    if _read_by_request.get() is not None:
        yield
        return
    _read_by_request.set(read())
    try:
        yield
    finally:
        _read_by_request.set(None)


def current():
    """The generation this request read; outside a request, the one in the database now."""
    value = _read_by_request.get()
    return read() if value is None else value


def bump():
    """Add one, inside the current transaction if there is one."""
    if transaction.get_connection().in_atomic_block:
        _uncommitted.set(True)
        transaction.on_commit(lambda: _uncommitted.set(False))
    if not Generation.objects.filter(pk=1).update(value=F("value") + 1):
        Generation.objects.get_or_create(pk=1)
    refresh()


def leave_history():
    """After a restore: a number that no history of this portal has had, so that nobody takes what was
    kept before for what is there now. Microseconds since 1970 rise faster than changes are counted."""
    Generation.objects.update_or_create(pk=1, defaults={"value": time.time_ns() // 1000})
    refresh()


def refresh():
    """Let a request that goes on after a change, its own or another's, read the number again."""
    if _read_by_request.get() is not None:
        _read_by_request.set(read())


def bump_on_commit():
    """Add one when the current transaction is committed; nothing if it is rolled back."""
    transaction.on_commit(bump)


def held(name, build):
    """`build()` for the current generation: made at most once per process and generation."""
    generation = current()
    kept = _held.get(name)
    if kept and kept[0] == generation and not _uncommitted.get():
        return kept[1]
    value = build(generation)
    if not _uncommitted.get():
        _held[name] = (generation, value)
    return value


def forget():
    """Drop everything this process holds (tests, and measures of a cold process)."""
    global _last_read
    _last_read = None
    _held.clear()
    _read_by_request.set(None)
    _uncommitted.set(False)
