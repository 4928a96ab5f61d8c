"""Between sets of documents and arrays that hold a number of a document per place."""

import numpy as np

from search.database import bitmaps


def set_of(numbers, size):
    """The set of the documents in an array, all below `size`."""
    flags = np.zeros(size, dtype=bool)
    flags[numbers] = True
    return bitmaps.from_bytes(np.packbits(flags, bitorder="little").tobytes())


def flags_of(bits, size):
    """An array that says of each number below `size` whether the document is in a set."""
    known = (bits & ((1 << size) - 1)).to_bytes((size + 7) // 8, "little")
    bytes_known = np.frombuffer(known, dtype=np.uint8)
    return np.unpackbits(bytes_known, count=size, bitorder="little").astype(bool)


def places_in(order, size):
    """The place of each number below `size` in an order, the sorted list of (key, number) of all."""
    places = np.zeros(size, dtype=np.int64)
    places[np.fromiter((number for _, number in order), np.int64, len(order))] = np.arange(len(order))
    return places


def enlarged(places, size):
    """A copy of such places for numbers below `size`, no fewer than before."""
    larger = np.zeros(max(size, places.size), dtype=np.int64)
    larger[: places.size] = places
    return larger


def leave(places, place):
    """What stood at `place` has left the order: those behind it move up."""
    np.subtract(places, places > place, out=places)


def enter(places, place, number):
    """Document `number` has entered the order at `place`: those from there on move down."""
    np.add(places, places >= place, out=places)
    places[number] = place


def by_place(bits, places, start, stop, *, newest_first=False):
    """Numbers `start` to `stop` of a set in an order, by their places in it."""
    numbers = np.flatnonzero(flags_of(bits, places.size))
    ranks = -places[numbers] if newest_first else places[numbers]
    if stop < numbers.size:
        first = np.argpartition(ranks, stop - 1)[:stop]
        numbers, ranks = numbers[first], ranks[first]
    return numbers[np.argsort(ranks)][start:stop].tolist()
