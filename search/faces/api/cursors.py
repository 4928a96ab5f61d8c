"""Where a reader of a list stands: what comes and goes meanwhile makes no other item lost or doubled.

A cursor names the place after the items given, and the last of these. The next ones are those after these
items, wherever they stand by then. To go on from a value of the order instead, every engine would have to
begin in the middle of every order.
"""

import re
from base64 import urlsafe_b64decode, urlsafe_b64encode
from collections.abc import Iterable
from dataclasses import dataclass
from hashlib import blake2b
from itertools import count
from statistics import median_low

from search.hits import Hit
from search.protocol import Answer, Match

PAGE_SIZE = 100
# How far the items given are looked for from where they stood, in places.
REACH = PAGE_SIZE
# The last items given: one may be gone, or have changed its own place.
ITEMS = 5
OF_LIST, OF_PLACE, OF_ITEM = 6, 4, 4  # bytes
PATTERN = f"^[A-Za-z0-9_-]{{{(OF_LIST + OF_PLACE + ITEMS * OF_ITEM) * 4 // 3}}}$"


class NoCursorError(Exception):
    """The text is no cursor of ours."""


class NoSuchPlaceError(Exception):
    """The list has no such page; or it is not the one that the cursor was given for."""


class MovedError(Exception):
    """The items given are not to be found any more: too much has changed."""


@dataclass(frozen=True)
class Place:
    """Where to go on: at `start`, from 0, or after the `items` that stood before it."""

    start: int = 0
    items: tuple[bytes, ...] = ()

    @property
    def window(self) -> tuple[int, int]:
        """(number, size) of a page of the list that holds all there is to look at."""
        first = max(self.start - REACH, 0) if self.items else self.start
        stop = self.start + PAGE_SIZE + (REACH if self.items else 0)
        size = next(size for size in count(stop - first) if first // size == (stop - 1) // size)
        return first // size + 1, size

    def part(self, answer: Answer) -> slice:
        """The items of this place among the matches of the window."""
        if self.items:
            first = self._after_items(answer.matches)
        elif self.start and self.start >= answer.total:
            raise NoSuchPlaceError
        else:
            first = self.start - answer.paging.start
        return slice(first, first + PAGE_SIZE)

    def _after_items(self, matches: Iterable[Match]) -> int:
        """The index after the last of the items; one far from the others has changed its own place."""
        named = {_name(match): place for place, match in enumerate(matches)}
        places = [named[item] for item in self.items if item in named]
        if not places:
            raise MovedError
        middle = median_low(places)
        return 1 + max(place for place in places if abs(place - middle) <= ITEMS)


def cursor_after(address: str, first: int, hits: Iterable[Hit]) -> str:
    """The cursor of what comes after hits, the first of which stands at `first` in the list of an address."""
    names = [_name(hit) for hit in hits]
    place = (first + len(names)).to_bytes(OF_PLACE, "big")
    return urlsafe_b64encode(_digest(address, OF_LIST) + place + b"".join(names[-ITEMS:])).decode()


def place_of(cursor: str, address: str) -> Place:
    """The Place that a cursor of the list of an address names."""
    if not re.fullmatch(PATTERN, cursor):
        raise NoCursorError
    found = urlsafe_b64decode(cursor)
    if found[:OF_LIST] != _digest(address, OF_LIST):
        raise NoSuchPlaceError
    names = found[OF_LIST + OF_PLACE :]
    items = tuple(names[start : start + OF_ITEM] for start in range(0, len(names), OF_ITEM))
    return Place(int.from_bytes(found[OF_LIST : OF_LIST + OF_PLACE], "big"), items)


def _name(match: Match | Hit) -> bytes:
    """A document; day by day, one of its dates: it is in the list as often as it has some."""
    slot = match.occurrence.slot if match.occurrence else ""
    return _digest(f"{match.key} {slot}", OF_ITEM)


def _digest(text: str, size: int) -> bytes:
    return blake2b(text.encode(), digest_size=size).digest()
