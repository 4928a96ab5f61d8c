"""The index of the database beside an engine that answers: asked when that does not.

Up to settings.SEARCH_MOST_HELD documents each process holds the bitmaps, and answers at once. Of more it
holds none: each answer reads what it needs (search.database.on_demand), in a tenth of a second and more.
"""

from collections.abc import Collection, Iterator, Sequence
from contextlib import contextmanager
from datetime import UTC, datetime
from typing import NamedTuple

from django.conf import settings
from django.db import connection

from core import generation
from core.reads import ANY
from core.sites import get_portal
from search.database import kept_documents, on_demand, snapshot
from search.database.answering import DatabaseIndex, StillIndex
from search.database.moment import one_moment
from search.database.on_demand import OnDemandSnapshot, Sets
from search.models import IndexState
from search.protocol import NO_INDEX, Answers, Documents, Search, Version

MOST_KEPT = 500  # small answers, until something is published
NEVER = datetime.max.replace(tzinfo=UTC)


class State(NamedTuple):
    """What is known of the index, at a stamp of the generation."""

    stamp: generation.Stamp
    version: Version
    is_large: bool


class FallbackIndex(DatabaseIndex):
    """See search.protocol.Index."""

    def __init__(self) -> None:
        self._state: State | None = None

    def answer(self, searches: Sequence[Search], now: datetime) -> Answers:
        """From bitmaps held, or from what is read at one moment."""
        if not self._now().is_large:
            return super().answer(searches, now)
        with one_moment():
            return StillIndex(OnDemandSnapshot.read()).answer(searches, now)

    def held(self) -> Version:
        """The version that this process knows."""
        state = self._now()
        return state.version if state.is_large else super().held()

    def refresh(self) -> Version:
        """See search.protocol.Index."""
        state = self._read()
        return state.version if state.is_large else super().refresh()

    def documents(self, keys: Collection[str] = (), page_ids: Collection[int] = ()) -> Documents:
        """Kept where the bitmaps are, which tell whether they are current."""
        if not self._now().is_large:
            return super().documents(keys, page_ids)
        return Documents(*kept_documents.stored(list(keys), list(page_ids)))

    @contextmanager
    def at_one_version(self) -> Iterator[DatabaseIndex]:
        """See search.protocol.Index."""
        is_large = self._now().is_large
        with one_moment():
            yield StillIndex(OnDemandSnapshot.read() if is_large else snapshot.read_now())

    def exists(self, facet: str, value: str, *, city: str = "") -> bool:
        """Looked up once until something is published."""
        state = self._now()
        if not state.is_large:
            return super().exists(facet, value, city=city)
        kept = generation.held("values that exist", dict, [ANY], is_noted=False)
        asked = state.version, facet, value, city
        if asked not in kept:
            sets = Sets()
            among = sets.get(("city", city), 0) if city else -1
            generation.keep(kept, asked, bool(sets.get((facet, value), 0) & among), MOST_KEPT)
        return kept[asked]

    def next_expiry(self, moment: datetime, scopes: frozenset[str]) -> datetime | None:
        """Looked up once until something is published, or that moment has come."""
        state = self._now()
        if not state.is_large:
            return super().next_expiry(moment, scopes)
        kept = generation.held("next expiries", dict, [ANY], is_noted=False)
        since, until = kept.get((state.version, scopes), (NEVER, None))
        if not since <= moment < (until or NEVER):
            cities = [scope for scope in sorted(scopes) if scope in get_portal().by_slug]
            until = on_demand.next_expiry(moment, None if ANY in scopes else cities)
            generation.keep(kept, (state.version, scopes), (moment, until), MOST_KEPT)
        return until

    def _snapshot(self):
        return OnDemandSnapshot.read() if self._now().is_large else super()._snapshot()

    def _now(self) -> State:
        """What is known, looked at again when somebody has published since."""
        state = self._state
        is_current = state and not connection.in_atomic_block and generation.is_current(state.stamp)
        return state if state and is_current else self._read()

    def _read(self) -> State:
        stamp = generation.stamp([ANY])
        row = IndexState.objects.values_list("epoch", "version", "next_number").first()
        version, is_large = NO_INDEX, False
        if row:
            version, is_large = Version(*row[:2]), row[2] > settings.SEARCH_MOST_HELD
        state = State(stamp, version, is_large)
        if connection.in_atomic_block:
            return state  # it may be rolled back: not for others
        before = self._state
        if before is None or before.version.epoch != version.epoch or before.version.number <= version.number:
            self._state = state
        if is_large:
            snapshot.forget()
        return state
