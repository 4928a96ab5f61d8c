"""Any two numbers that towns publish as a position -> WGS 84 degrees.

Seen in the wild: decimal commas, latitude and longitude swapped, Lambert-93 (EPSG:2154), conic zones CC42 to
CC50 (EPSG:3942 to 3950), Lambert II étendu (EPSG:27572), all in metres and in either order.
"""

import re
from functools import lru_cache

from pyproj import CRS, Transformer
from pyproj.exceptions import CRSError
from shapely.errors import ShapelyError
from shapely.geometry import shape

DECIMALS = 6  # of a degree: 11 cm
EWKT = re.compile(r"^(?:SRID=(\d+);)?POINT ?\(([-\d.]+) ([-\d.]+)\)$", re.IGNORECASE)
WGS84 = 4326
# (EPSG, least x, most x, least y, most y); the first that ends in metropolitan France wins.
METRIC = (
    (2154, 50_000, 1_300_000, 6_000_000, 7_200_000),
    *(
        (3900 + zone, 1_000_000, 2_400_000, (zone - 41) * 1e6 - 250_000, (zone - 41) * 1e6 + 650_000)
        for zone in range(42, 51)
    ),
    (27572, 0, 1_250_000, 1_580_000, 2_720_000),
)
# Longitudes and latitudes of metropolitan France, which do not meet: what is swapped shows.
EASTINGS, NORTHINGS = (-5.6, 10), (41, 51.6)


def number(value):
    """A float from « 3,8732 », « 1 234.5 », 12 or True-like nonsense; None when it is none."""
    if isinstance(value, bool) or value is None:
        return None
    if isinstance(value, (int, float)):
        return float(value) if abs(value) < 1e15 else None
    text = re.sub(r"[\s\u00a0\u202f'°]", "", str(value))
    if text.count(",") == 1 and "." not in text:
        text = text.replace(",", ".")
    if not re.fullmatch(r"[-+]?\d{1,15}(\.\d*)?([eE][-+]?\d{1,2})?", text):
        return None
    return float(text)


def position(x, y, crs=None):
    """(latitude, longitude) of easting `x` and northing `y` in any of the known forms, or None.

    `crs` is the EPSG code that the file names; without it, the size of the numbers tells.
    """
    x, y = number(x), number(y)
    if x is None or y is None or (x == 0 and y == 0):
        return None
    if crs and crs != WGS84 and (found := _projected(crs, x, y)):
        return found
    if abs(x) <= 180 and abs(y) <= 180:
        return _degrees(x, y)
    for first, second in ((x, y), (y, x)):
        for code, least_x, most_x, least_y, most_y in METRIC:
            if least_x <= first <= most_x and least_y <= second <= most_y:
                found = _projected(code, first, second)
                if found and _between(found[0], NORTHINGS) and _between(found[1], EASTINGS):
                    return found
    return None


def pair(text):
    """(x, y) of « 50.69, 3.17 », « [3.17, 50.69] » or EWKT, in the order written, or None."""
    text = str(text or "").strip()
    if found := EWKT.match(text):
        return found[2], found[3]
    parts = re.split(r"\s*[;,]\s*|\s+", text.strip("[]() \n"))
    if len(parts) == 4 and "," in text:  # « 43,61 , 3,87 »
        parts = [f"{parts[0]}.{parts[1]}", f"{parts[2]}.{parts[3]}"]
    return tuple(parts) if len(parts) == 2 else None


def of_geometry(geometry, crs=None):
    """(latitude, longitude) of a GeoJSON geometry: of a point, or inside what is larger; None if damaged."""
    if not isinstance(geometry, dict):
        return None
    try:
        if geometry.get("type") == "Point":
            x, y = geometry["coordinates"][:2]
        else:
            middle = shape(geometry).representative_point()
            x, y = middle.x, middle.y
    except (LookupError, TypeError, ValueError, AttributeError, OverflowError, ShapelyError):
        return None
    return position(x, y, crs)


def _degrees(x, y):
    if _between(x, NORTHINGS) and _between(y, EASTINGS):
        x, y = y, x
    if abs(y) > 90:
        x, y = y, x
    return (round(y, DECIMALS), round(x, DECIMALS)) if abs(y) <= 90 else None


def _between(value, limits):
    return limits[0] <= value <= limits[1]


def _projected(code, x, y):
    try:
        longitude, latitude = _transformer(code).transform(x, y)
    except CRSError:
        return None
    if not (abs(latitude) <= 90 and abs(longitude) <= 180):
        return None
    return round(latitude, DECIMALS), round(longitude, DECIMALS)


@lru_cache(maxsize=32)
def _transformer(code):
    return Transformer.from_crs(CRS.from_epsg(code), CRS.from_epsg(WGS84), always_xy=True)
