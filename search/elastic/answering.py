"""The index of search.protocol that asks Elasticsearch, and the database where that cannot answer."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace
from datetime import datetime, timedelta
from typing import Protocol

from django.conf import settings
from django.utils import timezone

from search.computed_facets import follows_openings
from search.elastic import asking, clock
from search.elastic.asking import NoAnswerError
from search.elastic.mapping import MOST_SHOWN
from search.elastic.reading import Body, answer_of, paging_of
from search.elastic.requests import MOST_DATES, Request
from search.elastic.state import is_usable
from search.models import ElasticState, OutboxEntry, SearchDocument
from search.protocol import Answer, Answers, Documents, Index, Match, Search, Version


class OwnIndex(Index, Protocol):
    """The index of the database, which this process holds as well."""

    def held(self) -> Version:
        """The version that this process knows."""


class ElasticIndex:
    """Whole answers come from Elasticsearch when it has applied the version that this process knows; whatever
    else is asked, and every answer that it does not give, from the database."""

    def __init__(self, database: OwnIndex):
        self._database = database
        self._state: ElasticState | None = None

    def answer(self, searches: Sequence[Search], now: datetime) -> Answers:
        """See search.protocol.Index."""
        version = self._database.held()
        if any(search.words for search in searches):
            return self._database.answer(searches, now)
        lag = self._lag(version)
        if lag is None or self._state is None:
            return self._database.answer(searches, now)
        try:
            each = _ask([Request(search, now) for search in searches], self._state.shards, lag)
        except NoAnswerError:
            self._state = None
            return self._database.answer(searches, now)
        return Answers(version, tuple(each))

    def _lag(self, version: Version) -> timedelta | None:
        """For how long an answer may be kept that lacks changes: 0 where it lacks none, None where it may not
        be asked for. What was applied once stays so: the row is read until it was."""
        held = self._state
        if held is None or held.epoch != version.epoch or held.applied < version.number:
            held = self._state = ElasticState.objects.first()
        if held is None or not is_usable(held, version.epoch):
            return None
        if held.applied >= version.number:
            return timedelta()
        most = timedelta(seconds=settings.SEARCH_MAX_LAG)
        oldest = OutboxEntry.objects.filter(error="").order_by("since").values_list("since", flat=True)[:1]
        is_within = bool(most) and all(timezone.now() - since <= most for since in oldest)
        return most if is_within else None

    def refresh(self) -> Version:
        """See search.protocol.Index."""
        return self._database.refresh()

    def documents(self, keys: Collection[str] = (), page_ids: Collection[int] = ()) -> Documents:
        """See search.protocol.Index."""
        return self._database.documents(keys, page_ids)

    def next_dates(self, documents: Collection[SearchDocument], now: datetime) -> Mapping[str, Match]:
        """See search.protocol.Index."""
        return self._database.next_dates(documents, now)

    def exists(self, facet: str, value: str, *, city: str = "") -> bool:
        """See search.protocol.Index."""
        return self._database.exists(facet, value, city=city)

    def has_known(self, facet: str, value: str) -> bool:
        """See search.protocol.Index."""
        return self._database.has_known(facet, value)

    def next_expiry(self, moment: datetime, scopes: frozenset[str]) -> datetime | None:
        """See search.protocol.Index."""
        return self._database.next_expiry(moment, scopes)


def _ask(requests: list[Request], shards: int, lag: timedelta) -> list[Answer]:
    """The answers, by one request; by a second one where a page was asked for that is not there."""
    if not requests:
        return []
    now = requests[0].now
    *bodies, ticks = asking.ask([*(request.body() for request in requests), clock.body(now)], shards)
    again = {
        place: Request(request.search, now, paging.number)
        for place, (request, body) in enumerate(zip(requests, bodies, strict=True))
        if (paging := paging_of(request, body)).number != request.paging.number
    }
    if again:
        for place, body in zip(
            again, asking.ask([one.body() for one in again.values()], shards), strict=True
        ):
            requests[place], bodies[place] = again[place], body
    return [_answer(request, body, ticks, lag) for request, body in zip(requests, bodies, strict=True)]


def _answer(request: Request, body: Body, ticks: Body, lag: timedelta) -> Answer:
    """The Answer, with the moment from which on it is another one."""
    most = MOST_DATES if request.is_by_day else MOST_SHOWN
    if paging_of(request, body).stop > most:
        raise NoAnswerError(f"a page beyond {most}")
    answer, changes = answer_of(request, body), [request.now + lag] if lag else []
    if follows_openings(request.search, request.now):
        changes.append(clock.next_opening(ticks, request.now))
    shows_dates = request.asks.is_to_come and any(match.occurrence for match in answer.matches)
    if request.asked_of_dates or shows_dates:
        changes.append(clock.next_end(ticks, request.now, request.asked_of_dates))
    return replace(answer, changes_at=min(changes, default=None))
