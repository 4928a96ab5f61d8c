"""The database answers the same where no process holds the bitmaps, beside an engine that is away."""

import random
from dataclasses import replace
from datetime import timedelta

import pytest
import time_machine
from django.db import connection, transaction
from django.test.utils import CaptureQueriesContext

from core.models import CitySettings
from core.reads import ANY
from core.sites import Scope
from search.database import lookup, on_demand, snapshot
from search.database.answering import DatabaseIndex
from search.database.fallback import FallbackIndex
from search.models import IndexState, SearchDocument
from search.protocol import Search
from search.query import BY_DAY, BY_OPEN, SearchQuery
from tests.search import documents, index, word_oracle
from tests.search.documents import NOW
from tests.search.test_oracle import FACETS, random_query
from tests.search.test_words_oracle import random_words

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.slow]


@pytest.fixture
def fallback(settings):
    """An index of which no process holds anything, of three hundred documents."""
    for slug in documents.CITIES:
        index.newsroom(slug, name=word_oracle.CITIES[slug][0])
    with time_machine.travel(NOW, tick=False):
        facts = word_oracle.random_facts(1, 300)
        documents.store(facts, CitySettings.objects.first().pk)
        documents.store(dict.fromkeys(random.Random(2).sample(sorted(facts), 30)), 1)
        settings.SEARCH_MOST_HELD = 100
        yield FallbackIndex()


def random_search(chance):
    query = random_query(chance)
    if chance.random() < 0.5:
        words = " ".join(word_oracle.written(chance, word) for word in random_words(chance))
        words = f'"{words}"' if chance.random() < 0.2 else words
        query = replace(query, words=words, start=None, end=None)
    days = tuple(NOW.date() + timedelta(days=number) for number in range(3))
    return Search(
        replace(query, page=chance.choice((1, 1, 2)), sort=chance.choice((query.sort, query.sort, BY_OPEN))),
        Scope(chance.choice((None, "roubaix", "tourcoing")), "fr"),
        facets=FACETS,
        page_size=chance.choice((5, 20)),
        days_counted=days if query.dates != BY_DAY else (),
        counts_radii=True,
        default_sort=chance.choice(("date", "titre")),
    )


@pytest.mark.parametrize("most", [on_demand.MOST_SORTED, 0], ids=["sorted here", "along the order"])
def test_it_says_what_the_bitmaps_say(fallback, monkeypatch, most):
    monkeypatch.setattr(on_demand, "MOST_SORTED", most)
    monkeypatch.setattr(on_demand, "MOST_SETS", most)
    monkeypatch.setattr(lookup, "MOST_VERIFIED", 20)
    chance, held, found = random.Random(7), DatabaseIndex(), 0
    for _ in range(60):
        search = random_search(chance)
        (expected,), (said,) = held.answer([search], NOW).each, fallback.answer([search], NOW).each
        assert said == expected, search
        found += bool(said.total)
    assert found > 20


def test_so_do_its_smaller_answers(fallback):
    held, rows = DatabaseIndex(), list(SearchDocument.objects.order_by("number")[:40])
    assert fallback.held() == fallback.refresh() == held.refresh()
    assert fallback.next_dates(rows, NOW) == held.next_dates(rows, NOW) != {}
    for value, city in (("sport", ""), ("sport", "roubaix"), ("unheard-of", "")):
        assert fallback.exists("topic", value, city=city) == held.exists("topic", value, city=city)
        assert fallback.has_known("topic", value) == held.has_known("topic", value)
    for scopes in (frozenset({ANY}), frozenset({"roubaix"}), frozenset({"roubaix", "tourcoing"})):
        assert fallback.next_expiry(NOW, scopes) == held.next_expiry(NOW, scopes)
        assert fallback.next_expiry(NOW + timedelta(days=900), scopes) is None
    keys = [row.key for row in rows]
    assert fallback.documents(keys).rows.keys() == held.documents(keys).rows.keys() == set(keys)
    assert fallback.documents(keys).version == fallback.held()


def test_it_holds_nothing(fallback):
    snapshot.refreshed()
    fallback.refresh()
    with fallback.at_one_version() as still:
        assert (
            still.answer([Search(SearchQuery(words="sport"), Scope(None, "fr"))], NOW).version
            == fallback.held()
        )
    assert snapshot._held is None


def test_of_few_documents_it_holds_the_bitmaps(fallback, settings):
    settings.SEARCH_MOST_HELD = 1_000
    search = Search(SearchQuery(), Scope(None, "fr"))
    assert fallback.refresh() == snapshot.held().token
    assert fallback.answer([search], NOW) == DatabaseIndex().answer([search], NOW)


@pytest.mark.parametrize("most", [on_demand.MOST_SETS, 3])
def test_its_statements_do_not_grow_with_the_values_of_a_facet(fallback, monkeypatch, most):
    monkeypatch.setattr(on_demand, "MOST_SETS", most)
    search = Search(SearchQuery(words="sport"), Scope("roubaix", "en", fallback="fr"), facets=("tag", "kind"))
    fallback.refresh()
    with CaptureQueriesContext(connection) as asked:
        fallback.answer([search], NOW)
    assert len([query for query in asked if "search_bitmap" in query["sql"]]) <= 16


def test_what_is_looked_up_in_a_transaction_is_not_for_others(fallback):
    version = fallback.refresh()
    with transaction.atomic():
        IndexState.objects.update(version=version.number + 1)
        assert fallback.held().number == version.number + 1
        transaction.set_rollback(True)
    assert fallback.held() == version
