"""The order of what words find: titles, then scores that differ much, then what is near in place and time."""

import pytest

from core.models import CitySettings
from core.sites import Scope
from search.query import SearchQuery
from search.services import execute
from tests.search import documents, index

pytestmark = pytest.mark.django_db


def titles(words, *found):
    """Titles in the order shown to Roubaix; `found` are (title, body, owner, year)."""
    index.newsroom("roubaix")
    facts = {}
    for number, (title, body, owner, year) in enumerate(found):
        fact = documents.random_facts(number, 1)[1]
        fact.number, fact.page_id, fact.title, fact.until = number, number + 1, title, None
        fact.body, fact.published = body, documents.NOW.replace(year=year)
        cities = sorted({"roubaix", owner})
        fact.facets |= {"locale": ["fr"], "city": cities, "owner": [owner], "kind": ["news"]}
        facts[number + 1] = fact
    documents.store(facts, CitySettings.objects.get().pk)
    hits = execute(SearchQuery(words=words), Scope("roubaix", "fr")).hits
    return [hit.title for hit in hits]


def test_news_of_the_city_come_before_those_of_others_that_are_about_as_good():
    found = titles(
        "vélo",
        ("Vélo à Marcq", "", "marcq", 2026),
        ("Un long titre sur le vélo et ses voies", "Et beaucoup de mots autour", "roubaix", 2025),
    )
    assert found[0].startswith("Un long")


def test_the_newest_comes_first_among_those_about_as_good():
    found = titles(
        "vélo",
        ("Vélo en 2019", "", "roubaix", 2019),
        ("Un long titre sur le vélo et ses voies", "Et beaucoup de mots autour", "roubaix", 2026),
    )
    assert found[0].startswith("Un long")


def test_much_better_comes_first_wherever_and_whenever_it_is():
    found = titles(
        "atelier vélo",
        ("Le vélo à la maison", "Un atelier aussi", "marcq", 2019),
        ("Conseil municipal", "Un atelier. " + "Le budget. " * 50 + "Un vélo.", "roubaix", 2026),
    )
    assert found[0].startswith("Le vélo")


def test_a_word_of_every_text_tells_less_than_one_of_the_matter_even_where_it_is_rarer():
    others = [(f"Page {number}", "", "roubaix", 2026) for number in range(20)]
    found = titles(
        "rencontrer jardinier",
        ("Rencontrer ses voisins", "", "roubaix", 2026),
        ("Le jardinier du parc", "", "roubaix", 2026),
        ("Un jardinier au travail", "", "roubaix", 2026),
        *others,
    )
    assert found == ["Un jardinier au travail", "Le jardinier du parc", "Rencontrer ses voisins"]


def test_a_whole_title_comes_first_whatever_else_holds_its_words_more_often():
    found = titles(
        "vélo",
        ("Vélo, réparer son vélo, prêter un vélo", "vélo " * 9, "roubaix", 2026),
        ("Vélo", "", "marcq", 2024),
    )
    assert found[0] == "Vélo"
