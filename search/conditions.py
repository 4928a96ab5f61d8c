"""What a document must be like, said as values: whoever holds documents finds those that meet it.

A facet that nobody stores, because its answers change by themselves, is declared with these
(`Facet.condition`). No condition knows how an index holds its documents.
"""

from dataclasses import dataclass
from datetime import date, datetime

from search.days import at_hour, is_midnight, local_day
from search.occurrences import MORNING, PARTS, WEEKDAYS

EVERY_DAY = frozenset(range(len(WEEKDAYS)))
ALL_DAY = frozenset(PARTS)

Point = tuple[float, float]  # latitude and longitude in degrees


@dataclass(frozen=True)
class Has:
    """A document that has a value of a facet."""

    facet: str
    value: str


@dataclass(frozen=True)
class OpenAt:
    """A document that is open at a moment (aware)."""

    moment: datetime


@dataclass(frozen=True)
class OpenOn:
    """A document of which an opening starts on a local day."""

    day: date


@dataclass(frozen=True)
class Occurring:
    """A document of which a date takes place in [start, end), on a local day of one of the weekdays (0:
    Monday) in one of the parts of a day: an instant of that date meets all of it. None leaves a side open.

    A whole day is in all parts of it; what has no end is where it starts. What began before `start` meets it
    from `dawn` on.
    """

    start: datetime | None = None
    end: datetime | None = None
    weekdays: frozenset[int] = EVERY_DAY
    parts: frozenset[str] = ALL_DAY

    @property
    def dawn(self) -> datetime | None:
        """`start`; of a stretch of whole days the hour its first morning begins: the night before belongs to
        the day that it began on."""
        if self.start is None or not is_midnight(self.start):
            return self.start
        return at_hour(local_day(self.start), MORNING)

    def within(self, other: "Occurring") -> "Occurring | None":
        """Both on one date; None where no instant can meet both."""
        starts = [moment for moment in (self.start, other.start) if moment]
        ends = [moment for moment in (self.end, other.end) if moment]
        start = max(starts, default=None, key=datetime.timestamp)  # clock hours of one zone may be equal
        end = min(ends, default=None, key=datetime.timestamp)
        weekdays, parts = self.weekdays & other.weekdays, self.parts & other.parts
        if not weekdays or not parts or (start and end and start.timestamp() >= end.timestamp()):
            return None
        return Occurring(start, end, weekdays, parts)


@dataclass(frozen=True)
class LiveIn:
    """A document whose page can be read in another `language` too at a moment (aware)."""

    language: str
    moment: datetime


@dataclass(frozen=True)
class EndedBefore:
    """A document of which a day, its value of a facet of days (« 2026-11-29 »), lies before another."""

    facet: str
    day: date


@dataclass(frozen=True)
class Located:
    """A document that has a point."""


@dataclass(frozen=True)
class Within:
    """A document whose point is at most `radius` metres away from another."""

    point: Point
    radius: float


@dataclass(frozen=True)
class Not:
    """A document that does not meet a condition."""

    condition: "Condition"


@dataclass(frozen=True)
class AnyOf:
    """A document that meets one of several conditions. Of no conditions none is met: `NOTHING`."""

    conditions: tuple["Condition", ...] = ()


NOTHING = AnyOf()
Condition = Has | OpenAt | OpenOn | Occurring | LiveIn | EndedBefore | Located | Within | Not | AnyOf
