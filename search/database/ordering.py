"""The page of an answer: which of the documents that were counted, and in which order."""

from dataclasses import dataclass
from datetime import datetime

from core.paging import read_page_number
from search.database.arrays import set_of
from search.database.counting import Count
from search.database.dating import Dating
from search.database.lookup import Lookup
from search.database.relevance import page_by_relevance
from search.database.snapshot import Snapshot
from search.protocol import Search
from search.query import BY_DAY, BY_DISTANCE, BY_NAME, BY_NEXT_DATE, BY_OPEN, BY_RELEVANCE


@dataclass(frozen=True)
class Ordering:
    """A search in one version of the index at a moment, and what was found out: the documents counted, those
    that hold its words, what it asks of dates."""

    search: Search
    index: Snapshot
    now: datetime
    counted: Count
    lookup: Lookup | None
    dating: Dating

    def page(self):
        """(Paging, the matches of the page)."""
        query, size = self.search.query, self.search.page_size
        if self.search.dates == BY_DAY:
            places = self.dating.dates_of(self.counted.bits)
            paging = read_page_number(query.page, len(places), size)
            return paging, self.dating.matches_at(places[paging.start : paging.stop])
        paging = read_page_number(query.page, self.counted.bits.bit_count(), size)
        numbers = list(self._numbers(paging)) if paging.total else []
        self.dating.note(numbers)
        keys = self.index.keys_of(numbers)
        return paging, [self.dating.match(number, keys[number].key) for number in numbers]

    def _numbers(self, paging):
        """The documents of a page, group after group."""
        before = 0
        for bits in self._groups():
            yield from self._ordered(bits, max(paging.start - before, 0), max(paging.stop - before, 0))
            before += bits.bit_count()

    def _groups(self):
        """Sets of which each comes after the one before, whatever the order in them: what is open now first,
        where that is asked for; the reader's language before the other, but what words find with nothing left
        out before what comes close; those of negative weight last."""
        last = self.index.bits("ranked_last", "1") if self.search.ranks_weights else 0
        groups = [self.counted.bits & ~last, self.counted.bits & last]
        if self.search.sort == BY_OPEN:
            is_open = self.index.timetable.open_at(self.now)
            groups = [part for bits in groups for part in (bits & is_open, bits & ~is_open)]
        if self.search.puts_own_language_first:
            if self.lookup is not None and self.search.sort == BY_RELEVANCE:
                whole = self.lookup.strict
                groups = [part for bits in groups for part in (bits & whole, bits & ~whole)]
            own = self.index.bits("locale", self.search.scope.language)
            groups = [part for bits in groups for part in (bits & own, bits & ~own)]
        return filter(None, groups)

    def _ordered(self, bits, start, stop):
        """Numbers `start` to `stop` of some of the documents counted; of those that are open, and of the
        others, the nearest first, or by name."""
        search, around = self.search, self.counted.around
        if start >= stop:
            return []
        if search.sort in (BY_DISTANCE, BY_OPEN) and around:
            return around.nearest(bits, start, stop)
        if self.lookup is not None and search.sort == BY_RELEVANCE:
            return page_by_relevance(self.lookup.score, bits, self.index, start, stop)
        if search.sort == BY_NEXT_DATE:
            return self._by_next_date(bits, start, stop)
        return self.index.page_of(bits, BY_NAME if search.sort == BY_OPEN else search.sort, start, stop)

    def _by_next_date(self, bits, start, stop):
        """Those without such a date come last, the newest first."""
        dated = self.dating.numbers_in_order(bits)
        self.dating.note(dated[:stop].tolist())
        numbers = dated[start:stop].tolist()
        if stop > len(dated):
            others = bits & ~set_of(dated, self.index.dated.dates.size)
            missing = max(start - len(dated), 0), stop - len(dated)
            numbers += self.index.page_of(others, "date", *missing)
        return numbers
