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
