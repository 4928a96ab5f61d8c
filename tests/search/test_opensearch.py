"""What lets a browser search a site from its address bar."""

import pytest
from lxml import etree

from core import generation
from core.models import CitySettings
from core.search_page import search_path
from core.sites import get_portal
from core.structured import website
from tests.search.index import newsroom, read

NS = {"o": "http://a9.com/-/spec/opensearch/1.1/"}

pytestmark = [pytest.mark.django_db, pytest.mark.urls("tests.search.urls_with_search")]


@pytest.fixture(autouse=True)
def forget_addresses():
    """Each address list has its own search page."""
    search_path.cache_clear()
    yield
    search_path.cache_clear()


@pytest.fixture
def description():
    """The OpenSearch document of Marcq-en-Barœul."""
    newsroom("marcq")
    CitySettings.objects.update(name="Marcq-en-Barœul & Cie")
    generation.bump()
    return etree.fromstring(read("/opensearch.xml", "marcq.localhost").content)


def test_words_take_their_place_in_the_address(description):
    template = description.find("o:Url", NS).get("template")
    assert template == "http://marcq.localhost/fr/recherche/?q={searchTerms}"


def test_name_is_no_longer_than_browsers_allow(description):
    assert description.findtext("o:ShortName", namespaces=NS) == "Marcq-en-Barœul"


def test_every_page_names_it(description):
    assert b'<link rel="search" href="/opensearch.xml"' in read("/fr/", "marcq.localhost").content


def test_its_type_is_its_own(description):
    found = read("/opensearch.xml", "marcq.localhost")["Content-Type"]
    assert found == "application/opensearchdescription+xml"


def test_structured_data_of_the_site_says_how_to_search_it(description):
    action = website(get_portal().by_slug["marcq"], "fr")["potentialAction"]
    assert action["target"]["urlTemplate"] == "http://marcq.localhost/fr/recherche/?q={search_term_string}"
