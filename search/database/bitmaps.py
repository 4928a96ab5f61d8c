"""Sets of documents as integers: bit n is document n. `&` is AND, `|` is OR, bit_count() counts."""

from collections import deque
from itertools import islice, repeat

MOST_LOOKS = 500  # at an order, before its places are asked all at once
# One document of 2 ** 5 makes a set worth writing as a row of digits.
DENSE = 5


def from_bytes(stored):
    """The set kept in a Bitmap row."""
    return int.from_bytes(bytes(stored), "little")


def to_bytes(bits):
    """Little-endian, no trailing zero byte."""
    return bits.to_bytes((bits.bit_length() + 7) // 8, "little")


def of_numbers(numbers):
    """The set of some document numbers."""
    numbers = list(numbers)
    size = max(numbers, default=-1) + 1
    if len(numbers) < size >> DENSE:
        flags = bytearray((size + 7) // 8)
        for number in numbers:
            flags[number >> 3] |= 1 << (number & 7)
        return int.from_bytes(flags, "little")
    # A digit per document, the last first: a third of the time where they are many.
    digits = bytearray(b"0") * (size + 1)
    deque(map(digits.__setitem__, numbers, repeat(ord("1"))), maxlen=0)
    return int(digits[::-1], 2)


def numbers_of(bits):
    """The document numbers of a set, rising."""
    digits = bin(bits)[:1:-1]
    position = digits.find("1")
    while position >= 0:
        yield position
        position = digits.find("1", position + 1)


def union(sets):
    """Documents in any of the sets."""
    result = 0
    for bits in sets:
        result |= bits
    return result


def first_in(order, bits, wanted, *, newest_first=False):
    """The first documents of a set, `wanted` of them or all, in an order, where they are among the first
    MOST_LOOKS of that: the usual page of a list. Else None. `order` is the sorted list of (key, number) of
    all documents."""
    wanted, flags = min(wanted, bits.bit_count()), to_bytes(bits)
    size = len(flags)
    source = islice(reversed(order) if newest_first else order, MOST_LOOKS)
    found = list(islice((n for _, n in source if n >> 3 < size and flags[n >> 3] >> (n & 7) & 1), wanted))
    return found if len(found) == wanted else None
