"""Any two numbers that towns publish as a position -> WGS 84 degrees.

Seen in the wild: decimal commas, latitude and longitude swapped, Lambert-93 (EPSG:2154), conic zones CC42 to
CC50 (EPSG:3942 to 3950), Lambert II étendu (EPSG:27572), all in metres and in either order.
"""

import re
from functools import lru_cache

from directory.reading.late import pyproj, shapely

DECIMALS = 6  # of a degree: 11 cm
WGS84, WEB_MERCATOR = 4326, 3857
WEB_MERCATOR_EDGE = 20_037_509  # metres
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
    return next(readings(x, y, crs), None)


def readings(x, y, crs=None):
    """Each way to read two numbers as a position, the likeliest first."""
    x, y = number(x), number(y)
    if x is None or y is None or (x == 0 and y == 0):
        return
    if crs and crs != WGS84 and (found := _projected(crs, x, y)):
        yield found
    if abs(x) <= 180 and abs(y) <= 180:
        yield from filter(None, (_degrees(x, y), _in_order(y, x), _in_order(x, y)))
        return
    for first, second in ((x, y), (y, x)):
        for code, least_x, most_x, least_y, most_y in METRIC:
            if least_x <= first <= most_x and least_y <= second <= most_y:
                found = _projected(code, first, second)
                if found and _between(found[0], NORTHINGS) and _between(found[1], EASTINGS):
                    yield found
    if max(abs(x), abs(y)) <= WEB_MERCATOR_EDGE and (found := _projected(WEB_MERCATOR, x, y)):
        yield found


def middle_of(geometry):
    """(x, y) of a GeoJSON point, or inside what is larger; None if damaged."""
    if not isinstance(geometry, dict):
        return None
    try:
        if geometry.get("type") == "Feature":
            geometry = geometry["geometry"]
        if geometry.get("type") == "Point":
            x, y = geometry["coordinates"][:2]
        else:
            middle = shapely.geometry.shape(geometry).representative_point()
            x, y = middle.x, middle.y
    except (LookupError, TypeError, ValueError, AttributeError, OverflowError, shapely.errors.ShapelyError):
        return None
    return x, y


def _degrees(x, y):
    if _between(x, NORTHINGS) and _between(y, EASTINGS):
        x, y = y, x
    if abs(y) > 90:
        x, y = y, x
    return _in_order(y, x)


def _in_order(latitude, longitude):
    return (round(latitude, DECIMALS), round(longitude, DECIMALS)) if abs(latitude) <= 90 else None


def _between(value, limits):
    return limits[0] <= value <= limits[1]


def _projected(code, x, y):
    try:
        longitude, latitude = _transformer(code).transform(x, y)
    except pyproj.exceptions.CRSError:
        return None
    if not (abs(latitude) <= 90 and abs(longitude) <= 180):
        return None
    return round(latitude, DECIMALS), round(longitude, DECIMALS)


@lru_cache(maxsize=32)
def _transformer(code):
    known = pyproj.CRS.from_epsg
    return pyproj.Transformer.from_crs(known(code), known(WGS84), always_xy=True)
