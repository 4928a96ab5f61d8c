"""What is near an address that a visitor types."""

import pytest

from directory.geocoding import Found, from_service
from tests.directory.factories import PlacePageFactory

pytestmark = pytest.mark.django_db

# As the geocoder of the Géoplateforme answers (https://data.geopf.fr/geocodage/openapi), cut short.
RECORDED = (
    b'{"type":"FeatureCollection","features":[{"type":"Feature","geometry":{"type":"Point",'
    b'"coordinates":[3.158431,50.722318]},"properties":{"label":"8 Rue de Lille 59200 Tourcoing",'
    b'"score":0.97,"type":"housenumber","citycode":"59599"}}]}'
)


@pytest.fixture
def city(tourcoing, rf):
    from core.sites import get_portal

    return get_portal().by_slug["tourcoing"]


@pytest.mark.parametrize("typed", ["12 rue de Lille", "12 RUE DE LILLE", "rue de lille tourcoing"])
def test_address_of_the_directory_leads_to_what_is_near(tourcoing, visit, typed):
    PlacePageFactory(parent=tourcoing.directory)

    response = visit(f"/fr/lieux/?adresse={typed.replace(' ', '+')}")

    assert response.status_code == 302
    assert response["Location"] == "/fr/lieux/?pres=50.7235%2C3.1612"


def test_filters_are_kept_on_the_way(tourcoing, visit):
    PlacePageFactory(parent=tourcoing.directory, payments=["carte"])

    response = visit("/fr/lieux/?adresse=rue+de+Lille&paiement=carte")

    assert "paiement=carte" in response["Location"]


def test_unknown_address_is_said_in_french(tourcoing, visit):
    text = visit("/fr/lieux/?adresse=impasse+des+Brumes").content.decode()

    assert "On ne connaît pas cette adresse" in text
    assert 'value="impasse des Brumes"' in text


def test_answer_near_a_visitor_is_kept_nowhere(tourcoing, visit):
    PlacePageFactory(parent=tourcoing.directory)

    response = visit("/fr/lieux/?pres=50.7235,3.1612")

    assert "noindex" in response.content.decode()
    assert "no-store" in response["Cache-Control"] or "private" in response["Cache-Control"]


def test_national_service_is_read(city, settings):
    settings.GEOCODER_URL = "https://geocodeur.example/search"
    asked = []

    found = from_service("8 rue de Lille", city, lambda url: asked.append(url) or RECORDED)

    assert found == Found(50.722318, 3.158431, "8 Rue de Lille 59200 Tourcoing")
    assert asked[0].startswith("https://geocodeur.example/search?q=8+rue+de+Lille&limit=1")


@pytest.mark.parametrize(
    "answer",
    [
        b"",
        b"<html>",
        b"{}",
        b'{"features":[]}',
        b'{"features":[{"geometry":null}]}',
        b"[" * 90_000,
        b'{"features":[{"geometry":{"coordinates":[1' + b"0" * 400 + b',1]},"properties":{}}]}',
    ],
)
def test_service_that_answers_nonsense_finds_nothing(city, settings, answer):
    settings.GEOCODER_URL = "https://geocodeur.example/search"

    assert from_service("8 rue de Lille", city, lambda url: answer) is None


def test_service_that_is_down_finds_nothing(city, settings):
    def refuse(url):
        raise OSError("no route")

    settings.GEOCODER_URL = "https://geocodeur.example/search"

    assert from_service("8 rue de Lille", city, refuse) is None
