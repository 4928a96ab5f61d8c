"""Generated questions with words give what counting one document at a time gives, in the same order, on every
engine."""

import random
from dataclasses import replace

import pytest
import time_machine

from core.models import CitySettings
from core.sites import Scope
from search.query import BY_RELEVANCE
from search.services import execute
from tests.search import documents, index, oracle, word_oracle
from tests.search.documents import NOW
from tests.search.test_oracle import FACETS, QUERIES, counted, random_query, seen, worth_showing

pytestmark = [
    pytest.mark.django_db(transaction=True),
    pytest.mark.slow,
    pytest.mark.usefixtures("engine"),
]


@pytest.fixture
def facts(engine):
    """Six hundred documents, fifty of them taken away since."""
    for slug in documents.CITIES:
        index.newsroom(slug, name=word_oracle.CITIES[slug][0])
    city = CitySettings.objects.first().pk
    with time_machine.travel(NOW, tick=False):
        facts = word_oracle.random_facts(1, 600)
        gone = dict.fromkeys(random.Random(2).sample(sorted(facts), 50))
        documents.store(facts, city)
        documents.store(gone, city)
        yield [fact for page_id, fact in facts.items() if page_id not in gone]


def random_words(chance):
    """Words of word_oracle: some known, seldom one that is unfinished, or unknown."""
    asked = chance.sample([*word_oracle.WORDS, *word_oracle.CITIES], chance.choice((1, 1, 2, 2, 3, 5)))
    if chance.random() < 0.15:
        asked[-1] = chance.choice(list(word_oracle.UNFINISHED))
    if chance.random() < 0.1:
        asked.insert(0, "zzyzx")
    return asked


def test_generated_questions_agree_with_the_oracle(facts, engine):
    chance, found = random.Random(3), 0
    for _ in range(QUERIES[engine]):
        asked = random_words(chance)
        words = " ".join(word_oracle.written(chance, word) for word in asked)
        query, city = random_query(chance), chance.choice((None, "roubaix", "tourcoing"))
        if chance.random() < 0.6:
            kept = {name: query.selected(name) for name in ("topic", "audience", "tag", "city", "status")}
            query = replace(query, start=None, end=None, selections=kept)
        scope = [fact for fact in facts if oracle.seen(fact, city) and oracle.is_listed(fact, query)]
        question = word_oracle.Question(asked, facts, city)
        expected, counts = oracle.answer(question.found(scope), query, city, FACETS)
        results = execute(
            replace(query, words=words), Scope(city, "fr"), facets=FACETS, page_size=1000, now=NOW
        )
        if query.sort == BY_RELEVANCE and query.dates != "jours":
            by_number = {fact.number: fact for fact in facts}
            expected.sort(key=lambda hit: -question.score(by_number[hit[0]]))  # stable: the newest first
        assert (seen(results), results.total) == (expected, len(expected)), (words, query)
        assert counted(results) == worth_showing(counts, query, len(expected)), (words, query)
        found += bool(expected)
    assert found > QUERIES[engine] / 3  # else the questions prove little
