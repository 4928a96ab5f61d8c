"""GeoJSON (RFC 7946): the documents of a list that have a point, one Feature each."""

import json
import uuid
from dataclasses import replace
from typing import Any

from core.sites import City
from core.viewer import Viewer
from search.extracts import extract
from search.faces.formats import Drawn
from search.faces.jsonfeed import NO_MARKUP
from search.listings import Listing
from search.nearby import is_point
from search.occurrences import Occurrence, ends_of
from search.query import BY_DAY, SearchQuery
from search.registry import DocumentType, type_of_kind

LABEL, TYPE = "GeoJSON", "application/geo+json"


def draw(viewer: Viewer, listing: Listing, query: SearchQuery) -> Drawn:
    """The collection: each document once, with the date it shows. A point is [longitude, latitude]."""
    query = replace(query, dates="") if query.dates == BY_DAY else query
    documents, cities = extract(viewer, listing, query), viewer.portal.by_settings_id
    features = [
        _feature(row, cities[row.city_id], date)
        for row, date in zip(documents.rows, documents.dates, strict=True)
        if is_point(row.latitude, row.longitude)
    ]
    collection = {"type": "FeatureCollection", "features": features}
    return Drawn(json.dumps(collection, ensure_ascii=False).translate(NO_MARKUP), documents.changes_at)


def _feature(row: Any, city: City, date: Occurrence | None) -> dict:
    document_type = type_of_kind(row.kind)
    of_date = _properties_of(date, document_type) if date and document_type else {}
    return {
        "type": "Feature",
        "id": uuid.uuid5(uuid.NAMESPACE_URL, f"urn:{row.key}").urn,
        "geometry": {"type": "Point", "coordinates": [round(row.longitude, 7), round(row.latitude, 7)]},
        "properties": {
            "title": row.title,
            "language": row.locale,
            "kind": row.kind,
            "kind_label": str(document_type.label) if document_type else "",
            "url": city.base_url + row.path,
            "address": row.address,
            "city": city.name,
            **of_date,
        },
    }


def _properties_of(date: Occurrence, document_type: DocumentType) -> dict:
    """The date for programs, and in words."""
    start, end = ends_of(date)
    say = document_type.words_of_date
    return {"start": start, "end": end or None, "status": date.status, "when": say(date) if say else ""}
