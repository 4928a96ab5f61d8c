"""What one search asks of dates, at a moment and in a version of the index: all of it on one date."""

from functools import cached_property

from search.database.dated import among, places_of
from search.dates_asked import ANY_TO_COME, NEVER, DatesAsked
from search.occurrences import micros, moment_of
from search.protocol import Match
from search.query import BY_DAY, PAST


class Dating:
    """`until`: the answers given so far do not change before. `numbers`: the only documents whose dates are
    asked for; None where others may be."""

    def __init__(self, search, index, now, numbers=None):
        self._index, self._now, self._numbers = index, micros(now), numbers
        self._asks = DatesAsked(search, now)
        self._until = NEVER

    @cached_property
    def _dated(self):
        return self._index.dated if self._numbers is None else self._index.dated_of(self._numbers)

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
        return self._meeting(self._asks.fixed)

    def bits(self, but="", also=None):
        """The documents that meet what was chosen, in all facets but one, and a further condition."""
        return self._meeting(self._asks.all(but, (also,) if also else ()))

    def bits_of_day(self, day):
        """The documents of a day, whatever days were chosen."""
        constraints = self._asks.of_day(day)
        return 0 if constraints is None else self._meeting(constraints)

    def _meeting(self, constraints):
        if not constraints:
            return self._in_mode()
        held = self._dated.meeting(self._asks.asked(constraints), self._now)
        self._until = min(self._until, held.until)
        return held.bits & self._in_mode() if self._asks.mode == PAST else held.bits

    def _in_mode(self):
        if self._asks.mode in ("", BY_DAY):
            return -1
        is_past = self._asks.mode == PAST
        held = self._dated.past(self._now) if is_past else self._dated.meeting(ANY_TO_COME, self._now)
        self._until = min(self._until, held.until)
        return held.bits

    @cached_property
    def _shown(self):
        asked = self._asks.asked(self._asks.all())
        return self._dated.shown(asked, self._now, is_latest=self._asks.mode == PAST)

    def numbers_in_order(self, bits):
        """The documents of a set that show a date, by that date."""
        dates = self._dated.dates
        return dates.numbers[among(self._shown.order, dates, bits)]

    def note(self, numbers):
        """A page that shows these documents says something else once a date of theirs is over."""
        if "_dated" not in vars(self):  # nothing was asked of dates: theirs are enough
            self._numbers = numbers
        dates = self._dated.dates
        if not len(dates) or not self._asks.is_to_come:
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
        places = among(places_of(dates, self._asks.asked(self._asks.all()), self._now), dates, bits)
        if self._asks.is_to_come and len(places):
            self._until = min(self._until, int(dates.ends[places].min()))
        return places

    def matches_at(self, places):
        """The Match of each place."""
        dates = self._dated.dates
        numbers = dates.numbers[places].tolist()
        keys = self._index.keys_of(numbers)
        found = zip(numbers, dates.occurrences(places), strict=True)
        return [Match(keys[number].key, occurrence) for number, occurrence in found]
