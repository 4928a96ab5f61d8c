"""What is near a point: exact distances on the sphere, nearest first.

A version of the index keeps its points as one array: the way from a visitor to each of 20,000 is reckoned in
a thirtieth of a millisecond, and nothing of it is kept.
"""

from math import pi, sin

import numpy as np

from search.database import bitmaps
from search.nearby import EARTH


def _vectors(points):
    """The points on a sphere of radius 1, as rows of all x, all y, all z: the straight way between two is
    cheaper than the arc, and long rows are read faster than long columns."""
    latitudes, longitudes = np.radians(np.asarray(points, dtype=float).reshape(-1, 2)).T
    across = np.cos(latitudes)
    return np.stack((across * np.cos(longitudes), across * np.sin(longitudes), np.sin(latitudes)))


def _squared_chord(metres):
    """The square of the straight way that goes with an arc."""
    return (2 * sin(min(max(metres, 0) / EARTH, pi) / 2)) ** 2


class Points:
    """The points of one version of the index: {number: (latitude, longitude)}."""

    def __init__(self, points):
        self.located = bitmaps.of_numbers(points)
        self._numbers = np.fromiter(points, dtype=np.int64, count=len(points))
        self._vectors = _vectors(list(points.values()))

    def patched(self, changes):
        """Those of another version, of which only the points of {number: point or None} differ."""
        found = Points({number: point for number, point in changes.items() if point})
        others = np.isin(self._numbers, list(changes), invert=True)
        found.located |= self.located & ~bitmaps.of_numbers(changes)
        found._numbers = np.concatenate((self._numbers[others], found._numbers))
        found._vectors = np.concatenate((self._vectors[:, others], found._vectors), axis=1)
        return found

    def around(self, here):
        """The same points seen from one of them or from elsewhere."""
        away = self._vectors - _vectors([here])
        return Around(self.located, self._numbers, np.einsum("ij,ij->j", away, away))


class Around:
    """Points by their distance from one. `squared`: of the straight way to each of `numbers`, the Earth's
    radius being 1."""

    def __init__(self, located, numbers, squared):
        self.located, self._numbers, self._squared = located, numbers, squared

    def within(self, radius):
        """The set of documents at most `radius` metres away."""
        flags = np.zeros(self.located.bit_length(), dtype=bool)
        flags[self._numbers[self._squared <= _squared_chord(radius)]] = True
        return bitmaps.from_bytes(np.packbits(flags, bitorder="little").tobytes())

    def within_each(self, radii):
        """The set of documents within each of the radii."""
        return [self.within(radius) for radius in radii]

    def nearest(self, bits, start, stop):
        """Numbers `start` to `stop` of a set of documents with a point, the nearest first."""
        size = (self.located.bit_length() + 7) // 8
        known = (bits & self.located).to_bytes(size, "little")
        flags = np.unpackbits(np.frombuffer(known, dtype=np.uint8), bitorder="little")
        chosen = np.flatnonzero(flags[self._numbers])
        numbers, squared = self._numbers[chosen], self._squared[chosen]
        if 0 < stop < len(chosen):  # those at the same distance as the last one too: each has its place
            close = squared <= np.partition(squared, stop - 1)[stop - 1]
            numbers, squared = numbers[close], squared[close]
        return numbers[np.lexsort((numbers, squared))[start:stop]].tolist()
