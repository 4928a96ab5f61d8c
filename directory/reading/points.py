"""A point in one cell, in the forms that open data uses -> two numbers as they are written."""

import json
import re

from directory.reading import positions
from directory.reading.late import shapely
from search.analysis import fold

LONGITUDES = ("lon", "longitude", "lng", "long", "x")
LATITUDES = ("lat", "latitude", "y")
SRID = re.compile(r"^SRID=(\d+);", re.IGNORECASE)
WKT = re.compile(r"^(?:MULTI)?(?:POINT|LINESTRING|POLYGON)\b", re.IGNORECASE)
HEX = re.compile(r"^0[01][0-9a-f]{40,}$", re.IGNORECASE)
# « 50°41'30.8"N 3°10'28.6"E »
ANGLE = re.compile(
    r"(\d{1,3})[°º]\s*(\d{1,2})['’′]\s*(\d{1,2}(?:[.,]\d+)?)?[\"”″']*\s*([NSEWO])", re.IGNORECASE
)
SOUTH_OR_WEST = "swo"
# Columns of open data that hold a position, by the names that exports give them.
PAIRS = (
    ("longitude", "latitude"), ("lon", "lat"), ("lng", "lat"), ("long", "lat"), ("x", "y"),
    ("coord x", "coord y"), ("coordx", "coordy"), ("x wgs84", "y wgs84"), ("lon wgs84", "lat wgs84"),
    ("longitude wgs84", "latitude wgs84"), ("x l93", "y l93"), ("x lambert93", "y lambert93"),
    ("coordonnee x", "coordonnee y"), ("xlong", "ylat"), ("coordonneesx", "coordonneesy"),
    ("coordinates x", "coordinates y"), ("point x", "point y"),
)  # fmt: skip
POINTS = (
    "geo point 2d", "geo point", "geopoint", "geopoint 2d", "geom", "the geom", "geometry", "geometrie",
    "wkt", "coordonnees", "coordinates", "coordonnees gps", "coordonnees geo", "gps", "latlon", "lat lon",
    "lonlat", "geolocalisation", "geolocation", "localisation", "location", "point", "position", "geo shape",
)  # fmt: skip


def pair(value):
    """(x, y) or (y, x) of a point in one cell, in the order written, or None.

    Read: two numbers, a JSON or Python list of them, an object with named numbers, GeoJSON, WKT, EWKT, WKB in
    hexadecimal figures, degrees with minutes and seconds.
    """
    if isinstance(value, dict):
        return _of_object(value)
    if isinstance(value, (list, tuple)):
        return tuple(value[:2]) if len(value) in (2, 3) else None
    text = str(value or "").strip()
    if text.startswith("{"):
        return _of_json(text)
    if WKT.match(text := SRID.sub("", text)) or HEX.match(text):
        return _of_geometry(text)
    if angles := ANGLE.findall(text):
        return tuple(map(_degrees, angles)) if len(angles) == 2 else None
    return _of_numbers(text)


def columns_of(cells):
    """((x column, y column), point column) of a row, "" where none has one of the usual names."""
    names = {fold(column, " "): column for column in cells}
    both = next((two for two in PAIRS if two[0] in names and two[1] in names), None)
    point = next((name for name in POINTS if name in names and cells[names[name]]), None)
    return tuple(names[name] for name in both) if both else None, names[point] if point else None


def _of_object(value):
    if "coordinates" in value or "geometry" in value:
        return positions.middle_of(value)
    named = {fold(str(name), " "): number for name, number in value.items()}
    x = next((named[name] for name in LONGITUDES if name in named), None)
    y = next((named[name] for name in LATITUDES if name in named), None)
    return None if x is None or y is None else (x, y)


def _of_json(text):
    try:
        found = json.loads(text.replace("'", '"'))
    except (ValueError, RecursionError):
        return None
    return pair(found) if isinstance(found, dict) else None


def _of_geometry(text):
    text = re.sub(r"(\d),(\d+) +(\d+),(\d)", r"\1.\2 \3.\4", text)  # POINT (3,17 50,69)
    try:
        middle = (shapely.from_wkb if HEX.match(text) else shapely.from_wkt)(text).representative_point()
        return middle.x, middle.y
    except (shapely.errors.ShapelyError, ValueError, TypeError, AttributeError):
        return None


def _degrees(angle):
    degrees, minutes, seconds, side = angle
    found = int(degrees) + int(minutes) / 60 + float((seconds or "0").replace(",", ".")) / 3600
    return -found if side.lower() in SOUTH_OR_WEST else found


def _of_numbers(text):
    text = re.sub(r"^geo:", "", text).strip("[]() \n")
    parts = re.split(r"\s*[;,|/]\s*|\s+", text)
    if len(parts) == 4 and "," in text:  # « 43,61 , 3,87 »
        parts = [f"{parts[0]}.{parts[1]}", f"{parts[2]}.{parts[3]}"]
    return tuple(parts) if len(parts) == 2 else None
