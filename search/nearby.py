"""What is near a point: exact distances on the sphere, nearest first, without looking at every document.

A version of the index keeps its points in cells. From each cell's middle follows how near and how far its
points can be at most, so that most cells are taken or left whole.
"""

from bisect import bisect_left
from collections import defaultdict
from functools import lru_cache
from heapq import heappop, heappush
from itertools import accumulate, islice
from math import asin, cos, floor, pi, radians, sin, sqrt
from operator import itemgetter, or_

from django.utils.formats import number_format
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from search import bitmaps

EARTH = 6_371_008.8  # mean radius in metres
CELL = 0.004  # degrees: about 450 by 280 metres here
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
    return _("%(count)s km") % {"count": metres // 1000} if metres >= 1000 else f"{metres}\N{NO-BREAK SPACE}m"


def _vector(point):
    """The point on a sphere of radius 1, where the straight way between two is cheaper than the arc."""
    latitude, longitude = map(radians, point)
    return cos(latitude) * cos(longitude), cos(latitude) * sin(longitude), sin(latitude)


def _squared_chord(metres):
    """The square of the straight way that goes with an arc."""
    return (2 * sin(min(max(metres, 0) / EARTH, pi) / 2)) ** 2


class Grid:
    """The points of one version of the index: {number: (latitude, longitude)}."""

    def __init__(self, points):
        self.located = bitmaps.of_numbers(points)
        cells = defaultdict(list)
        for number, point in points.items():
            cells[floor(point[0] / CELL), floor(point[1] / CELL)].append((number, *_vector(point)))
        half = EARTH * radians(CELL / 2) * 1.001
        self._cells = [
            (*_vector(middle), half * sqrt(1 + cos(radians(middle[0])) ** 2), members, _numbers(members))
            for (row, column), members in cells.items()
            for middle in [((row + 0.5) * CELL, (column + 0.5) * CELL)]
        ]

    def around(self, here):
        """The same points seen from one of them or from elsewhere."""
        a, b, c = origin = _vector(here)
        seen = []
        for x, y, z, reach, members, bits in self._cells:
            chord = sqrt((x - a) * (x - a) + (y - b) * (y - b) + (z - c) * (z - c))
            away = 2 * EARTH * asin(min(1.0, chord / 2))
            seen.append((away - reach, away + reach, members, bits))
        seen.sort(key=_least)
        return Around(self.located, origin, seen)


_least = itemgetter(0)


def _numbers(members):
    return bitmaps.of_numbers(member[0] for member in members)


class Around:
    """Points by their distance from one. `cells` are (least, greatest metres, members, the set of
    them), the nearest first."""

    def __init__(self, located, origin, cells):
        self.located, self._origin, self._cells = located, origin, cells

    def within(self, radius):
        """The set of documents at most `radius` metres away."""
        return self.within_each([radius])[0]

    def within_each(self, radii):
        """The set of documents within each of the rising radii, in one pass."""
        a, b, c = self._origin
        limits, rings = [_squared_chord(radius) for radius in radii], [[] for _ in radii]
        whole = [0] * len(radii)
        for least, greatest, members, bits in self._cells:
            if least > radii[-1]:
                break
            for ring in range(bisect_left(radii, least), len(radii)):
                if greatest <= radii[ring]:
                    whole[ring] |= bits
                    break
                limit = limits[ring]  # what it lets out is looked at again for the next one
                rings[ring] += [
                    number
                    for number, x, y, z in members
                    if (x - a) * (x - a) + (y - b) * (y - b) + (z - c) * (z - c) <= limit
                ]
        return list(accumulate(map(or_, whole, map(bitmaps.of_numbers, rings)), or_))

    def nearest(self, bits, start, stop):
        """Numbers `start` to `stop` of a set of documents with a point, the nearest first."""
        return list(islice(self._rising(bits), start, stop))

    def _rising(self, bits):
        a, b, c = self._origin
        flags = bitmaps.to_bytes(bits)
        size, waiting = len(flags), []
        for least, _greatest, members, _bits in self._cells:
            settled = _squared_chord(least)
            while waiting and waiting[0][0] < settled:
                yield heappop(waiting)[1]
            for number, x, y, z in members:
                if number >> 3 < size and flags[number >> 3] >> (number & 7) & 1:
                    squared = (x - a) * (x - a) + (y - b) * (y - b) + (z - c) * (z - c)
                    heappush(waiting, (squared, number))
        while waiting:
            yield heappop(waiting)[1]
