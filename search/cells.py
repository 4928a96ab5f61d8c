"""Local days cut into parts, numbered without a gap: which parts of which weekdays does a date meet?

Here a day is from 5 to 5: its last part is the night after midnight (search.occurrences). The number of a
cell is four times the days since 1970 plus the number of its part. It never falls while time goes on, on a
day of 25 hours either, so that the cells of a stretch of time are those between its ends.
"""

from functools import lru_cache

import numpy as np
from django.utils import timezone

from search.days import ONE_DAY, local_day, midnight
from search.occurrences import MICROSECOND, MORNING, PARTS, micros, moment_of

HOUR = 3_600_000_000  # microseconds, as all moments here
DAY = 24 * HOUR
THURSDAY = 3  # the weekday of 1 January 1970
WEEK = 7 * len(PARTS)
EVERY = (1 << WEEK) - 1
_DAWN = MORNING * HOUR
_STARTS = np.array([(first * HOUR - _DAWN) % DAY for first, _ in PARTS.values()])


def mask_of(weekdays, parts):
    """The cells of a week as bits."""
    places = [place for place, name in enumerate(PARTS) if name in parts]
    return sum(1 << (weekday - THURSDAY) % 7 * len(PARTS) + place for weekday in weekdays for place in places)


def cells_of(moments):
    """The cell of each moment of an array."""
    hours, places = np.unique(moments // HOUR, return_inverse=True)
    zone = timezone.get_default_timezone()
    # A clock is only ever changed at a whole hour.
    shifts = [moment_of(hour * HOUR).astimezone(zone).utcoffset() // MICROSECOND for hour in hours.tolist()]
    local = moments + np.array(shifts, dtype=np.int64)[places] - _DAWN
    days, times = np.divmod(local, DAY)
    return days * len(PARTS) + np.searchsorted(_STARTS, times, side="right") - 1


@lru_cache(maxsize=256)
def cell_of(moment):
    """The cell of one moment."""
    return int(cells_of(np.array([moment], dtype=np.int64))[0])


@lru_cache(maxsize=256)
def end_of_cell(moment):
    """The first moment after one that belongs to another cell."""
    day = local_day(moment_of(moment))
    later = [micros(midnight(day).replace(hour=first)) for first, _ in PARTS.values()]
    return min([end for end in later if end > moment], default=micros(midnight(day + ONE_DAY)))


def meet(first, last, mask):
    """Whether a stretch from a cell to another, both included, meets a cell of the mask; of each of two
    arrays."""
    return _RUNS[first % WEEK, np.minimum(last - first, WEEK - 1)] & mask != 0


def _runs():
    """The bits of so many cells more than the one, from each cell of a week on."""
    table = np.zeros((WEEK, WEEK), dtype=np.int64)
    for first in range(WEEK):
        for more in range(WEEK):
            bits = ((1 << more + 1) - 1) << first
            table[first, more] = (bits | bits >> WEEK) & EVERY
    return table


_RUNS = _runs()
