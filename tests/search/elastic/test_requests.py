"""How little Elasticsearch is asked for one answer, and that pages of hits are the database's."""

import random
from dataclasses import replace

import pytest
import time_machine
from django.utils import timezone

from core.models import CitySettings
from core.sites import Scope
from search.database.answering import DatabaseIndex
from search.elastic import asking
from search.elastic.answering import ElasticIndex
from search.elastic.rebuilding import rebuild
from search.protocol import Search
from search.query import SearchQuery
from tests.elastic_index import Silent
from tests.search import documents, index, word_oracle
from tests.search.documents import NOW
from tests.search.test_fallback import random_search

pytestmark = [pytest.mark.django_db, pytest.mark.slow]
TITLES = ["Tricot", *["Réparer"] * 4, *["Atelier vélo"] * 35]


@pytest.fixture
def sent(elastic, monkeypatch):
    """The searches of each request, from now on. Roubaix has forty documents."""
    index.newsroom()
    facts = documents.random_facts(1, len(TITLES))
    for fact in facts.values():
        fact.until, fact.title = None, TITLES[fact.number]
        fact.facets |= {"owner": ["roubaix"], "city": ["roubaix"], "locale": ["fr"]}
    documents.store(facts, CitySettings.objects.get().pk)
    rebuild()
    requests, send = [], asking._send

    def noted(client, bodies, seconds):
        requests.append(bodies)
        return send(client, bodies, seconds)

    monkeypatch.setattr(asking, "_send", noted)
    return requests


def ask(words, city="roubaix", **more):
    search = Search(SearchQuery(words), Scope(city, "fr"), **more)
    return ElasticIndex(Silent()).answer([search], timezone.now()).each[0]


@pytest.mark.parametrize(
    ("words", "total", "searches"),
    [
        ("", 40, [2]),  # hits, and when the answer changes
        ("velo", 35, [3]),  # one word is held enough, whole, or alone: the same question
        ("reparer", 4, [3]),  # what holds little of one word holds it whole
        ("atelier velo", 35, [6]),  # both of two, each, little of them
    ],
)
def test_what_is_alike_is_asked_once(sent, words, total, searches):
    assert ask(words).total == total
    assert [len(bodies) for bodies in sent] == searches


def test_what_is_counted_and_the_hits_are_two_searches(sent):
    assert ask("velo", facets=("kind",)).counts["kind"]
    (bodies,) = sent
    # Counts, hits, how the word is met, and when the answer changes.
    assert [body["track_total_hits"] for body in bodies] == [True, False, 10, False]
    assert [body["size"] for body in bodies] == [0, 20, 0, 0]


def test_facets_are_counted_without_a_filter_but_beside_what_was_chosen(sent):
    narrowed = SearchQuery("velo", {"kind": ("news",)})
    for query in (SearchQuery("velo"), narrowed):
        search = Search(query, Scope(None, "fr"), facets=("kind", "topic"))
        ElasticIndex(Silent()).answer([search], NOW)
    counted = [bodies[0]["aggs"] for bodies in sent]
    filtered = [[name for name, way in each.items() if "filter" in way] for each in counted]
    assert filtered == [[], ["facet topic"]]  # a facet is counted without its own choice


def test_other_cities_are_asked_where_the_words_find_nothing_and_only_there(sent):
    assert ask("tricot", "tourcoing").words.elsewhere == {"roubaix": 1}
    assert [asks_cities(bodies) for bodies in sent] == [False, True]
    ask("tricot")
    assert not any(map(asks_cities, sent[2:]))


def asks_cities(bodies):
    return "values.city" in str([body.get("aggs") for body in bodies])


def test_pages_of_hits_are_those_of_the_database(elastic):
    for slug in documents.CITIES:
        index.newsroom(slug, name=word_oracle.CITIES[slug][0])
    with time_machine.travel(NOW, tick=False):
        documents.store(word_oracle.random_facts(1, 300), CitySettings.objects.first().pk)
        rebuild()
        chance, found = random.Random(7), 0
        for number in range(120):
            search = replace(random_search(chance), page_size=chance.choice((2, 3)))
            if number % 2:  # few filters, many hits
                asked = search.query
                query = SearchQuery(asked.words, sort=asked.sort, page=asked.page, near=asked.near)
                search = replace(search, query=query)
            (said,) = ElasticIndex(Silent()).answer([search], NOW).each
            (expected,) = DatabaseIndex().answer([search], NOW).each
            assert comparable(said) == comparable(expected), search
            found += expected.total > search.page_size
    assert found > 20


def comparable(answer):
    """Without what each engine says in its own way: how far it looks ahead, which values it counts as 0."""
    counts = {name: {value: n for value, n in each.items() if n} for name, each in answer.counts.items()}
    return replace(answer, counts=counts, changes_at=None)
