"""The sites that are measured: a copy of the demo, and the same with thousands of items."""

import itertools
import sqlite3
from contextlib import closing
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

HOST = "roubaix.localhost"
FIRST_COPY = 1_000_000


def copy_demo(source: Path, target: Path):
    """The demo's database, to be changed at will; its media and static files stay where they are."""
    target.parent.mkdir(parents=True, exist_ok=True)
    target.unlink(missing_ok=True)
    with closing(sqlite3.connect(source)) as demo, closing(sqlite3.connect(target)) as copy:
        demo.backup(copy)


def grow(items):
    """Copies of the demo's documents, until there are `items`: kinds, cities, topics, pictures and
    texts occur as often as in the demo, dates go back by six hours each. Pages stay those of the demo."""
    from django.db import transaction

    from core import generation
    from search.documents import read_records
    from search.models import SearchDocument
    from search.writing import lock_state, write

    page_ids = list(SearchDocument.objects.values_list("page_id", flat=True))
    models = [record for record in read_records(page_ids)[0].values() if record]
    wanted = zip(range(items - len(page_ids)), itertools.cycle(models), strict=False)
    copies = [(FIRST_COPY + number, _copy(model, number)) for number, model in wanted]
    for start in range(0, len(copies), 500):
        with transaction.atomic():
            write(lock_state(), dict(copies[start : start + 500]))
            generation.bump()


def _copy(record, number):
    columns = record.columns | {
        "page_id": FIRST_COPY + number,
        "key": f"copy-{number}:{record.columns['locale']}",
        "path": f"{record.columns['path'].rstrip('/')}-{number}/",
        "title": f"{record.columns['title']} ({number})"[:255],
        "published_at": record.columns["published_at"] - timedelta(hours=6 * (number + 1)),
    }
    return replace(record, columns=columns)


def visits():
    """One Visit of each kind, as a resident of Roubaix makes them."""
    from django.test import Client

    from search.models import SearchDocument
    from tests.bench.addresses import EMPTY, ROW20
    from tests.bench.measure import Visit

    owned = SearchDocument.objects.filter(city__slug="roubaix", kind="news", page_id__lt=FIRST_COPY)
    detail = owned.order_by("-published_at").first().path
    found = [
        Visit("empty", HOST, EMPTY),
        Visit("row20", HOST, ROW20),
        Visit("home", HOST, "/fr/"),
        Visit("listing", HOST, "/fr/actualites/"),
        Visit("detail", HOST, detail),
        Visit("rss", HOST, "/fr/actualites/liste.rss"),
        Visit("cached", HOST, "/fr/actualites/", is_kept=True),
    ]
    search = Visit("search", HOST, "/fr/recherche/?q=travaux")
    if Client(headers={"host": HOST}).get(search.address).status_code == 200:
        found.append(search)
    return found
