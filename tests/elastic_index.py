"""An Elasticsearch for tests: one server for all of them, an index of its own for each."""

import os
import uuid

import pytest

from search import outbox
from search.elastic.client import client
from tests import elasticsearch


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
    with elasticsearch.server() as running:
        yield running


@pytest.fixture
def elastic(elasticsearch_server, settings, monkeypatch):
    """The portal has this Elasticsearch, with nothing in it; what was published is told by `feed()`."""
    settings.ELASTICSEARCH_URL = elasticsearch_server.url
    settings.ELASTICSEARCH_PREFIX = f"test-{uuid.uuid4().hex[:8]}"
    settings.ELASTICSEARCH_SECONDS = 60.0  # nobody waits for a busy machine but the tests of time
    monkeypatch.setattr(outbox, "_followers", {"elasticsearch": lambda: None})
    client.cache_clear()
    yield elasticsearch_server
    names = elasticsearch_server.ask("GET", f"/{settings.ELASTICSEARCH_PREFIX}-*?features=aliases")
    if names:
        elasticsearch_server.ask("DELETE", f"/{','.join(names)}")
    client.cache_clear()
