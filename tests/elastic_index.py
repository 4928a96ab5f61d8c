"""An Elasticsearch for tests: one server for all of them, an index of its own for each."""

import os
import uuid
from datetime import timedelta

import pytest
from django.conf import settings

from search import outbox, protocol
from search.database.answering import DatabaseIndex
from search.database.fallback import FallbackIndex
from search.elastic import asking, clock
from search.elastic.answering import ElasticIndex
from search.elastic.client import client
from search.elastic.feeding import feed
from search.elastic.rebuilding import rebuild
from search.models import ElasticState, IndexState
from tests import elasticsearch
from tests.long import IS_LONG


class Silent(DatabaseIndex):
    """The database, which must not be asked what Elasticsearch answers."""

    def answer(self, searches, now):
        raise AssertionError(f"Elasticsearch did not answer: {asking.breaker.failure}")


class ToldFirst(ElasticIndex):
    """Elasticsearch, which is told of changes before it is asked: no worker runs."""

    def answer(self, searches, now):
        if IndexState.objects.exists():
            (feed if ElasticState.objects.exclude(index="").exists() else rebuild)()
            return super().answer(searches, now)
        return DatabaseIndex().answer(searches, now)


class Running:
    """A server that somebody else started."""

    def __init__(self, url):
        self.url = url

    ask = elasticsearch.Server.ask


@pytest.fixture(scope="session")
def elasticsearch_server():
    """The server, which ends with the tests."""
    if url := os.environ.get(elasticsearch.RUNNING):
        yield Running(url)
        return
    if install := elasticsearch.missing():
        missing = pytest.fail if os.environ.get("PORTAL_TEST_ALL") == "1" else pytest.skip
        missing(f"no Maven or no Java: {install}")
    # Of a few minutes, the better code of the second compiler comes too late.
    with elasticsearch.server("-XX:TieredStopAtLevel=1") as running:
        yield running


@pytest.fixture
def elastic(elasticsearch_server, settings, monkeypatch):
    """The portal has this Elasticsearch, with nothing in it; what was published is told by `feed()`."""
    settings.ELASTICSEARCH_URL = elasticsearch_server.url
    settings.ELASTICSEARCH_PREFIX = f"test-{uuid.uuid4().hex[:8]}"
    settings.ELASTICSEARCH_SECONDS = 60.0  # nobody waits for a busy machine but the tests of time
    monkeypatch.setattr(outbox, "_followers", {"elasticsearch": lambda: None})
    client.cache_clear()
    asking.breaker.forget()
    yield elasticsearch_server
    names = elasticsearch_server.ask("GET", f"/{settings.ELASTICSEARCH_PREFIX}-*?features=aliases")
    if names:
        elasticsearch_server.ask("DELETE", f"/{','.join(names)}")
    client.cache_clear()


# What Elasticsearch says does not depend on the database beside it: asked once, unless time is no matter.
IS_ASKED = settings.DATABASES["default"]["ENGINE"].endswith("sqlite3") or IS_LONG
ENGINES = [
    "database",
    *([pytest.param("elasticsearch", marks=pytest.mark.slow)] if IS_ASKED else []),
    *([pytest.param("on demand", marks=pytest.mark.slow)] if IS_LONG else []),
]


@pytest.fixture(params=ENGINES)
def engine(request, monkeypatch):
    """The same test for every implementation of search.protocol."""
    if request.param == "elasticsearch":
        request.getfixturevalue("elastic")
        monkeypatch.setattr(protocol, "_index", ToldFirst(Silent()))
    if request.param == "on demand":  # the database where no process holds the bitmaps
        request.getfixturevalue("settings").SEARCH_MOST_HELD = -1
        monkeypatch.setattr(protocol, "_index", FallbackIndex())
    return request.param


def known_change(engine, moment, now):
    """The change of an answer at a moment, as an engine knows it: Elasticsearch looks ahead for a while."""
    return moment if engine != "elasticsearch" else min(moment, now + timedelta(minutes=clock.MINUTES))
