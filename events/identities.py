"""What a date is called for ever, whatever its schedule says later.

Calendars of subscribers know a date by its identity. A class that gets other hours keeps its dates: each
takes the new slot of its day, so that subscribers see a change, not a date that goes and another that comes.
One that gets another day of the week keeps them too: each takes the new slot of its week.
"""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator
from datetime import UTC, timedelta
from itertools import count, product

from events.models import Occurrence
from events.schedule.slots import Slot
from search.days import local_day
from search.occurrences import slot_of

Pair = tuple[Occurrence, Slot]


def on_the_same_days(rows: Iterable[Occurrence], slots: Iterable[Slot]) -> Iterator[Pair]:
    """Dates that lost their slot, each with a new slot of the local day that it was announced for: in their
    order where a day has as many as before, else the nearest first. Those left over are in no pair."""
    lost, new = _by(local_day, rows, slots)
    for day in lost.keys() & new.keys():
        yield from _in_pairs(lost[day], new[day])


def in_the_same_weeks(rows: Iterable[Occurrence], slots: Iterable[Slot]) -> Iterator[Pair]:
    """The same for the week, where it has as many as before: which one goes with which is clear then."""
    lost, new = _by(_week, rows, slots)
    for week in lost.keys() & new.keys():
        if len(lost[week]) == len(new[week]):
            yield from _in_pairs(lost[week], new[week])


def _by(period, rows, slots):
    """({period: rows announced in it}, {period: slots in it})."""
    lost, new = defaultdict(list), defaultdict(list)
    for row in rows:
        lost[period(row.announced_start)].append(row)
    for slot in slots:
        new[period(slot.start)].append(slot)
    return lost, new


def _week(moment):
    return local_day(moment).isocalendar()[:2]


def _in_pairs(rows: list[Occurrence], slots: list[Slot]) -> Iterator[Pair]:
    if len(rows) == len(slots):
        yield from zip(
            sorted(rows, key=lambda row: row.announced_start), sorted(slots, key=_start), strict=True
        )
        return
    while rows and slots:
        row, slot = min(product(rows, slots), key=_distance)
        rows, slots = [one for one in rows if one is not row], [one for one in slots if one is not slot]
        yield row, slot


def _start(slot):
    return slot.start.astimezone(UTC)


def _distance(pair):
    row, slot = pair
    return abs(_start(slot) - row.announced_start), row.recurrence_id, slot.slot


def free_identity(slot: Slot, taken: Collection[str]) -> str:
    """The identity of a new date: its slot, unless a date that has other hours now was made for that one."""
    if slot.slot not in taken:
        return slot.slot
    names = (slot_of(slot.start + timedelta(seconds=later)) for later in count(1))
    return next(name for name in names if name not in taken)
