"""CSV (RFC 4180: commas, CRLF) in UTF-8 with its mark: spreadsheets misread accents without it."""

import csv
import io
from codecs import BOM_UTF8
from collections.abc import Mapping
from typing import Any

from django.utils.translation import pgettext_lazy

from core.cells import harmless
from core.sites import City
from core.viewer import Viewer
from search.days import local_day
from search.documents import UNDATED
from search.extracts import extract
from search.faces.formats import Drawn
from search.listings import Listing
from search.occurrences import Occurrence, Status, ends_of
from search.query import SearchQuery
from search.registry import facet_labels, type_of_kind

LABEL, TYPE = "CSV", "text/csv"
HEADINGS = (
    pgettext_lazy("column", "title"),
    pgettext_lazy("column", "web address"),
    pgettext_lazy("column", "city"),
    pgettext_lazy("column", "kind"),
    pgettext_lazy("column", "address"),
    pgettext_lazy("column", "latitude"),
    pgettext_lazy("column", "longitude"),
    pgettext_lazy("column", "date"),
    pgettext_lazy("column", "words"),
    pgettext_lazy("column", "language"),
)
# Of lists of what has dates: the next one of each, or each.
OF_DATES = (
    pgettext_lazy("column", "start"),
    pgettext_lazy("column", "end"),
    pgettext_lazy("column", "state"),
    pgettext_lazy("column", "place"),
    pgettext_lazy("column", "price"),
    pgettext_lazy("column", "ages"),
)


def draw(viewer: Viewer, listing: Listing, query: SearchQuery) -> Drawn:
    """The bytes of the table."""
    documents, cities = extract(viewer, listing, query), viewer.portal.by_settings_id
    tags = facet_labels("tag", viewer.portal, viewer.language)
    text = io.StringIO(newline="")
    writer = csv.writer(text)
    has_dates = bool(listing.fixed.dates)
    writer.writerow((*HEADINGS, *OF_DATES) if has_dates else HEADINGS)
    for row, date in zip(documents.rows, documents.dates, strict=True):
        of_date = _cells_of_date(row, date) if has_dates else []
        writer.writerow([*_cells(row, cities[row.city_id], tags), *of_date])
    return Drawn(BOM_UTF8 + text.getvalue().encode(), documents.changes_at)


def _cells(row: Any, city: City, tags: Mapping[str, object]) -> list:
    document_type = type_of_kind(row.kind)
    words = [topic["title"] for topic in row.card.get("topics", ())]
    words += [str(tags.get(tag, tag)) for tag in row.values.get("tag", ())]
    return [
        harmless(row.title),
        city.base_url + row.path,
        harmless(city.name),
        harmless(str(document_type.label) if document_type else ""),
        harmless(row.address),
        "" if row.latitude is None else row.latitude,
        "" if row.longitude is None else row.longitude,
        "" if row.published_at == UNDATED else local_day(row.published_at).isoformat(),
        harmless(", ".join(words)),
        row.locale,
    ]


def _cells_of_date(row: Any, date: Occurrence | None) -> list:
    facts = [harmless(str(row.card.get(name) or "")) for name in ("price", "ages")]
    if date is None:
        return ["", "", "", harmless(row.place_name), *facts]
    return [*ends_of(date), str(Status(date.status).label), harmless(row.place_name), *facts]
