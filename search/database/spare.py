"""The index of the database beside an engine that answers: asked when that does not.

Up to settings.SEARCH_MOST_HELD documents each process holds the bitmaps, and answers at once. Of more it
holds none: each answer reads what it needs (search.database.sparse), in a tenth of a second and more.
"""

from collections.abc import Collection, Iterator, Sequence
from contextlib import contextmanager
from datetime import datetime

from django.conf import settings
from django.db import connection

from core import generation
from core.reads import ANY
from search.database import kept_documents, snapshot, sparse
from search.database.answering import DatabaseIndex, StillIndex
from search.database.moment import one_moment
from search.database.sparse import Sets, Sparse
from search.models import Bitmap, IndexState
from search.protocol import NO_INDEX, Answers, Documents, Search, Version


class SpareIndex(DatabaseIndex):
    """See search.protocol.Index."""

    def __init__(self) -> None:
        self._version, self._is_large, self._stamp = NO_INDEX, False, None

    def answer(self, searches: Sequence[Search], now: datetime) -> Answers:
        """From bitmaps held, or from what is read at one moment."""
        if not self._is_sparse():
            return super().answer(searches, now)
        with one_moment():
            return StillIndex(Sparse.read()).answer(searches, now)

    def held(self) -> Version:
        """The version that this process knows."""
        return self._version if self._is_sparse() else super().held()

    def refresh(self) -> Version:
        """See search.protocol.Index."""
        self._look()
        return self._version if self._is_large else super().refresh()

    def documents(self, keys: Collection[str] = (), page_ids: Collection[int] = ()) -> Documents:
        """Kept where the bitmaps are, which tell whether they are current."""
        if not self._is_sparse():
            return super().documents(keys, page_ids)
        return Documents(*kept_documents.stored(list(keys), list(page_ids)))

    @contextmanager
    def at_one_version(self) -> Iterator[DatabaseIndex]:
        """See search.protocol.Index."""
        with one_moment():
            yield StillIndex(Sparse.read() if self._is_sparse() else snapshot.read_now())

    def exists(self, facet: str, value: str, *, city: str = "") -> bool:
        """Looked up once until something is published."""
        if not self._is_sparse():
            return super().exists(facet, value, city=city)
        known = generation.held("values that exist", dict, [ANY], is_noted=False)
        if (facet, value, city) not in known:
            sets = Sets()
            among = sets.get(("city", city), 0) if city else -1
            known[facet, value, city] = bool(sets.get((facet, value), 0) & among)
        return known[facet, value, city]

    def has_known(self, facet: str, value: str) -> bool:
        """See search.protocol.Index."""
        if not self._is_sparse():
            return super().has_known(facet, value)
        return Bitmap.objects.filter(facet=facet, value=value).exists()

    def next_expiry(self, moment: datetime, scopes: frozenset[str]) -> datetime | None:
        """Looked up once until something is published, or that moment has come."""
        if not self._is_sparse():
            return super().next_expiry(moment, scopes)
        known = generation.held("next expiries", dict, [ANY], is_noted=False)
        since, until = known.get(scopes, (None, None))
        if since is None or not since <= moment < (until or datetime.max.replace(tzinfo=moment.tzinfo)):
            until = sparse.next_expiry(moment, None if ANY in scopes else sorted(scopes))
            known[scopes] = moment, until
        return until

    def _snapshot(self):
        return Sparse.read() if self._is_sparse() else super()._snapshot()

    def _is_sparse(self) -> bool:
        """Whether there are too many documents to hold; seen again when somebody has published since."""
        is_current = self._stamp is not None and not connection.in_atomic_block
        if not (is_current and generation.is_current(self._stamp)):
            self._look()
        return self._is_large

    def _look(self) -> None:
        stamp = generation.stamp([ANY])
        state = IndexState.objects.values_list("epoch", "version", "next_number").first()
        self._version = Version(*state[:2]) if state else NO_INDEX
        self._is_large = bool(state) and state[2] > settings.SEARCH_MOST_HELD
        self._stamp = stamp
        if self._is_large:
            snapshot.forget()
