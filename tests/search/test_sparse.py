"""The database answers the same where no process holds the bitmaps, beside an engine that is away."""

import random
from dataclasses import replace
from datetime import timedelta

import pytest
import time_machine

from core.models import CitySettings
from core.reads import ANY
from core.sites import Scope
from search.database import snapshot, sparse
from search.database.answering import DatabaseIndex
from search.database.spare import SpareIndex
from search.models import SearchDocument
from search.protocol import Search
from search.query import BY_DAY, BY_OPEN, SearchQuery
from tests.search import documents, index, word_oracle
from tests.search.documents import NOW
from tests.search.test_oracle import FACETS, random_query
from tests.search.test_words_oracle import random_words

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.slow]


@pytest.fixture
def spare(settings):
    """An index of which no process holds anything, of three hundred documents."""
    for slug in documents.CITIES:
        index.newsroom(slug, name=word_oracle.CITIES[slug][0])
    with time_machine.travel(NOW, tick=False):
        facts = word_oracle.random_facts(1, 300)
        documents.store(facts, CitySettings.objects.first().pk)
        documents.store(dict.fromkeys(random.Random(2).sample(sorted(facts), 30)), 1)
        settings.SEARCH_MOST_HELD = 100
        yield SpareIndex()


def random_search(chance):
    query = random_query(chance)
    if chance.random() < 0.5:
        words = " ".join(word_oracle.written(chance, word) for word in random_words(chance))
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


@pytest.mark.parametrize("most", [sparse.MOST_SORTED, 0], ids=["sorted here", "walked along"])
def test_it_says_what_the_bitmaps_say(spare, monkeypatch, most):
    monkeypatch.setattr(sparse, "MOST_SORTED", most)
    chance, held, found = random.Random(7), DatabaseIndex(), 0
    for _ in range(60):
        search = random_search(chance)
        (expected,), (said,) = held.answer([search], NOW).each, spare.answer([search], NOW).each
        assert said == expected, search
        found += bool(said.total)
    assert found > 20


def test_so_do_its_smaller_answers(spare):
    held, rows = DatabaseIndex(), list(SearchDocument.objects.order_by("number")[:40])
    assert spare.held() == spare.refresh() == held.refresh()
    assert spare.next_dates(rows, NOW) == held.next_dates(rows, NOW) != {}
    for value, city in (("sport", ""), ("sport", "roubaix"), ("unheard-of", "")):
        assert spare.exists("topic", value, city=city) == held.exists("topic", value, city=city)
        assert spare.has_known("topic", value) == held.has_known("topic", value)
    for scopes in (frozenset({ANY}), frozenset({"roubaix"}), frozenset({"roubaix", "tourcoing"})):
        assert spare.next_expiry(NOW, scopes) == held.next_expiry(NOW, scopes)
        assert spare.next_expiry(NOW + timedelta(days=900), scopes) is None
    keys = [row.key for row in rows]
    assert spare.documents(keys).rows.keys() == held.documents(keys).rows.keys() == set(keys)
    assert spare.documents(keys).version == spare.held()


def test_it_holds_nothing(spare):
    snapshot.refreshed()
    spare.refresh()
    with spare.at_one_version() as still:
        assert (
            still.answer([Search(SearchQuery(words="sport"), Scope(None, "fr"))], NOW).version == spare.held()
        )
    assert snapshot._held is None


def test_of_few_documents_it_holds_the_bitmaps(spare, settings):
    settings.SEARCH_MOST_HELD = 1_000
    search = Search(SearchQuery(), Scope(None, "fr"))
    assert spare.refresh() == snapshot.held().token
    assert spare.answer([search], NOW) == DatabaseIndex().answer([search], NOW)


def test_a_facet_with_very_many_values_is_not_counted(spare, monkeypatch):
    monkeypatch.setattr(sparse, "MOST_COUNTED", 3)
    search = Search(SearchQuery(), Scope(None, "fr"), facets=("tag", "kind"))
    (said,) = spare.answer([search], NOW).each
    assert said.counts["tag"] == {} != said.counts["kind"]
