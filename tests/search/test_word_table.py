"""The table of words of test_analysis, from documents to hits, on the engine of this database: which titles
a search finds, and which it does not."""

import pytest
from django.db import transaction

from core.models import CitySettings
from core.sites import Scope
from search.analysis import fold, form, relatives, tokens, written_words
from search.query import SearchQuery
from search.questions import read_question
from search.services import execute
from tests.search import documents, index
from tests.search.test_analysis import PAIRS, WORDS

TITLES = list(dict.fromkeys(text for _, text, _ in PAIRS))


def fact(number, title):
    """A French document of a city that no row names."""
    fact = documents.random_facts(number, 1)[1]
    fact.number, fact.page_id, fact.title, fact.until = number, number + 1, title, None
    fact.facets |= {"locale": ["fr"], "city": ["lille"], "owner": ["lille"]}
    return fact


@pytest.fixture(scope="module")
def corpus(django_db_setup, django_db_blocker):
    """One document per title; stored once, for all rows."""
    with django_db_blocker.unblock(), transaction.atomic():
        index.newsroom("lille")
        facts = {number + 1: fact(number, title) for number, title in enumerate(TITLES)}
        documents.store(facts, CitySettings.objects.get().pk)
        yield
        transaction.set_rollback(True)


@pytest.mark.django_db
@pytest.mark.parametrize(("asked", "yes", "no"), WORDS, ids=[asked for asked, _, _ in WORDS])
def test_a_search_finds_its_titles_and_no_other_of_its_row(corpus, asked, yes, no):
    hits = execute(SearchQuery(words=asked), Scope("lille", "fr"), page_size=1000).hits
    found = [hit.title for hit in hits]
    wanted, others = set(yes.split(" / ")), set(no.split(" / "))
    assert wanted.issubset(found)
    _, _, last = list(written_words(asked, "fr"))[-1]
    family = relatives(form(fold(last), "fr"), "fr")
    if len(read_question(asked, "fr").words) == 1:
        strangers = {title for title in others if not family.intersection(tokens(title, "fr"))}
        assert not strangers.intersection(found)
    # The family of a word, and titles that hold only some of several words, come after all others.
    assert not others.intersection(found[: 1 + max(map(found.index, wanted))])
