"""Points and distances on the sphere, and the words for them."""

from functools import lru_cache
from math import asin, cos, radians, sin, sqrt

from django.utils.formats import number_format
from django.utils.translation import get_language
from django.utils.translation import gettext as _

EARTH = 6_371_008.8  # mean radius in metres
LIMITS = (90, 180)
RADII = (250, 500, 1000, 2000, 5000)  # metres


def distance(here, there):
    """Metres between two (latitude, longitude) in degrees (haversine)."""
    lat, other_lat = radians(here[0]), radians(there[0])
    across = sin(radians(there[1] - here[1]) / 2)
    up = sin((other_lat - lat) / 2)
    return 2 * EARTH * asin(min(1.0, sqrt(up * up + cos(lat) * cos(other_lat) * across * across)))


def is_point(latitude, longitude):
    """Whether two numbers are a place on Earth; None and NaN are none."""
    return all(
        degrees is not None and abs(degrees) <= limit
        for degrees, limit in zip((latitude, longitude), LIMITS, strict=True)
    )


def words_of(metres):
    """« à 350 m », « à 1,2 km »."""
    if metres < 995:
        return _in_metres(max(10, round(metres / 10) * 10), get_language())
    kilometres = round(metres / 1000, 1 if metres < 9_950 else 0)
    return _("%(count)s km away") % {"count": number_format(kilometres, int(kilometres % 1 > 0))}


@lru_cache(maxsize=512)
def _in_metres(metres, _language):
    return _("%(count)s m away") % {"count": metres}


def radius_words(metres):
    """« 500 m », « 2 km »."""
    return (
        _("%(count)s km") % {"count": metres // 1000}
        if metres >= 1000
        else _("%(count)s m") % {"count": metres}
    )
