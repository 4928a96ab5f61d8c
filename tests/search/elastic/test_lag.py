"""Elasticsearch answers without the latest changes only where the portal allows it, and not for long."""

from datetime import timedelta

import pytest
from django.utils import timezone

from core.models import CitySettings
from core.sites import Scope
from search.database.answering import DatabaseIndex
from search.elastic.answering import ElasticIndex
from search.elastic.rebuilding import rebuild
from search.models import OutboxEntry
from search.protocol import Search
from search.query import SearchQuery
from tests.elastic_index import Silent
from tests.search import documents, index

pytestmark = [pytest.mark.django_db, pytest.mark.slow]
SEARCH = Search(SearchQuery(), Scope(None, "fr"))


@pytest.fixture
def behind(elastic):
    """Elasticsearch was not told of the last change."""
    index.newsroom()
    city = CitySettings.objects.get().pk
    documents.store(documents.random_facts(1, 10), city)
    rebuild()
    documents.store({2: None}, city)


def test_what_it_was_not_told_the_database_says(behind):
    expected = DatabaseIndex().answer([SEARCH], timezone.now())
    assert ElasticIndex(DatabaseIndex()).answer([SEARCH], timezone.now()) == expected


def test_within_the_lag_it_answers_and_nobody_keeps_that_for_longer(behind, settings):
    settings.SEARCH_MAX_LAG = 60
    now = timezone.now()
    answers = ElasticIndex(Silent()).answer([SEARCH], now)
    expected = DatabaseIndex().answer([SEARCH], now)
    assert answers.version == expected.version
    assert answers.each[0].total == expected.each[0].total + 1
    assert answers.each[0].changes_at <= now + timedelta(seconds=60)


def test_beyond_the_lag_the_database_answers(behind, settings):
    settings.SEARCH_MAX_LAG = 60
    OutboxEntry.objects.update(since=timezone.now() - timedelta(seconds=61))
    expected = DatabaseIndex().answer([SEARCH], timezone.now())
    assert ElasticIndex(DatabaseIndex()).answer([SEARCH], timezone.now()) == expected
