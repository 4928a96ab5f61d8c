"""GeoJSON geometries in any of the coordinates that towns publish -> WGS 84 degrees, and their middle."""

import json

from directory.layers.kinds import AREA, LINE, POINT
from directory.reading import positions
from directory.reading.late import shapely

TYPES = {
    POINT: ("Point", "MultiPoint", "Polygon", "MultiPolygon"),  # of an area, its middle
    LINE: ("LineString", "MultiLineString"),
    AREA: ("Polygon", "MultiPolygon"),
}
MOST_VERTICES = 50_000


def in_degrees(geometry, wanted, crs=None):
    """A GeoJSON geometry of the wanted kind in degrees, six decimals; None when it is none.

    `crs` is the EPSG code that the file names; without it, the size of the numbers tells
    (directory.reading.positions).
    """
    if not isinstance(geometry, dict) or geometry.get("type") not in TYPES[wanted]:
        return None
    try:
        counter = [0]
        found = {"type": geometry["type"], "coordinates": _moved(geometry["coordinates"], crs, counter)}
        whole = shapely.geometry.shape(found)
        if whole.is_empty or (wanted == AREA and not whole.is_valid):
            return None
        return point(*_middle(whole)) if wanted == POINT else found
    except (
        LookupError,
        TypeError,
        ValueError,
        AttributeError,
        OverflowError,
        RecursionError,
        shapely.errors.ShapelyError,
    ):
        return None


def written(text: str, wanted: str, crs: int | None = None) -> dict | None:
    """A geometry that one cell holds as GeoJSON or as WKT, in degrees; None when it is none."""
    try:
        whole = json.loads(text) if text.startswith("{") else shapely.geometry.mapping(shapely.from_wkt(text))
        listed = json.loads(json.dumps(whole))  # WKT gives tuples
    except (ValueError, RecursionError, shapely.errors.ShapelyError):
        return None
    return in_degrees(listed, wanted, crs)


def point(latitude, longitude):
    """A GeoJSON Point."""
    return {"type": "Point", "coordinates": [longitude, latitude]}


def middle(geometry):
    """(latitude, longitude) of a point on or in the geometry."""
    return _middle(shapely.geometry.shape(geometry))


def _middle(whole):
    if whole.geom_type == "LineString":
        found = whole.interpolate(0.5, normalized=True)
    else:
        found = whole.representative_point()
    return round(found.y, positions.DECIMALS), round(found.x, positions.DECIMALS)


def _moved(coordinates, crs, counter):
    """The same nesting of lists, every position in degrees. ValueError where one is nowhere."""
    if coordinates and not isinstance(coordinates[0], (list, tuple)):
        counter[0] += 1
        found = positions.position(coordinates[0], coordinates[1], crs)
        if found is None or counter[0] > MOST_VERTICES:
            raise ValueError(coordinates)
        return [found[1], found[0]]
    return [_moved(part, crs, counter) for part in coordinates]
