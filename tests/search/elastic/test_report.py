"""Who answers is said: to monitors without a secret, to administrators with what to mend."""

import pytest

from core.models import CitySettings
from search.elastic import asking
from search.elastic.feeding import feed, feed_quietly
from search.elastic.rebuilding import rebuild
from search.models import OutboxEntry
from tests.search import documents, index

pytestmark = [pytest.mark.django_db, pytest.mark.slow]
PAGE = "/admin/moteur-de-recherche/"


@pytest.fixture
def city(elastic):
    index.newsroom()
    pk = CitySettings.objects.get().pk
    documents.store(documents.random_facts(1, 3), pk)
    return pk


def said(client):
    return client.get("/healthz").json()["elasticsearch"]


def test_before_a_first_rebuild_it_is_asked_for(client, city):
    found = said(client)
    assert (found["answers"], found["connected"], found["needs_rebuild"]) == (False, None, True)
    assert found["waiting"] == 3


def test_after_it_elasticsearch_answers(client, city):
    rebuild()
    well = {"answers": True, "connected": True, "needs_rebuild": False, "waiting": 0, "oldest_seconds": 0}
    assert said(client) == well | {"refused": []}


def test_what_waits_what_was_refused_and_what_failed_is_said(client, admin_client, city, settings):
    rebuild()
    documents.store({1: None}, city)
    entry = OutboxEntry.objects.create(key="broken", version=1, error="400 mapper_parsing_exception")
    settings.ELASTICSEARCH_PREFIX = "nowhere"
    assert not feed_quietly()
    found = said(client)
    assert (found["answers"], found["connected"], found["waiting"]) == (False, False, 1)
    assert found["refused"] == [entry.key]
    page = admin_client.get(PAGE, headers={"host": index.HOST}).content.decode()
    assert "La base de données répond aux visiteurs" in page
    assert "broken\u00a0: 400 mapper_parsing_exception" in page
    assert "index_not_found_exception" in page


def test_a_server_that_failed_does_not_answer(client, city):
    rebuild()
    feed()
    asking.breaker.open("away")
    assert (said(client)["answers"], said(client)["connected"]) == (False, False)


def test_only_administrators_see_the_page(client, city):
    assert client.get(PAGE, headers={"host": index.HOST}).status_code == 302
