"""GeoJSON (RFC 7946): the documents of a list that have a point, one Feature each."""

import json
import uuid

from search.extracts import rows_of
from search.faces.jsonfeed import NO_MARKUP
from search.nearby import is_point
from search.registry import type_of_kind

LABEL, TYPE = "GeoJSON", "application/geo+json"


def write(request, listing, query):
    """The text of the collection; a point is [longitude, latitude]."""
    rows = rows_of(request, listing, query)
    features = [
        _feature(row, request.portal.by_settings_id[row.city_id])
        for row in rows
        if is_point(row.latitude, row.longitude)
    ]
    collection = {"type": "FeatureCollection", "features": features}
    return json.dumps(collection, ensure_ascii=False).translate(NO_MARKUP)


def _feature(row, city):
    known = type_of_kind(row.kind)
    return {
        "type": "Feature",
        "id": uuid.uuid5(uuid.NAMESPACE_URL, f"urn:{row.key}").urn,
        "geometry": {"type": "Point", "coordinates": [round(row.longitude, 7), round(row.latitude, 7)]},
        "properties": {
            "title": row.title,
            "kind": row.kind,
            "kind_label": str(known.label) if known else "",
            "url": city.base_url + row.path,
            "address": row.address,
            "city": city.name,
        },
    }
