"""The documents of a whole list as rows, for the faces that are files: never a page, one statement."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db.models import Subquery

from core.viewer import Viewer
from search.listings import Listing
from search.models import IndexState, SearchDocument
from search.occurrences import Occurrence
from search.protocol import NO_INDEX, Answer, Index, Search, Version, whole
from search.query import BY_NAME, BY_OPEN, SearchQuery

MOST_ROWS = 5_000
COLUMNS = (
    "key",
    "city_id",
    "path",
    "locale",
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
    """`rows` are named tuples of COLUMNS, `dates` the date that each shows, or None; from `changes_at` on
    they are others although nobody publishes."""

    rows: list[Any]
    dates: list[Occurrence | None]
    changes_at: datetime | None


def extract(viewer: Viewer, listing: Listing, query: SearchQuery, most: int = MOST_ROWS) -> Extract:
    """The first documents of a list in its order. A file is no other one because a shop opens."""
    search = Search(
        query.first_page(),
        viewer.scope,
        fixed=listing.fixed,
        page_size=most,
        default_sort=BY_NAME if listing.default_sort == BY_OPEN else listing.default_sort,
    )

    def ask(asked: Index) -> tuple[tuple[Answer, dict[str, Any]], bool]:
        answers = asked.answer([search], viewer.now)
        (answer,) = answers.each
        rows, version = _read(answer.keys)
        return (answer, rows), version == answers.version

    answer, rows = whole(ask)
    cities = viewer.portal.by_settings_id
    shown = [match for match in answer.matches if match.key in rows and rows[match.key].city_id in cities]
    return Extract(
        [rows[match.key] for match in shown], [match.occurrence for match in shown], answer.changes_at
    )


def _read(keys: Collection[str]) -> tuple[dict[str, Any], Version | None]:
    """({key: row}, the Version of the index they were read from)."""
    states = IndexState.objects.all()
    if not keys:
        return {}, Version(*states.values_list("epoch", "version").first() or NO_INDEX)
    documents = SearchDocument.objects.filter(key__in=keys).annotate(
        index_epoch=Subquery(states.values("epoch")[:1]), index_version=Subquery(states.values("version")[:1])
    )
    rows = {
        row.key: row for row in documents.values_list(*COLUMNS, "index_epoch", "index_version", named=True)
    }
    first = next(iter(rows.values()), None)
    return rows, first and Version(first.index_epoch, first.index_version)
