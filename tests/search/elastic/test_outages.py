"""A real server that is frozen, killed and started again: visitors have their answers, nothing is lost."""

import signal
import uuid

import pytest
import time_machine

from core.models import CitySettings
from core.sites import Scope
from search import outbox
from search.database.answering import DatabaseIndex
from search.elastic import asking, rebuilding
from search.elastic import client as clients
from search.elastic.answering import ElasticIndex
from search.elastic.client import client
from search.elastic.feeding import feed, feed_quietly
from search.elastic.rebuilding import rebuild
from search.elastic.state import state
from search.models import ElasticState, OutboxEntry
from search.protocol import Search
from search.query import SearchQuery
from search.renumbering import compact
from tests.search import documents, index
from tests.search.documents import NOW
from tests.search.elastic.held import documents as wanted
from tests.search.elastic.held import indices, versions

pytestmark = [pytest.mark.django_db, pytest.mark.slow]
SEARCH = Search(SearchQuery(), Scope(None, "fr"), facets=("topic", "when"), page_size=100)


@pytest.fixture
def city(own_server, settings, monkeypatch):
    """Sixty documents, told to a server that may be killed; nobody waits long, nor rests long."""
    settings.ELASTICSEARCH_URL = own_server.url
    settings.ELASTICSEARCH_PREFIX = f"test-{uuid.uuid4().hex[:8]}"
    settings.ELASTICSEARCH_SECONDS = 60.0
    monkeypatch.setattr(outbox, "_followers", {"elasticsearch": lambda: None})
    monkeypatch.setattr(asking, "FIRST_REST", 0.0)
    monkeypatch.setattr(asking, "LONGEST_REST", 0.0)
    monkeypatch.setattr(clients, "SECONDS", 60)
    monkeypatch.setattr(rebuilding, "MOST_AT_ONCE", 20)
    client.cache_clear()
    asking.breaker.forget()
    index.newsroom()
    pk = CitySettings.objects.get().pk
    with time_machine.travel(NOW, tick=False):
        documents.store(documents.random_facts(1, 60), pk)
    rebuild()
    yield pk
    asking.breaker.forget()
    client.cache_clear()


def impatient(settings, monkeypatch, seconds):
    settings.ELASTICSEARCH_SECONDS = seconds
    monkeypatch.setattr(clients, "SECONDS", max(seconds, 1))
    client.cache_clear()


class Counted(DatabaseIndex):
    """The database, which counts what it is asked instead."""

    asked = 0

    def answer(self, searches, now):
        self.asked += 1
        return super().answer(searches, now)


def answer_by(database):
    """What visitors are told, which is what the database would say."""
    found = ElasticIndex(database).answer([SEARCH], NOW).each[0]
    expected = DatabaseIndex().answer([SEARCH], NOW).each[0]
    assert (found.matches, found.total) == (expected.matches, expected.total)


def answered_by_elasticsearch():
    database = Counted()
    answer_by(database)
    return not database.asked


def publish(city, seed, pages):
    facts = documents.random_facts(seed, 90)
    with time_machine.travel(NOW, tick=False):
        for page in pages:
            documents.store({page: facts[page] if page % 4 else None}, city)


def try_again():
    ElasticState.objects.update(retry_at=None)
    return feed_quietly()


def test_frozen_while_editors_publish(own_server, city, settings, monkeypatch):
    assert answered_by_elasticsearch()
    impatient(settings, monkeypatch, 0.5)
    own_server.signal(signal.SIGSTOP)
    try:
        assert not answered_by_elasticsearch()
        publish(city, 2, range(1, 91, 3))
        compact()
        assert not try_again()
        assert not answered_by_elasticsearch()
        assert OutboxEntry.objects.count() >= 30
    finally:
        own_server.signal(signal.SIGCONT)
    impatient(settings, monkeypatch, 60.0)
    assert try_again()
    assert answered_by_elasticsearch()
    assert versions(own_server) == wanted()


def test_killed_during_a_rebuild(own_server, city):
    def kill(done, total):
        if done == 40:
            own_server.kill()
            publish(city, 3, range(1, 61, 7))

    with pytest.raises(Exception, match="Connection"):
        rebuild(kill)
    assert not try_again()
    assert not answered_by_elasticsearch()
    own_server.start()
    rebuild()
    feed()
    assert answered_by_elasticsearch()
    assert (versions(own_server), indices(own_server)) == (wanted(), [state().index])
