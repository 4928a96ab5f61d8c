"""The index of search.protocol as a database holds it."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from contextlib import contextmanager
from datetime import datetime
from functools import cache

from core.sites import Scope
from search.computed_facets import follows_openings
from search.database import counting, kept_documents, snapshot
from search.database.dating import Dating
from search.database.lookup import look_up
from search.database.moment import one_moment
from search.database.ordering import Ordering
from search.models import SearchDocument
from search.protocol import Answer, Answers, Documents, Match, Search, Version, WordsHeld
from search.query import EVERYTHING
from search.scoring import FEW

ALL = Search(EVERYTHING, Scope(None, ""))


class DatabaseIndex:
    """Bitmaps of one version in memory; words are looked up in the tables of the database."""

    def answer(self, searches: Sequence[Search], now: datetime) -> Answers:
        """See search.protocol.Index."""
        held = self._snapshot()
        around = cache(lambda here: held.points.around(here))  # once for questions about one place
        return Answers(held.token, tuple(_answer(search, held, now, around) for search in searches))

    def held(self) -> Version:
        """The version that this process knows."""
        return snapshot.held().token

    def refresh(self) -> Version:
        """Read what changed since that version (one query)."""
        return snapshot.refreshed().token

    def documents(self, keys: Collection[str] = (), page_ids: Collection[int] = ()) -> Documents:
        """Read unless this process has kept them."""
        return Documents(*kept_documents.read(self._snapshot(), keys, page_ids))

    @contextmanager
    def at_one_version(self) -> Iterator["DatabaseIndex"]:
        """See search.protocol.Index."""
        with one_moment():
            yield StillIndex(snapshot.read_now())

    def _snapshot(self):
        return snapshot.held()

    def next_dates(self, documents: Collection[SearchDocument], now: datetime) -> Mapping[str, Match]:
        """From the dates that are held."""
        dating = Dating(ALL, self._snapshot(), now, [document.number for document in documents])
        dated = dating.all_documents
        documents = [document for document in documents if dated >> document.number & 1]
        matches = (dating.match(document.number, document.key) for document in documents)
        return {match.key: match for match in matches if match.occurrence}

    def exists(self, facet: str, value: str, *, city: str = "") -> bool:
        """Whether a document has a value, among those that a city shows (or all)."""
        held = self._snapshot()
        return bool(held.bits(facet, value) & (held.bits("city", city) if city else -1))

    def has_known(self, facet: str, value: str) -> bool:
        """Whether a document has a value, or once had it."""
        return (facet, value) in self._snapshot().sets

    def next_expiry(self, moment: datetime, scopes: frozenset[str]) -> datetime | None:
        """Among what this process holds: an answer was drawn from that or from what was held before."""
        return snapshot.next_expiry(moment, scopes)


class StillIndex(DatabaseIndex):
    """One version, whatever this process holds meanwhile."""

    def __init__(self, held):
        self._still = held

    def _snapshot(self):
        return self._still


def _answer(search, index, now, around):
    index = index.of_city(None if search.words else search.seen.city)
    lookup = look_up(search, index, now) if search.words else None
    dating = Dating(search, index, now)
    counted = counting.count(search, index, now, around, dating, -1 if lookup is None else lookup.bits)
    paging, matches = Ordering(search, index, now, counted, lookup, dating).page()
    boundary = index.timetable.next_boundary(now) if follows_openings(search) else None
    return Answer(
        matches=tuple(matches),
        paging=paging,
        counts=counted.counts,
        radii=counted.radii,
        days=counted.days,
        words=None if lookup is None else _words_held(search, lookup, index, now),
        changes_at=min(filter(None, (boundary, dating.until)), default=None),
    )


def _words_held(search, lookup, index, now):
    plan = lookup.plans[0]
    return WordsHeld(
        asked=plan.asked,
        has_fewer=lookup.has_fewer,
        missing=lookup.missing,
        unread=lookup.unread,
        elsewhere={} if lookup.is_met else _by_city(search, lookup, index, now),
        corrected=plan.corrected,
        tokens={each.language: each.tokens for each in lookup.plans},
        beginning=plan.beginning,
    )


def _by_city(search, lookup, index, now):
    if search.seen.city is None:
        return {}
    listed = counting.in_listing(search, index, now, everywhere=True)
    strict = lookup.strict & listed
    better = strict & lookup.whole if lookup.has_fewer else strict
    shown = strict if strict.bit_count() >= FEW else lookup.bits & listed
    cities = {city: index.bits("city", city) for city in index.values_of("city") if city != search.seen.city}
    return {city: (shown & bits).bit_count() for city, bits in cities.items() if better & bits}
