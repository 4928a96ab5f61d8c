"""A real server that hangs, is killed and started again while visitors ask and an editor publishes."""

import multiprocessing
import random
import signal
import uuid

import pytest

from search import outbox, protocol
from search.database.answering import DatabaseIndex
from search.elastic import asking
from search.elastic import client as clients
from search.elastic.answering import ElasticIndex
from search.elastic.client import client
from search.elastic.feeding import feed, feed_quietly
from search.elastic.rebuilding import rebuild
from search.models import ElasticState, OutboxEntry
from search.renumbering import compact
from tests.long import IS_LONG
from tests.search import telling_news
from tests.search.elastic.held import documents as wanted
from tests.search.elastic.held import versions
from tests.search.test_processes import exit_codes, in_process

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.slow]

READERS, PUBLICATIONS = (6, 200) if IS_LONG else (2, 20)
SECONDS = 0.5  # that a visitor waits for Elasticsearch at most


@pytest.fixture
def own_index(own_server, settings, monkeypatch):
    """What answers is Elasticsearch, or the database in its place; nobody waits long, nor rests long."""
    settings.ELASTICSEARCH_URL = own_server.url
    settings.ELASTICSEARCH_PREFIX = f"test-{uuid.uuid4().hex[:8]}"
    settings.ELASTICSEARCH_SECONDS = SECONDS
    monkeypatch.setattr(outbox, "_followers", {"elasticsearch": lambda: None})
    monkeypatch.setattr(asking, "FIRST_REST", 0.0)
    monkeypatch.setattr(asking, "LONGEST_REST", 0.0)
    monkeypatch.setattr(clients, "SECONDS", 10)
    monkeypatch.setattr(protocol, "_index", ElasticIndex(DatabaseIndex()))
    client.cache_clear()
    asking.breaker.forget()
    yield own_server
    asking.breaker.forget()
    client.cache_clear()


def publish_often(pages, published):
    """So many publications, each told to whoever waits; the index is compacted on the way."""
    chance = random.Random(1)
    for number in range(PUBLICATIONS):
        telling_news.change(chance.choice(pages), chance)
        if number % (PUBLICATIONS // 4) == 0:
            compact()
        published.release()


def _let_things_happen(server, published):
    """The server hangs, goes on, is killed and started again, each after a fifth of the publications, and is
    told of them meanwhile."""
    happens = {
        1: lambda: server.signal(signal.SIGSTOP),
        2: lambda: server.signal(signal.SIGCONT),
        3: server.kill,
        4: server.start,
    }
    for number in range(PUBLICATIONS):
        published.acquire()
        stage, rest = divmod(number, PUBLICATIONS // 5)
        if rest == 0:
            happens.get(stage, int)()
        if stage != 1 and rest % 2:
            ElasticState.objects.update(retry_at=None)
            feed_quietly()


def read_until(is_over, slowest):
    """Without counts: Elasticsearch may have been told of a publication that the process which asks does not
    know yet."""
    telling_news.read_until(is_over, slowest, with_counts=False)


def test_visitors_have_answers_and_nothing_is_lost(own_index):
    pages = telling_news.some_news(12, random.Random(2))
    rebuild()
    client.cache_clear()  # no socket is shared with the others
    is_over, published = multiprocessing.Event(), multiprocessing.Semaphore(0)
    slowest = multiprocessing.Value("d", 0.0)
    readers = [in_process(lambda: read_until(is_over, slowest)) for _ in range(READERS)]
    editor = in_process(lambda: publish_often(pages, published))
    try:
        _let_things_happen(own_index, published)
    finally:
        own_index.signal(signal.SIGCONT)
        is_over.set()
    assert exit_codes([editor, *readers]) == [0] * (READERS + 1)
    print(f"the slowest answer took {slowest.value:.2f} s, of which Elasticsearch {SECONDS} s at most")
    ElasticState.objects.update(retry_at=None)
    feed()
    assert not OutboxEntry.objects.exists()
    assert versions(own_index) == wanted()
