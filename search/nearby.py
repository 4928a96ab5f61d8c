"""What is near a point: exact distances on the sphere, nearest first, without looking at every document.

A version of the index keeps its points in cells. From each cell's middle follows how near and how far its
points can be at most, so that most cells are taken or left whole.
"""

from collections import defaultdict
from heapq import heappop, heappush
from itertools import islice
from math import asin, cos, floor, radians, sin, sqrt

from django.utils.formats import number_format
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
        return _("%(count)s m away") % {"count": max(10, round(metres / 10) * 10)}
    kilometres = round(metres / 1000, 1 if metres < 9_950 else 0)
    return _("%(count)s km away") % {"count": number_format(kilometres, int(kilometres % 1 > 0))}


def radius_words(metres):
    """« 500 m », « 2 km »."""
    return _("%(count)s km") % {"count": metres // 1000} if metres >= 1000 else f"{metres}\N{NO-BREAK SPACE}m"


class Grid:
    """The points of one version of the index: {number: (latitude, longitude)}."""

    def __init__(self, points):
        self.located = bitmaps.of_numbers(points)
        cells = defaultdict(list)
        for number, (latitude, longitude) in points.items():
            cells[floor(latitude / CELL), floor(longitude / CELL)].append((number, (latitude, longitude)))
        self._cells = [
            (((row + 0.5) * CELL, (column + 0.5) * CELL), members) for (row, column), members in cells.items()
        ]

    def around(self, here):
        """The same points seen from one of them or from elsewhere."""
        return Around(self, here, self._seen(here))

    def _seen(self, here):
        """[(least, greatest possible distance, members)], the nearest first."""
        half = EARTH * radians(CELL / 2) * 1.001
        seen = []
        for middle, members in self._cells:
            away, reach = distance(here, middle), half * (1 + cos(radians(middle[0])))
            seen.append((away - reach, away + reach, members))
        seen.sort(key=lambda cell: cell[0])
        return seen


class Around:
    """Points by their distance from `here`."""

    def __init__(self, grid, here, cells):
        self.located, self._here, self._cells = grid.located, here, cells

    def within(self, radius):
        """The set of documents at most `radius` metres away."""
        numbers = []
        for least, greatest, members in self._cells:
            if least > radius:
                break
            if greatest <= radius:
                numbers += [number for number, _ in members]
            else:
                numbers += [number for number, point in members if distance(self._here, point) <= radius]
        return bitmaps.of_numbers(numbers)

    def nearest(self, bits, start, stop):
        """Numbers `start` to `stop` of a set of documents with a point, the nearest first."""
        return list(islice(self._rising(bits), start, stop))

    def _rising(self, bits):
        flags = bitmaps.to_bytes(bits)
        size, waiting = len(flags), []
        for least, _greatest, members in self._cells:
            while waiting and waiting[0][0] < least:
                yield heappop(waiting)[1]
            for number, point in members:
                if number >> 3 < size and flags[number >> 3] >> (number & 7) & 1:
                    heappush(waiting, (distance(self._here, point), number))
        while waiting:
            yield heappop(waiting)[1]
