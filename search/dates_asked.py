"""What a search asks of dates, at a moment: all of it on one date (docs/adr/0024).

An engine is given an Asked, whatever facets, windows and modes it was made from. Moments are microseconds
since 1970 in UTC.
"""

from collections.abc import Iterable
from datetime import date, datetime
from functools import lru_cache
from itertools import product
from typing import NamedTuple

from search import cells
from search.conditions import Occurring
from search.days import ONE_DAY, midnight
from search.occurrences import micros
from search.protocol import Search
from search.query import BY_DAY, PAST, SearchQuery
from search.registry import facets

NEVER = (1 << 63) - 1
DAYS = "days"  # the window of a query, beside the names of facets

Constraints = tuple[tuple[Occurring, ...], ...]  # of each, one is to be met


class Span(NamedTuple):
    """A stretch [start, end) and the cells of a week that count in it; what began before it counts from
    `dawn` on."""

    start: int = -NEVER
    end: int = NEVER
    mask: int = cells.EVERY
    dawn: int = -NEVER


class Asked(NamedTuple):
    """A date that meets one of the spans. `is_to_come`: it is not over, and what is left of it does.
    `with_cancelled`: it need not take place."""

    spans: tuple[Span, ...] = (Span(),)
    is_to_come: bool = True
    with_cancelled: bool = False

    def bound(self, now: int) -> int:
        """The first moment after which what is left of a date may lie in other cells, or beyond a window."""
        bounds = [span.end for span in self.spans if span.end > now]
        if any(span.mask != cells.EVERY for span in self.spans):
            bounds.append(cells.end_of_cell(now))
        return min(bounds, default=NEVER)


ANY_TO_COME = Asked(with_cancelled=True)


class DatesAsked:
    """What is fixed, and what was chosen, facet by facet. `mode`: which dates are shown (SearchQuery)."""

    def __init__(self, search: Search, now: datetime):
        self.mode, self._now = search.dates, now
        self._fixed = _constraints(search.fixed, now)
        self._chosen = _constraints(search.query, now)
        if search.fixed.start or search.fixed.end:
            self._fixed[DAYS] = _window(search.fixed.start, search.fixed.end)
        window = _window(*search.days(now))
        self._chosen |= {DAYS: window} if window else {}
        is_past = bool(window and window[0].end and window[0].end <= now)
        self.is_to_come = not (self.mode == PAST or is_past or search.with_over)

    @property
    def fixed(self) -> Constraints:
        """Those that hold before the visitor chooses."""
        return tuple(self._fixed.values())

    def all(self, but: str = "", also: tuple[Occurring, ...] = ()) -> Constraints:
        """All of them but those of one facet, and a further one."""
        chosen = (found for name, found in self._chosen.items() if name != but)
        return (*self.fixed, *chosen, *([also] if also else []))

    def of_day(self, day: date) -> Constraints | None:
        """Those of a day, whatever days were chosen; None of a day that is over."""
        window = _window(day, day)
        if self.is_to_come and window[0].end <= self._now:
            return None
        return self.all(DAYS, window)

    def asked(self, constraints: Constraints) -> Asked:
        """Without a constraint, and day by day, what does not take place is shown too."""
        spans = _spans(constraints) if constraints else (Span(),)
        return Asked(spans, self.is_to_come, not constraints or self.mode == BY_DAY)


def _constraints(query: SearchQuery, now: datetime) -> dict[str, tuple[Occurring, ...]]:
    """{facet: conditions of which a date meets one}."""
    return {
        name: tuple(facets()[name].occurs(value, now) for value in query.selected(name))
        for name in query.facet_names()
        if facets()[name].occurs
    }


def _window(first: date | None, last: date | None) -> tuple[Occurring, ...]:
    """Whole days, both included; () without any."""
    if first is None and last is None:
        return ()
    return (Occurring(first and midnight(first), last and midnight(last + ONE_DAY)),)


@lru_cache(maxsize=2_000)
def _spans(constraints: Constraints) -> tuple[Span, ...]:
    """Those of the dates that meet one condition of each."""
    found = []
    for conditions in product(*constraints):
        both = conditions[0]
        for other in conditions[1:]:
            both = both and both.within(other)
        found += [both] if both else []
    return spans_of(found)


def spans_of(occurrings: Iterable[Occurring]) -> tuple[Span, ...]:
    """Those of some conditions of which one is to be met; those of one window together."""
    masks: dict[tuple[int, int, int], int] = {}
    for one in occurrings:
        since, dawn = (micros(one.start), micros(one.dawn)) if one.start else (-NEVER, -NEVER)
        window = since, micros(one.end) if one.end else NEVER, dawn
        masks[window] = masks.get(window, 0) | cells.mask_of(one.weekdays, one.parts)
    return tuple(Span(since, end, mask, dawn) for (since, end, dawn), mask in sorted(masks.items()))
