"""What one search asks of dates, at a moment and in a version of the index: all of it on one date."""

from functools import cached_property, lru_cache
from itertools import product

from search.conditions import Occurring
from search.database.dated import Asked, among, places_of, spans_of
from search.database.dates import NEVER, Span
from search.days import ONE_DAY, midnight
from search.occurrences import micros, moment_of
from search.protocol import Match
from search.query import BY_DAY, PAST
from search.registry import facets

DAYS = "days"  # the window of a query, beside the names of facets


class Dating:
    """`until`: the answers given so far do not change before."""

    def __init__(self, search, index, now):
        self._dated, self._now = index.dated, micros(now)
        self._mode = search.dates
        self._fixed = _constraints(search.fixed, now)
        self._chosen = _constraints(search.query, now)
        if search.fixed.start or search.fixed.end:
            self._fixed[DAYS] = (_window(search.fixed.start, search.fixed.end),)
        window = _window(*search.days(now))
        if window is not None:
            self._chosen[DAYS] = (window,)
        is_past = window is not None and window.end and window.end <= now
        self._is_to_come = not (self._mode == PAST or is_past or search.with_over)
        self._until = NEVER

    @property
    def until(self):
        """As a moment, or None."""
        return moment_of(self._until) if self._until < NEVER else None

    @property
    def all_documents(self):
        """Those with dates."""
        return self._dated.dates.all_documents

    def in_listing(self):
        """The documents that the search may show before the visitor chooses dates."""
        return self._meeting(self._fixed.values())

    def bits(self, but="", also=None):
        """The documents that meet what was chosen, in all facets but one, and a further condition."""
        return self._meeting([*self._all(but), *([(also,)] if also else [])])

    def bits_of_day(self, day):
        """The documents of a day, whatever days were chosen."""
        window = _window(day, day)
        is_over = self._is_to_come and micros(window.end) <= self._now
        return 0 if is_over else self.bits(DAYS, window)

    def _all(self, but=""):
        return [*self._fixed.values(), *(found for name, found in self._chosen.items() if name != but)]

    def _meeting(self, constraints):
        constraints = tuple(constraints)
        if not constraints:
            return self._in_mode()
        held = self._dated.meeting(self._asked(constraints), self._now)
        self._until = min(self._until, held.until)
        return held.bits & self._in_mode() if self._mode == PAST else held.bits

    def _in_mode(self):
        if self._mode in ("", BY_DAY):
            return -1
        asked = Asked(with_cancelled=True)
        held = self._dated.past(self._now) if self._mode == PAST else self._dated.meeting(asked, self._now)
        self._until = min(self._until, held.until)
        return held.bits

    def _asked(self, constraints):
        """Without a constraint, and day by day, what does not take place is shown too."""
        spans = _spans(constraints) if constraints else (Span(),)
        return Asked(spans, self._is_to_come, not constraints or self._mode == BY_DAY)

    @cached_property
    def _shown(self):
        asked = self._asked(tuple(self._all()))
        return self._dated.shown(asked, self._now, is_latest=self._mode == PAST)

    def numbers_in_order(self, bits):
        """The documents of a set that show a date, by that date."""
        dates = self._dated.dates
        return dates.numbers[among(self._shown.order, dates, bits)]

    def note(self, numbers):
        """A page that shows these documents says something else once a date of theirs is over."""
        dates = self._dated.dates
        if not len(dates) or not self._is_to_come:
            return
        known = [number for number in numbers if number < dates.size]
        self._until = min(self._until, *self._shown.ends[known].tolist(), NEVER)

    def match(self, number, key):
        """A document with the date it shows."""
        dates = self._dated.dates
        place = self._shown.first[number] if number < dates.size else -1
        if place < 0:
            return Match(key)
        return Match(key, dates.occurrence(place), max(int(self._shown.counts[number]) - 1, 0))

    def dates_of(self, bits):
        """The places of all dates of a set of documents that meet what was chosen, in their order."""
        dates = self._dated.dates
        places = among(places_of(dates, self._asked(tuple(self._all())), self._now), dates, bits)
        if self._is_to_come and len(places):
            self._until = min(self._until, int(dates.ends[places].min()))
        return places

    def matches_at(self, places, keys):
        """The Match of each place; `keys` are those of a snapshot."""
        dates = self._dated.dates
        return [Match(keys[int(dates.numbers[place])].key, dates.occurrence(place)) for place in places]


def _constraints(query, now):
    """{facet: conditions of which a date meets one}."""
    return {
        name: tuple(facets()[name].occurs(value, now) for value in query.selected(name))
        for name in query.facet_names()
        if facets()[name].occurs
    }


def _window(first, last):
    """Whole days, both included; None without any."""
    if first is None and last is None:
        return None
    return Occurring(first and midnight(first), last and midnight(last + ONE_DAY))


@lru_cache(maxsize=2_000)
def _spans(constraints):
    """Those of the dates that meet one condition of each."""
    found = []
    for conditions in product(*constraints):
        both = conditions[0]
        for other in conditions[1:]:
            both = both and both.within(other)
        found += [both] if both else []
    return spans_of(found)
