"""Names of cities are words of their documents, though no page says them."""

import pytest

from core.models import CitySettings
from core.sites import Scope
from search.projection import catch_up
from search.query import SearchQuery
from search.services import execute
from tests.cms_pages import factories
from tests.search import index

pytestmark = pytest.mark.django_db
HUB = Scope(None, "fr")


@pytest.fixture
def cities():
    """{slug: its newsroom}; each has the same three news items, which name no city."""
    names = {"roubaix": "Roubaix", "tourcoing": "Tourcoing", "marcq": "Marcq-en-Barœul"}
    newsrooms = {}
    for slug, name in names.items():
        newsrooms[slug] = index.newsroom(slug, name=name)
        for title in ("Piscine", "Atelier vélo", "Travaux de voirie"):
            index.news(newsrooms[slug], title)
    catch_up()
    return newsrooms


def found(words, scope=HUB):
    """(city, title) of each hit with all the words, in order."""
    catch_up()
    results = execute(SearchQuery(words=words), scope)
    return [(hit.city.slug, hit.title) for hit in results.hits if not results.advice.has_fewer]


@pytest.mark.parametrize(
    ("words", "hit"),
    [
        ("atelier tourcoing", ("tourcoing", "Atelier vélo")),
        ("piscine roubaix", ("roubaix", "Piscine")),
        ("Roubaix : piscine", ("roubaix", "Piscine")),
        ("piscine à Marcq", ("marcq", "Piscine")),
        ("piscine marcq en baroeul", ("marcq", "Piscine")),
        ("piscine Marcq-en-Barœul", ("marcq", "Piscine")),
        ("travaux en marcq baroeul", ("marcq", "Travaux de voirie")),
        ("travaux tourcoi", ("tourcoing", "Travaux de voirie")),
    ],
)
def test_a_city_and_what_is_looked_for_find_it_there(cities, words, hit):
    assert found(words) == [hit]


@pytest.mark.parametrize("words", ["piscine baroeul", "piscine tourc", "piscine saint", "andré"])
def test_a_piece_or_a_beginning_of_a_name_is_no_name(cities, words):
    index.news(index.newsroom("saint-andre", name="Saint-André"), "Piscine")
    assert found(words) == []


def test_a_name_may_be_typed_in_several_words(cities):
    index.news(index.newsroom("saint-andre", name="Saint-André"), "Piscine")
    assert found("piscine à saint andré") == [("saint-andre", "Piscine")]


def test_a_city_alone_finds_what_is_there(cities):
    assert sorted(found("roubaix")) == [
        ("roubaix", "Atelier vélo"),
        ("roubaix", "Piscine"),
        ("roubaix", "Travaux de voirie"),
    ]


def test_a_document_that_says_the_name_comes_first(cities):
    index.news(cities["tourcoing"], "Un tram pour Roubaix", date="2001-01-01T00:00Z")
    index.news(cities["roubaix"], "Le tram", date="2026-01-01T00:00Z")
    assert [title for _, title in found("tram roubaix")] == ["Un tram pour Roubaix", "Le tram"]
    assert found("roubaix")[0] == ("tourcoing", "Un tram pour Roubaix")


def test_at_home_the_name_of_the_city_hides_nothing(cities):
    assert found("piscine roubaix", Scope("roubaix", "fr")) == [("roubaix", "Piscine")]


def test_what_a_city_shows_of_another_is_found_by_both_names(cities):
    page = index.news(cities["roubaix"], "Braderie")
    page.shown_in.add(CitySettings.objects.get(slug="tourcoing"))
    factories.publish(page)
    assert found("braderie tourcoing") == found("braderie roubaix") == [("roubaix", "Braderie")]


def test_an_experiment_is_found_by_the_cities_it_concerns(cities):
    room = factories.ExperimentIndexPageFactory(parent=factories.make_city("hub", is_hub=True))
    page = factories.ExperimentPageFactory(parent=room, title="Bancs solaires")
    page.partner_cities.add(CitySettings.objects.get(slug="marcq"))
    factories.publish(page)
    assert found("bancs marcq") == [("hub", "Bancs solaires")]


def test_a_renamed_city_is_found_by_its_new_name_at_once(cities):
    settings = CitySettings.objects.get(slug="tourcoing")
    settings.name = "Broutteville"
    settings.save()
    assert found("piscine broutteville") == [("tourcoing", "Piscine")]


def test_a_city_asked_for_elsewhere_is_counted_there(cities):
    advice = execute(SearchQuery(words="piscine roubaix"), Scope("tourcoing", "fr")).advice
    assert [(city.slug, count) for city, count in advice.elsewhere] == [("roubaix", 1)]


@pytest.mark.parametrize(
    ("typed", "meant"), [("roubais", "roubaix"), ("tourkoing", "tourcoing"), ("marq", "marcq")]
)
def test_a_misspelt_city_is_known_though_no_page_names_it(cities, typed, meant):
    advice = execute(SearchQuery(words=f"piscine {typed}"), HUB).advice
    assert advice.corrected == f"piscine {meant}"
