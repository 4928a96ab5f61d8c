"""The index of search.protocol as a database holds it."""

from collections.abc import Collection, Sequence
from datetime import datetime
from functools import cache

from core.paging import read_page_number
from search.database import counting, kept_documents, snapshot
from search.database.lookup import look_up
from search.database.relevance import page_by_relevance
from search.protocol import Answer, Answers, Documents, Match, Search, Version, WordsHeld
from search.query import BY_DISTANCE, BY_RELEVANCE


class DatabaseIndex:
    """Bitmaps of one version in memory; words are looked up in the tables of the database."""

    def answer(self, searches: Sequence[Search], now: datetime) -> Answers:
        """See search.protocol.Index."""
        held = snapshot.held()
        around = cache(lambda here: held.points.around(here))  # once for questions about one place
        return Answers(held.token, tuple(_answer(search, held, now, around) for search in searches))

    def refresh(self) -> Version:
        """Read what changed since that version (one query)."""
        return snapshot.refreshed().token

    def documents(self, keys: Collection[str] = (), page_ids: Collection[int] = ()) -> Documents:
        """Read unless this process has kept them."""
        return Documents(*kept_documents.read(snapshot.held(), keys, page_ids))

    def exists(self, facet: str, value: str, *, city: str = "") -> bool:
        """Whether a document has a value, among those that a city shows (or all)."""
        held = snapshot.held()
        return bool(held.bits(facet, value) & (held.bits("city", city) if city else -1))

    def has_known(self, facet: str, value: str) -> bool:
        """Whether a document has a value, or once had it."""
        return (facet, value) in snapshot.held().sets

    def next_expiry(self, moment: datetime, scopes: frozenset[str]) -> datetime | None:
        """Among what this process holds: an answer was drawn from that or from what was held before."""
        return snapshot.next_expiry(moment, scopes)


def _answer(search, index, now, around):
    lookup = look_up(search, index, now) if search.words else None
    counted = counting.count(search, index, now, around, -1 if lookup is None else lookup.bits)
    paging = read_page_number(search.query.page, counted.bits.bit_count(), search.page_size)
    numbers = _page(search, index, counted, lookup, paging) if paging.total else []
    return Answer(
        matches=tuple(Match(index.keys[number].key) for number in numbers),
        paging=paging,
        counts=counted.counts,
        radii=counted.radii,
        words=None if lookup is None else _words_held(search, lookup, index, now),
        changes_at=index.timetable.next_boundary(now) if counting.follows_openings(search, now) else None,
    )


def _page(search, index, counted, lookup, paging):
    """The numbers of the documents of a page: those of negative weight after all others."""
    last = counted.bits & index.bits("ranked_last", "1") if search.ranks_weights else 0
    first = counted.bits & ~last
    count = first.bit_count()
    spans = ((first, 0), (last, count)) if last else ((first, 0),)
    return [
        number
        for bits, before in spans
        for number in _ordered(
            search,
            index,
            counted,
            lookup,
            bits,
            max(paging.start - before, 0),
            max(paging.stop - before, 0),
        )
    ]


def _ordered(search, index, counted, lookup, bits, start, stop):
    """Numbers `start` to `stop` of some of the documents counted."""
    if start >= stop:
        return []
    if search.sort == BY_DISTANCE and counted.around:
        return counted.around.nearest(bits, start, stop)
    if lookup is not None and search.sort == BY_RELEVANCE:
        return page_by_relevance(lookup, bits, index, search.scope.city, start, stop)
    return index.page_of(bits, search.sort, start, stop)


def _words_held(search, lookup, index, now):
    is_met = bool(lookup.bits & counting.in_listing(search, index, now))
    return WordsHeld(
        asked=lookup.asked,
        held=lookup.held,
        missing=lookup.missing,
        is_unfinished=lookup.is_unfinished,
        unread=lookup.unread,
        elsewhere={} if is_met and not lookup.has_fewer else _by_city(search, lookup, index, now),
    )


def _by_city(search, lookup, index, now):
    if search.seen.city is None:
        return {}
    bits = lookup.exact & counting.in_listing(search, index, now, everywhere=True)
    counts = {city: (bits & index.bits("city", city)).bit_count() for city in index.values_of("city")}
    return {city: count for city, count in counts.items() if count and city != search.seen.city}
