"""The documents of a whole list as rows, for the faces that are files: never a page, one statement."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db.models import Subquery

from core.viewer import Viewer
from search import snapshot
from search.listings import Listing
from search.models import IndexState, SearchDocument
from search.query import SearchQuery
from search.services import MOST_TRIES, Search, find, next_change

MOST_ROWS = 5_000
COLUMNS = (
    "number",
    "key",
    "city_id",
    "path",
    "kind",
    "title",
    "values",
    "card",
    "published_at",
    "latitude",
    "longitude",
    "place_name",
    "address",
)


@dataclass(frozen=True)
class Extract:
    """`rows` are named tuples of COLUMNS; from `changes_at` on they are others although nobody publishes."""

    rows: list[Any]
    changes_at: datetime | None


def extract(viewer: Viewer, listing: Listing, query: SearchQuery, most: int = MOST_ROWS) -> Extract:
    """The first documents of a list in its order."""
    search = Search(
        query.first_page(),
        viewer.scope,
        fixed=listing.fixed,
        page_size=most,
        is_exact=True,
        default_sort=listing.default_sort,
    )
    now, index = viewer.now, snapshot.held()
    for _attempt in range(MOST_TRIES):
        numbers = find(search, index, now)[-1]
        rows, version = _read(numbers)
        if version == (index.epoch, index.version):
            break
        index = snapshot.refreshed()
    cities = viewer.portal.by_settings_id
    known = [rows[number] for number in numbers if number in rows and rows[number].city_id in cities]
    return Extract(known, next_change(search, (), index, now))


def _read(numbers):
    """({number: row}, the version of the index they were read from)."""
    states = IndexState.objects.all()
    if not numbers:
        return {}, states.values_list("epoch", "version").first() or (None, -1)
    documents = SearchDocument.objects.filter(number__in=numbers).annotate(
        index_epoch=Subquery(states.values("epoch")[:1]), index_version=Subquery(states.values("version")[:1])
    )
    rows = {
        row.number: row for row in documents.values_list(*COLUMNS, "index_epoch", "index_version", named=True)
    }
    first = next(iter(rows.values()), None)
    return rows, first and (first.index_epoch, first.index_version)
