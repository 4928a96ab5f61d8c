"""Generated queries give what counting one document at a time gives."""

import random
from datetime import timedelta

import pytest
import time_machine

from core.models import CitySettings
from core.sites import Scope
from search.nearby import RADII
from search.query import BY_RELEVANCE, SearchQuery
from search.services import execute
from tests.long import IS_LONG
from tests.search import documents, index, oracle
from tests.search.documents import NOW

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.usefixtures("engine")]

FACETS = (*oracle.STORED, "age", *oracle.DATED)
AGES = (*oracle.AGES, "6-10", "0", "8", "37", "99")  # any single age may be typed
SORTS = (BY_RELEVANCE, "date", "ancien", "titre", "fraicheur", "prochaine", "prochaine", "distance")
QUERIES = {"database": 300, "on demand": 300, "elasticsearch": 300 if IS_LONG else 80}  # by engine


def random_query(chance):
    def some(words, *weights):
        return tuple(sorted(chance.sample(words, chance.choice(weights or (0, 0, 0, 1, 2)))))

    start = end = near = None
    if chance.random() < 0.3:
        start = NOW.date() + timedelta(days=chance.choice((0, 1, 5, -1, -20, chance.randint(-700, 700))))
    if chance.random() < 0.3:
        end = (start or NOW.date()) + timedelta(days=chance.choice((0, 1, 7, 60, 900)))
    if chance.random() < 0.2:
        near = (50.7, 3.2)
    return SearchQuery(
        selections={
            "kind": some(documents.KINDS),
            "topic": some(documents.TOPICS, 0, 0, 0, 0, 1),
            "audience": some(documents.AUDIENCES, 0, 0, 0, 0, 1),
            "tag": some(documents.TAGS, 0, 0, 0, 0, 0, 1),
            "city": some(documents.CITIES),
            "status": some(documents.STATUSES),
            "year": some([str(year) for year in range(2022, 2027)], 0, 0, 0, 0, 0, 1),
            "price": some(documents.PRICES, 0, 0, 1),
            "age": some(AGES, 0, 0, 1, 2),
            "when": some(list(oracle.WINDOWS), 0, 0, 1),
            "weekday": some(oracle.WEEKDAYS, 0, 0, 0, 1, 2),
            "part": some(oracle.PARTS, 0, 0, 0, 1, 2),
        },
        start=start,
        end=end,
        near=near,
        radius=chance.choice((None, *RADII)) if near else None,
        dates=chance.choice(("", "a-venir", "a-venir", "passees", "jours")),
        sort=chance.choice(SORTS),
    )


@pytest.fixture
def facts(engine):
    """Four hundred documents, a third of them written again and forty taken away since."""
    index.newsroom()
    city = CitySettings.objects.get().pk
    with time_machine.travel(NOW, tick=False):
        facts = documents.random_facts(1, 400)
        documents.store(facts, city)
        chance = random.Random(2)
        for _ in range(20):  # kept, and patched below
            execute(random_query(chance), Scope(None, "fr"), facets=FACETS, now=NOW)
        for page_id in chance.sample(sorted(facts), 130):
            facts[page_id] = documents.random_fact(chance, page_id - 1)
        gone = dict.fromkeys(chance.sample(sorted(facts), 40))
        documents.store({**facts, **gone}, city)
        yield [fact for page_id, fact in facts.items() if page_id not in gone]


def seen(results):
    """[(number, start of the date shown, how many others)]"""
    return [
        (hit.number, hit.occurrence and hit.occurrence.start.timestamp(), hit.others) for hit in results.hits
    ]


def counted(results):
    return {name: {v.value: v.count for v in values if v.count} for name, values in results.facets.items()}


def worth_showing(counts, query, total):
    """A facet narrows the list, or is chosen."""

    def narrows(found):
        return len(found) > 1 and min(found.values()) < total

    return {name: found if query.selected(name) or narrows(found) else {} for name, found in counts.items()}


def test_generated_queries_agree_with_the_oracle(facts, engine):
    chance, found = random.Random(3), 0
    for _ in range(QUERIES[engine]):
        query, city = random_query(chance), chance.choice((None, "roubaix", "tourcoing"))
        expected, counts = oracle.answer(facts, query, city, FACETS)
        results = execute(query, Scope(city, "fr"), facets=FACETS, page_size=1000, now=NOW)
        assert (seen(results), results.total) == (expected, len(expected)), query
        assert counted(results) == worth_showing(counts, query, len(expected)), query
        found += bool(expected)
    assert found > QUERIES[engine] / 3  # else the queries prove little


def test_pages_of_a_list_are_slices_of_its_order(facts):
    whole = execute(SearchQuery(sort="titre"), Scope(None, "fr"), page_size=1000, now=NOW).hits
    second = execute(SearchQuery(sort="titre", page=2), Scope(None, "fr"), page_size=20, now=NOW).hits
    assert [hit.number for hit in second] == [hit.number for hit in whole[20:40]]
