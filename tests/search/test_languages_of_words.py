"""A question asks each document by the rules of its own language, and is read once for all of them."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from core import generation
from core.models import CitySettings
from core.sites import Scope
from search.query import SearchQuery
from search.services import execute
from tests.built_once import built_once
from tests.search import documents, index

pytestmark = pytest.mark.django_db

ENGLISH = Scope("roubaix", "en", fallback="fr")
PAGES = (
    ("fr", "Thé dansant", "Un après-midi pour les aînés."),
    ("fr", "Les piscines de la ville", "Horaires de la piscine, l’été."),
    ("fr", "Faire une carte d’identité", "Un passeport aussi."),
    ("en", "Markets for children", "The market, and a library beside it."),
    ("en", "La Piscine, a museum", "An art museum."),
    ("en", "How to recycle", "Bins and bags."),
)


@built_once
def pages():
    """Three documents in French, three in English."""
    index.newsroom("roubaix")
    facts = documents.random_facts(1, len(PAGES))
    for fact, (language, title, body) in zip(facts.values(), PAGES, strict=True):
        fact.title, fact.body, fact.until = title, body, None
        fact.facets |= {"locale": [language], "city": ["roubaix"], "owner": ["roubaix"], "kind": ["news"]}
    documents.store(facts, CitySettings.objects.get().pk)


def asked(words, scope=ENGLISH):
    return execute(SearchQuery(words=words), scope)


def titles(words, scope=ENGLISH):
    return [hit.title for hit in asked(words, scope).hits]


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("child", ["Markets for children"]),
        ("passeports", ["Faire une carte d’identité"]),
        ("the market", ["Markets for children"]),  # no tea
        ("les horaires de la piscine", ["Les piscines de la ville", "La Piscine, a museum"]),
        ("piscine", ["La Piscine, a museum", "Les piscines de la ville"]),
        ("how do I get a passeport", ["Faire une carte d’identité"]),
        ("comment faire pour recycler", ["How to recycle"]),  # corrected
    ],
)
def test_a_question_finds_by_the_rules_of_each_language(pages, words, expected):
    assert titles(words) == expected


def test_a_word_that_one_language_knows_is_not_corrected(pages):
    assert asked("market").advice.corrected == ""
    assert asked("passeport").advice.corrected == ""


@pytest.mark.parametrize(
    ("typed", "meant"), [("childrem", "children"), ("pasport", "passeport"), ("piscin", "")]
)
def test_a_word_that_no_language_knows_is_taken_for_the_nearest_of_either(pages, typed, meant):
    assert asked(typed).advice.corrected == meant


def test_a_document_is_marked_by_the_rules_of_its_language(pages):
    hits = {hit.locale: hit.marked_title for hit in asked("piscine").hits}
    assert hits["fr"] == "Les <mark>piscines</mark> de la ville"
    assert [hit.marked_title for hit in asked("child").hits] == ["Markets for <mark>children</mark>"]


def test_a_second_language_costs_no_statement(pages):
    def statements(scope):
        with generation.pinned():  # as in a request
            asked("piscine horaires", scope)
            with CaptureQueriesContext(connection) as captured:
                asked("piscine horaires", scope)
        return len(captured)

    assert statements(ENGLISH) == statements(Scope("roubaix", "fr"))
