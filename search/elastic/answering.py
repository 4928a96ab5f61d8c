"""The index of search.protocol that asks Elasticsearch, and the database where that cannot answer."""

import logging
from collections.abc import Collection, Mapping, Sequence
from contextlib import AbstractContextManager
from dataclasses import replace
from datetime import datetime, timedelta
from itertools import chain, islice
from typing import NamedTuple, Protocol

from django.conf import settings
from django.utils import timezone

from search.computed_facets import follows_openings
from search.elastic import asking, clock
from search.elastic.asking import NoAnswerError
from search.elastic.mapping import MOST_SHOWN
from search.elastic.reading import (
    Body,
    Met,
    answer_of,
    finds_nothing_here,
    joined,
    must_come_close,
    paging_of,
    words_held,
)
from search.elastic.requests import MOST_DATES, Request
from search.elastic.state import is_usable
from search.models import ElasticState, OutboxEntry, SearchDocument
from search.planning import plans_of
from search.protocol import Answer, Answers, Documents, Index, Match, Search, Version

logger = logging.getLogger(__name__)


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
        lag = self._lag(version) if searches else None
        if lag is None or self._state is None:
            return self._database.answer(searches, now)
        try:
            each = _ask(searches, now, self._state.shards, lag)
        except NoAnswerError:
            self._state = None
            return self._database.answer(searches, now)
        except (KeyError, IndexError, TypeError, ValueError, AttributeError):
            logger.exception("Elasticsearch said what nobody understands")
            asking.breaker.open("said what nobody understands")
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

    def at_one_version(self) -> AbstractContextManager[Index]:
        """See search.protocol.Index."""
        return self._database.at_one_version()

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


class _Round(NamedTuple):
    """What was asked, and what was said of it: counts and hits; how the words are met here (nothing without
    words), and what they find in other cities, once that was asked."""

    request: Request
    body: Body
    met: Met
    elsewhere: Body | None = None


def _ask(searches: Sequence[Search], now: datetime, shards: int, lag: timedelta) -> list[Answer]:
    """The answers, by one request. Others follow where few documents of the scope hold enough of the words,
    where none of the city does, and where a page was asked for that is not there."""
    requests = [Request(search, now, plans_of(search, now) if search.words else ()) for search in searches]
    of_words = [request.bodies_of_words() if request.plans else {} for request in requests]
    asker = _Asker(shards)
    others = [*chain.from_iterable(bodies.values() for bodies in of_words), clock.body(now)]
    bodies, [*said, ticks] = asker.answers_to(requests, others)
    totals = (body["hits"]["total"]["value"] for body in said)
    met = [dict(zip(asked, islice(totals, len(asked)), strict=True)) for asked in of_words]
    rounds = [_Round(*one) for one in zip(requests, bodies, met, strict=True)]
    while True:
        better = {place: request for place, one in enumerate(rounds) if (request := _better(one))}
        cities = {place: body for place, one in enumerate(rounds) if (body := _asked_elsewhere(one))}
        if not better and not cities:
            return [_answer(one, ticks, lag) for one in rounds]
        bodies, said = asker.answers_to(list(better.values()), list(cities.values()))
        for place, body in zip(better, bodies, strict=True):
            rounds[place] = rounds[place]._replace(request=better[place], body=body)
        for place, body in zip(cities, said, strict=True):
            rounds[place] = rounds[place]._replace(elsewhere=body)


class _Asker:
    """Asks for one visitor, who does not wait longer for several requests than for one."""

    def __init__(self, shards: int):
        self._shards, self._until = shards, asking.deadline()

    def answers_to(
        self, requests: Sequence[Request], others: Sequence[Body]
    ) -> tuple[list[Body], list[Body]]:
        """What is said of each request, counts and hits together; and of other searches, sent with them."""
        bodies = [request.bodies() for request in requests]
        said = iter(self._ask_once([*chain.from_iterable(bodies), *others]))
        return [joined(list(islice(said, len(asked)))) for asked in bodies], list(said)

    def _ask_once(self, bodies: Sequence[Body]) -> list[Body]:
        """The answers to several searches, of which equal ones are sent once."""
        sent: list[Body] = []
        for body in bodies:
            if body not in sent:
                sent.append(body)
        said = asking.ask(sent, self._shards, self._until)
        return [said[sent.index(body)] for body in bodies]


def _better(one: _Round) -> Request | None:
    """What is to be asked instead, if anything."""
    loosely = bool(one.met) and must_come_close(one.request, one.met)
    if loosely != one.request.loosely:
        return replace(one.request, loosely=loosely, page=None)
    number = paging_of(one.request, one.body).number
    return replace(one.request, page=number) if number != one.request.paging.number else None


def _asked_elsewhere(one: _Round) -> Body | None:
    """What is to be asked of the other cities, if anything still is."""
    if not one.met or one.elsewhere or not finds_nothing_here(one.request, one.met):
        return None
    return one.request.body_elsewhere()


def _answer(one: _Round, ticks: Body, lag: timedelta) -> Answer:
    """The Answer, with the moment from which on it is another one."""
    request, body = one.request, one.body
    most = MOST_DATES if request.is_by_day else MOST_SHOWN
    if paging_of(request, body).stop > most:
        raise NoAnswerError(f"a page beyond {most}")
    answer, changes = answer_of(request, body), [request.now + lag] if lag else []
    if follows_openings(request.search):
        changes.append(clock.next_opening(ticks, request.now))
    shows_dates = request.asks.is_to_come and any(match.occurrence for match in answer.matches)
    if request.asked_of_dates or shows_dates:
        changes.append(clock.next_end(ticks, request.now, request.asked_of_dates))
    held = words_held(request, one.met, one.elsewhere) if one.met else None
    return replace(answer, words=held, changes_at=min(changes, default=None))
