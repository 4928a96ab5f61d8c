"""Words in quotation marks stand as they are, and what could not be looked at is said."""

import re

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from core import generation
from core.models import CitySettings
from core.sites import Scope
from search.database import lookup
from search.query import SearchQuery
from search.services import execute
from tests.search import documents, index

pytestmark = pytest.mark.django_db
PAGE = "/fr/recherche/"


def store(titles, city="tourcoing", first=0):
    """French documents with these titles, the first one the oldest."""
    index.follow()
    facts = {}
    for number, title in enumerate(titles, start=first):
        fact = documents.random_facts(number, 1)[1]
        fact.number, fact.page_id, fact.title, fact.until = number, number + 1, title, None
        fact.published, fact.occurrences = documents.NOW.replace(year=1900 + number), []
        fact.facets |= {"locale": ["fr"], "city": [city], "owner": [city], "kind": ["news"], "year": []}
        facts[number + 1] = fact
    documents.store(facts, CitySettings.objects.first().pk)


@pytest.fixture
def street():
    index.newsroom()
    store([f"Travaux rue de l’Épeule, étape {number}" for number in range(21)])


def titles(words):
    return [hit.title for hit in execute(SearchQuery(words=words), Scope("tourcoing", "fr")).hits]


def outcome(words):
    return index.read(f"{PAGE}?q={words}").context["outcome"]


@pytest.mark.parametrize(
    ("asked", "title"),
    [
        ("« Grand-Place »", "La Grand’Place"),
        ('"grand place"', "GRAND PLACE"),
        ('"rue de l\'epeule"', "12, rue de l’Épeule"),
        ('"au coeur"', "Au cœur"),
    ],
)
def test_case_accents_and_hyphens_do_not_count_in_a_phrase(asked, title):
    index.newsroom()
    store([title, "Une place plus grande : rue et école de l’Épeule, cœur d’été"])
    assert titles(asked) == [title]


def test_the_exact_words_are_offered_when_there_is_much_to_read(street):
    exactly = outcome("travaux+épeule").exactly
    assert (exactly.label, exactly.url) == (
        "travaux épeule",
        f"{PAGE}?q=%22travaux+%C3%A9peule%22",
    )
    assert f"Chercher exactement «\xa0{exactly.label}\xa0»" in page("travaux+épeule")


def page(words):
    return index.read(f"{PAGE}?q={words}").content.decode()


@pytest.mark.parametrize(
    "words", ["travaux", "%22rue+de+l’Épeule%22", "travaux+étape+7", "travaux+étape+zzz"]
)
def test_the_exact_words_are_not_offered_without_need(street, words):
    assert outcome(words).exactly is None


def test_a_phrase_without_result_offers_its_words_alone(street):
    loosely = outcome("%22épeule+travaux%22").loosely
    assert index.read(loosely.url).context["results"].total == 21


def test_the_oldest_documents_are_not_left_out_in_silence(street, monkeypatch):
    monkeypatch.setattr(lookup, "MOST_VERIFIED", 18)
    assert outcome('"travaux+rue"').notes == (
        "Ces mots ont été cherchés dans les pages les plus récentes\u202f; "
        "3 pages plus anciennes n’ont pas été lues.",
    )


def test_few_documents_are_read_for_stop_words_alone(street, monkeypatch):
    monkeypatch.setattr(lookup, "MOST_OF_STOP_WORDS", 18)
    assert outcome('"de+l"').notes[0].count("3 pages plus anciennes")


@pytest.mark.django_db(transaction=True)
def test_a_phrase_asked_for_again_reads_only_what_changed(street):
    titles('"rue de l"')
    store(["Rue de Lille", "Travaux rue de l’Union"], first=20)
    generation.bump()
    with CaptureQueriesContext(connection) as queries:
        assert titles('"rue de l"')[0] == "Travaux rue de l’Union"
    read = [query["sql"] for query in queries if "text__body" in query["sql"]]
    assert [re.findall(r"IN \(([\d, ]+)\)", sql) for sql in read] == [["20, 21"]]


def test_documents_of_the_city_are_read_before_those_of_others(street, monkeypatch):
    store([f"Travaux rue Neuve, étape {number}" for number in range(21)], city="roubaix", first=50)
    monkeypatch.setattr(lookup, "MOST_VERIFIED", 21)
    assert len(titles('"travaux rue"')) == 20
    assert outcome('"travaux+rue"').notes == ()
