"""A layer as GeoJSON (RFC 7946) and as CSV: what the map reads is what everybody may download."""

import csv
import json
from dataclasses import dataclass

from core.cells import harmless
from core.tongues import titled
from directory.layers import catalogue
from directory.layers.kinds import POINT
from directory.reading.late import shapely

AT_ONCE = 1000
LINE_COLUMNS = ("id", "nom", "latitude", "longitude", "geometrie")
JSON_TYPE, CSV_TYPE = "application/geo+json", "text/csv; charset=utf-8"


@dataclass(frozen=True)
class Box:
    """A part of the earth, degrees."""

    west: float
    south: float
    east: float
    north: float

    @classmethod
    def read(cls, text):
        """« 3.1,50.6,3.2,50.7 »; None when it is no box."""
        parts = text.split(",")
        if len(parts) != 4 or len(text) > 80:
            return None
        try:
            found = cls(*map(float, parts))
        except ValueError:
            return None
        good = -180 <= found.west < found.east <= 180 and -90 <= found.south < found.north <= 90
        return found if good else None

    @property
    def filters(self):
        return {"longitude__range": (self.west, self.east), "latitude__range": (self.south, self.north)}


def rows_of(layer, city, language, box=None):
    """Features of a layer, or documents of places; in the box, no more than a map can show."""
    rows = catalogue.features(layer) if layer.kind else catalogue.places(city, language)
    return rows.filter(**box.filters)[: catalogue.MOST_IN_VIEW] if box else rows


def collection(layer, rows):
    """The FeatureCollection, piece by piece. `legend` gives words to the names and codes of facts."""
    yield f'{{"type":"FeatureCollection","legend":{_written(legend(layer))},"features":['
    make = _register_feature if layer.kind else _place_feature
    first = True
    for row in rows.iterator(AT_ONCE):
        yield ("" if first else ",") + _written(make(row))
        first = False
    yield "]}"


def legend(layer):
    """{fact: {label, values: {code: words}}}."""
    facts = layer.kind.facts.items() if layer.kind else ()
    return {
        name: {"label": str(fact.label)} | ({"values": words} if (words := _words(layer, name, fact)) else {})
        for name, fact in facts
    }


def _words(layer, name, fact):
    if not fact.is_composed:
        return {code: str(words) for code, words in fact.values.items()}
    said = catalogue.features(layer).order_by().values_list(f"facts__{name}", flat=True).distinct()
    return {value: fact.words(value) for value in said if value}


def table(layer, rows):
    """The CSV, line by line: where it is, then the facts under the names of the schema. A line is WKT."""
    facts, is_point = list(layer.kind.facts), layer.kind.geometry == POINT
    writer = csv.writer(_Echo(), lineterminator="\r\n")
    yield writer.writerow(
        ["id", "nom", "latitude", "longitude", *([] if is_point else ["geometrie"]), *facts]
    )
    for row in rows.iterator(AT_ONCE):
        cells = [row.identifier, row.title, row.latitude, row.longitude]
        if not is_point:
            cells.append(shapely.geometry.shape(row.geometry).wkt)
        yield writer.writerow(map(harmless, [*cells, *(row.facts.get(name, "") for name in facts)]))


class _Echo:
    """What csv writes is what the caller gets."""

    def write(self, line):
        return line


def _register_feature(row):
    title = {"title": row.title} if row.title else {}
    return {
        "type": "Feature",
        "id": row.identifier,
        "geometry": row.geometry,
        "properties": title | row.facts,
    }


def _place_feature(row):
    return {
        "type": "Feature",
        "id": row.path,
        "geometry": {"type": "Point", "coordinates": [row.longitude, row.latitude]},
        "properties": {"title": titled(row.title, row.locale), "url": row.path, "address": row.address},
    }


def _written(value):
    """Compact JSON; taken for a page, it holds no tag."""
    text = json.dumps(value, ensure_ascii=False, separators=(",", ":"))
    return text.replace("<", "\\u003c").replace(">", "\\u003e").replace("&", "\\u0026")
