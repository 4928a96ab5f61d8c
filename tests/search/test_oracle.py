"""Generated queries give what counting one document at a time gives."""

import random
from datetime import timedelta

import pytest
import time_machine

from core.models import CitySettings
from core.sites import Scope
from search.database import snapshot
from search.query import SORTS, SearchQuery
from search.services import execute
from tests.search import documents, index, oracle
from tests.search.documents import NOW

pytestmark = pytest.mark.django_db(transaction=True)

FACETS = ("kind", "topic", "audience", "tag", "city", "status", "year", "when")
QUERIES = 300


def random_query(chance):
    def some(words):
        return tuple(sorted(chance.sample(words, chance.choice((0, 0, 0, 1, 2)))))

    start = end = None
    if chance.random() < 0.3:
        start = NOW.date() + timedelta(days=chance.randint(-700, 700))
    if chance.random() < 0.3:
        end = (start or NOW.date()) + timedelta(days=chance.choice((0, 1, 7, 60, 900)))
    return SearchQuery(
        selections={
            "kind": some(documents.KINDS),
            "topic": some(documents.TOPICS),
            "audience": some(documents.AUDIENCES),
            "tag": some(documents.TAGS),
            "city": some(documents.CITIES),
            "status": some(documents.STATUSES),
            "year": some([str(year) for year in range(2022, 2027)]),
            "when": chance.choice(((), (), (), *((word,) for word in oracle.WINDOWS))),
        },
        start=start,
        end=end,
        sort=chance.choice(SORTS),
    )


@pytest.fixture
def facts():
    """Six hundred documents, a third of them written again and fifty taken away since."""
    index.newsroom()
    city = CitySettings.objects.get().pk
    with time_machine.travel(NOW, tick=False):
        facts = documents.random_facts(1, 600)
        documents.store(facts, city)
        snapshot.refreshed()
        chance = random.Random(2)
        for page_id in chance.sample(sorted(facts), 200):
            facts[page_id] = documents.random_fact(chance, page_id - 1)
        gone = dict.fromkeys(chance.sample(sorted(facts), 50))
        documents.store({**facts, **gone}, city)
        yield [fact for page_id, fact in facts.items() if page_id not in gone]


def counted(results):
    return {name: {v.value: v.count for v in values if v.count} for name, values in results.facets.items()}


def worth_showing(counts, query, total):
    """A facet narrows the list, or is chosen."""

    def narrows(found):
        return len(found) > 1 and min(found.values()) < total

    return {name: found if query.selected(name) or narrows(found) else {} for name, found in counts.items()}


def test_generated_queries_agree_with_the_oracle(facts):
    chance, found = random.Random(3), 0
    for _ in range(QUERIES):
        query, city = random_query(chance), chance.choice((None, "roubaix", "tourcoing"))
        numbers, counts = oracle.answer(facts, query, city, FACETS)
        results = execute(query, Scope(city, "fr"), facets=FACETS, page_size=1000, now=NOW)
        assert ([hit.number for hit in results.hits], results.total) == (numbers, len(numbers)), query
        assert counted(results) == worth_showing(counts, query, len(numbers)), query
        found += bool(numbers)
    assert found > QUERIES / 3  # else the queries prove little


def test_pages_of_a_list_are_slices_of_its_order(facts):
    whole = execute(SearchQuery(sort="titre"), Scope(None, "fr"), page_size=1000, now=NOW).hits
    second = execute(SearchQuery(sort="titre", page=2), Scope(None, "fr"), page_size=20, now=NOW).hits
    assert [hit.number for hit in second] == [hit.number for hit in whole[20:40]]
