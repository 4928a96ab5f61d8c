"""GeoJSON (RFC 7946): the documents of a list that have a point, one Feature each."""

import json
import uuid
from typing import Any

from core.sites import City
from core.viewer import Viewer
from search.extracts import extract
from search.faces.formats import Drawn
from search.faces.jsonfeed import NO_MARKUP
from search.listings import Listing
from search.nearby import is_point
from search.query import SearchQuery
from search.registry import type_of_kind

LABEL, TYPE = "GeoJSON", "application/geo+json"


def draw(viewer: Viewer, listing: Listing, query: SearchQuery) -> Drawn:
    """The collection; a point is [longitude, latitude]."""
    documents, cities = extract(viewer, listing, query), viewer.portal.by_settings_id
    features = [
        _feature(row, cities[row.city_id]) for row in documents.rows if is_point(row.latitude, row.longitude)
    ]
    collection = {"type": "FeatureCollection", "features": features}
    return Drawn(json.dumps(collection, ensure_ascii=False).translate(NO_MARKUP), documents.changes_at)


def _feature(row: Any, city: City) -> dict:
    document_type = type_of_kind(row.kind)
    return {
        "type": "Feature",
        "id": uuid.uuid5(uuid.NAMESPACE_URL, f"urn:{row.key}").urn,
        "geometry": {"type": "Point", "coordinates": [round(row.longitude, 7), round(row.latitude, 7)]},
        "properties": {
            "title": row.title,
            "kind": row.kind,
            "kind_label": str(document_type.label) if document_type else "",
            "url": city.base_url + row.path,
            "address": row.address,
            "city": city.name,
        },
    }
