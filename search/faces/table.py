"""CSV (RFC 4180: commas, CRLF) in UTF-8 with its mark: spreadsheets misread accents without it."""

import csv
import io
from codecs import BOM_UTF8

from core.cells import harmless
from search.days import local_day
from search.documents import UNDATED
from search.extracts import rows_of
from search.registry import facet_labels, type_of_kind

LABEL, TYPE = "CSV", "text/csv"
HEADINGS = (
    "titre",
    "adresse internet",
    "ville",
    "sorte",
    "adresse",
    "latitude",
    "longitude",
    "date",
    "mots",
)


def write(request, listing, query):
    """The bytes of the table."""
    tags = facet_labels("tag", request.portal, request.LANGUAGE_CODE)
    text = io.StringIO(newline="")
    writer = csv.writer(text)
    writer.writerow(HEADINGS)
    for row in rows_of(request, listing, query):
        writer.writerow(_cells(row, request.portal.by_settings_id[row.city_id], tags))
    return BOM_UTF8 + text.getvalue().encode()


def _cells(row, city, tags):
    known = type_of_kind(row.kind)
    words = [topic["title"] for topic in row.card.get("topics", ())]
    words += [str(tags.get(tag, tag)) for tag in row.values.get("tag", ())]
    return [
        harmless(row.title),
        city.base_url + row.path,
        harmless(city.name),
        harmless(str(known.label) if known else ""),
        harmless(row.address),
        "" if row.latitude is None else row.latitude,
        "" if row.longitude is None else row.longitude,
        "" if row.published_at == UNDATED else local_day(row.published_at).isoformat(),
        harmless(", ".join(words)),
    ]
