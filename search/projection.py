"""Dirty pages -> documents. Pages are read outside the lock; one short transaction writes.

Every writer locks the row of IndexState first, then writes documents, dates, bitmaps and outbox (where an
engine follows it), deletes the dirty rows it has seen and counts the change for the cities that it concerns.
A page that changed between reading and locking has a dirty row more: its documents are left to the next
round.
"""

import logging
import time
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass
from datetime import timedelta
from uuid import UUID

from django.db import DataError, IntegrityError, connection, transaction
from django.db.models import Q
from django.utils import timezone
from wagtail.models import Page

from core import generation, menus
from core.sites import get_portal
from search.documents import read_records
from search.models import DirtyPage
from search.registry import is_item
from search.writing import lock_state, write

logger = logging.getLogger(__name__)

MOST_PER_LOCK = 100
# A request that moved a large tree answers after this; the minute timer goes on.
SECONDS_PER_REQUEST = 10
LONGEST_RETRY = timedelta(hours=6)


@dataclass
class Progress:
    """What a catch-up did: pages whose dirty rows are gone, and pages whose builder failed."""

    done: int = 0
    failed: int = 0


_is_waiting = ContextVar("documents are written later", default=False)


@contextmanager
def documents_later() -> Iterator[None]:
    """Pages that change here wait for whoever writes all documents in the end."""
    token = _is_waiting.set(True)
    try:
        yield
    finally:
        _is_waiting.reset(token)


def catch_up_quietly():
    """After a commit: the change stands, so nothing here may fail the editor's request."""
    if _is_waiting.get():
        return
    try:
        catch_up(seconds=SECONDS_PER_REQUEST)
    except Exception:
        logger.exception("The index could not be brought up to date; the minute timer will try again")


def catch_up(seconds=None):
    """Work through dirty pages until none is due (or for about `seconds`)."""
    progress, started = Progress(), time.monotonic()
    while page_ids := due_pages():
        project(page_ids, progress)
        if seconds is not None and time.monotonic() - started > seconds:
            break
    return progress


def due_pages():
    """Up to 100 pages with a dirty row to be handled now, the oldest first."""
    due = DirtyPage.objects.filter(Q(retry_at=None) | Q(retry_at__lte=timezone.now()))
    rows = due.order_by("id").values_list("page_id", flat=True)[: MOST_PER_LOCK * 2]
    return list(dict.fromkeys(rows))[:MOST_PER_LOCK]


def project(page_ids, progress=None):
    """Bring the documents of at most 100 pages up to date with their pages."""
    progress = progress or Progress()
    seen = _dirty_rows(page_ids)
    records, failures = read_records(page_ids)
    for record in filter(None, records.values()):
        record.words  # noqa: B018 (analysed here, not under the lock)
    try:
        _write(seen, records, failures, progress)
    except (DataError, IntegrityError) as error:
        if connection.in_atomic_block:
            raise
        _write_singly(seen, records, failures, error, progress)
    return progress


def _write_singly(seen, records, failures, error, progress):
    """One page that the database refuses must not hold back the others."""
    if len(seen) == 1:
        logger.error("The document of a page could not be written", exc_info=error)
        _write(seen, {}, dict.fromkeys(seen, error), progress)
        return
    for page_id, rows in seen.items():
        kept = {page_id: records[page_id]} if page_id in records else {}
        failed = {page_id: failures[page_id]} if page_id in failures else {}
        try:
            _write({page_id: rows}, kept, failed, progress)
        except (DataError, IntegrityError) as again:
            _write_singly({page_id: rows}, {}, {}, again, progress)


def _dirty_rows(page_ids):
    """{page id: the ids of its dirty rows}."""
    rows = {page_id: set() for page_id in page_ids}
    for pk, page_id in DirtyPage.objects.filter(page_id__in=page_ids).values_list("pk", "page_id"):
        rows[page_id].add(pk)
    return rows


def _write(seen, records, failures, progress):
    with transaction.atomic():
        state = lock_state()
        unchanged = {page_id for page_id, rows in _dirty_rows(seen).items() if rows == seen[page_id]}
        touched = write(state, {page_id: records[page_id] for page_id in unchanged if page_id in records})
        handled = [row for page_id in unchanged - failures.keys() for row in seen[page_id]]
        DirtyPage.objects.filter(pk__in=handled).delete()
        for page_id in unchanged & failures.keys():
            _postpone(seen[page_id], failures[page_id])
        cities = _cities(unchanged, touched)
        if cities is None:
            generation.bump()
        elif cities:
            generation.bump(*cities, items_only=_are_items(unchanged, records))
    progress.done += len(unchanged - failures.keys())
    progress.failed += len(unchanged & failures.keys())


def _cities(page_ids, touched):
    """Slugs of the cities that own or show these pages, before or after; None where one cannot be told, such
    as that of a list that was deleted. A language that is not open is nobody's. `touched`: {page id: cities}
    as their documents say."""
    cities, unlisted = set().union(*touched.values()), [pk for pk in page_ids if not touched.get(pk)]
    if unlisted:
        portal = get_portal()
        pages = Page.objects.filter(pk__in=unlisted).only("path")
        homes = [portal.home_of(page) for page in pages if not portal.is_closed(page)]
        if len(pages) < len(unlisted) or None in homes:
            return None
        cities.update(city.slug for city, _language in homes)
    return sorted(cities)


def _are_items(page_ids, records):
    """Whether all these pages are items of lists to which no menu leads, and published: what is gone may have
    been anything."""
    found = [records.get(page_id) for page_id in page_ids]
    if not all(record and is_item(record.columns["kind"]) for record in found):
        return False
    return not menus.lead_to({UUID(record.columns["key"].partition(":")[0]) for record in found})


def _postpone(rows, error):
    """Try again later, each time after twice as long."""
    attempts = 1 + max(DirtyPage.objects.filter(pk__in=rows).values_list("attempts", flat=True), default=0)
    wait = min(timedelta(minutes=2 ** min(attempts, 10)), LONGEST_RETRY)
    DirtyPage.objects.filter(pk__in=rows).update(
        attempts=min(attempts, 10_000), retry_at=timezone.now() + wait, error=repr(error)[:2000]
    )
