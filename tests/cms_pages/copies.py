"""Thousands of documents from one page, without the pages: what a large city's index looks like."""

from dataclasses import replace
from datetime import timedelta

from django.db import transaction

from core import generation
from search.documents import read_records
from search.writing import lock_state, write

FIRST_COPY = 1_000_000


def copy_document(page, number):
    """Write `number` documents like that of `page`, each an hour older than the one before."""
    record = read_records([page.pk])[0][page.pk]
    with transaction.atomic():
        write(lock_state(), {FIRST_COPY + n: _copy(record, n) for n in range(number)})
    generation.bump()


def _copy(record, n):
    columns = record.columns | {
        "page_id": FIRST_COPY + n,
        "key": f"copy-{n}:fr",
        "path": f"/fr/copie-{n}/",
        "title": f"Copie {n}",
        "published_at": record.columns["published_at"] - timedelta(hours=n + 1),
    }
    return replace(record, columns=columns)
