"""What is published reaches Elasticsearch, once, in its newest state; what it refuses is shown."""

from urllib.error import HTTPError

import pytest

from core.models import CitySettings
from search.elastic import bulk
from search.elastic import documents as elastic_documents
from search.elastic.feeding import feed, feed_quietly
from search.elastic.mapping import alias
from search.elastic.rebuilding import rebuild
from search.elastic.state import state
from search.models import ElasticState, IndexState, OutboxEntry
from tests.search import documents, index
from tests.search.elastic.held import documents as wanted
from tests.search.elastic.held import indices, versions

pytestmark = [pytest.mark.django_db, pytest.mark.slow]


@pytest.fixture
def city(elastic):
    """An index with ten documents, told to Elasticsearch."""
    index.newsroom()
    pk = CitySettings.objects.get().pk
    documents.store(documents.random_facts(1, 10), pk)
    rebuild()
    return pk


def changed(seed, pages, city):
    facts = documents.random_facts(seed, 60)
    documents.store({pk: facts[pk] for pk in pages}, city)


def test_everything_is_told_and_applied(elastic, city):
    changed(2, range(5, 15), city)
    feed()
    assert versions(elastic) == wanted()
    assert not OutboxEntry.objects.exists()
    assert state().applied == IndexState.objects.get().version


def test_a_withdrawn_document_goes(elastic, city):
    documents.store({3: None}, city)
    feed()
    assert versions(elastic) == wanted()


def test_a_document_told_twice_is_there_once(elastic, city):
    OutboxEntry.objects.create(key=next(iter(wanted())), version=1)
    feed()
    assert (versions(elastic), OutboxEntry.objects.count()) == (wanted(), 0)


def test_the_newest_state_is_sent_whatever_the_entry_says(elastic, city):
    changed(2, [4], city)
    entry = OutboxEntry.objects.get(is_deletion=False)
    documents.store({4: None}, city)
    feed()
    OutboxEntry.objects.create(key=entry.key, version=entry.version)  # a task that failed, tried again
    feed()
    assert entry.key not in versions(elastic)


def test_one_impossible_document_leaves_its_neighbours_alone(elastic, city, monkeypatch):
    whole = elastic_documents.source_of

    def source_of(row, *beside):
        return whole(row, *beside) | ({"point": {"lat": 500, "lon": 0}} if row.page_id == 30 else {})

    monkeypatch.setattr(elastic_documents, "source_of", source_of)
    changed(2, range(11, 61), city)
    feed()
    refused = OutboxEntry.objects.get()
    assert len(versions(elastic)) == 59
    assert "400" in refused.error
    assert refused.key not in versions(elastic)
    assert state().applied == IndexState.objects.get().version


def test_what_the_server_cannot_take_at_once_is_sent_in_parts(elastic, city, monkeypatch):
    monkeypatch.setattr(bulk, "MOST_BYTES", 4_000)
    changed(2, range(11, 31), city)
    feed()
    assert versions(elastic) == wanted()


def test_a_missing_alias_is_never_made_an_index(elastic, city):
    (name,) = indices(elastic)
    elastic.ask("DELETE", f"/{name}")
    documents.store({3: None}, city)
    assert not feed_quietly()
    assert "alias" in state().failure
    assert OutboxEntry.objects.count() == 1
    with pytest.raises(HTTPError):
        elastic.ask("GET", f"/{alias()}")


def test_a_read_only_index_is_told_later(elastic, city):
    elastic.ask("PUT", f"/{alias()}/_settings", {"index.blocks.read_only_allow_delete": True})
    changed(2, [12], city)
    assert not feed_quietly()
    assert not feed_quietly()  # too early
    assert (state().failures, OutboxEntry.objects.count()) == (1, 1)
    elastic.ask("PUT", f"/{alias()}/_settings", {"index.blocks.read_only_allow_delete": None})
    ElasticState.objects.update(retry_at=None)
    assert feed_quietly()
    assert (versions(elastic), state().failure) == (wanted(), "")


def test_an_empty_outbox_of_a_changed_index_moves_on(elastic, city):
    changed(1, [2], city)
    OutboxEntry.objects.all().delete()
    feed()
    assert state().applied == IndexState.objects.get().version
