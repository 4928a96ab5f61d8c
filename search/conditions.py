"""What a document must be like, said as values: whoever holds documents finds those that meet it.

A facet that nobody stores, because its answers change by themselves, is declared with these
(`Facet.condition`). No condition knows how an index holds its documents.
"""

from dataclasses import dataclass
from datetime import date, datetime

from search.days import Window

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
class During:
    """A document of which a period meets a window of whole local days."""

    window: Window


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
Condition = Has | OpenAt | OpenOn | During | Located | Within | Not | AnyOf
