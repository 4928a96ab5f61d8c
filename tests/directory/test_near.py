"""What is near an address that a visitor types."""

from http.server import BaseHTTPRequestHandler, HTTPServer
from threading import Thread
from types import SimpleNamespace
from urllib.parse import parse_qs

import pytest

from directory import geocoding
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


@pytest.mark.parametrize(
    "typed", ["12 rue de Lille", "12, RUE DE LILLE", "12 rue de lille tourcoing", "Au bon pain"]
)
def test_address_of_the_directory_leads_to_what_is_near(tourcoing, visit, typed):
    PlacePageFactory(parent=tourcoing.directory, title="Au bon pain")

    response = visit(f"/fr/lieux/?adresse={typed.replace(' ', '+')}")

    assert response.status_code == 302
    assert response["Location"].startswith("/fr/lieux/?pres=50.7235%2C3.1612&autour=")
    assert parse_qs(response["Location"])["autour"] == [typed]


def test_the_address_that_was_typed_stays_in_the_field_the_filter_and_the_title(tourcoing, visit):
    PlacePageFactory(parent=tourcoing.directory)

    near = visit("/fr/lieux/?adresse=12+rue+de+Lille")["Location"]
    response = visit(f"{near}&filtre=pres&rayon=500")
    text = response.content.decode().replace("\xa0", " ")
    assert "à moins de 500 m de « 12 rue de Lille »</h1>" in text
    assert [chip.label.replace("\xa0", " ") for chip in response.context["chips"]] == [
        "À moins de 500 m de « 12 rue de Lille »"
    ]
    assert 'name="adresse" value="12 rue de Lille"' in text


def test_another_distance_is_from_the_same_place(tourcoing, visit):
    near = "/fr/lieux/?pres=50.7000%2C3.1000&autour=12+rue+de+Lille&rayon=500"

    assert visit(f"{near}&adresse=12+rue+de+Lille")["Location"] == near


def test_filters_are_kept_on_the_way(tourcoing, visit):
    PlacePageFactory(parent=tourcoing.directory, payments=["carte"])

    response = visit("/fr/lieux/?adresse=12+rue+de+Lille&paiement=carte")

    assert "paiement=carte" in response["Location"]


@pytest.mark.parametrize(
    "typed", ["rue de Lille", "8 rue de Lille", "12 Lille", "boulangerie", "12 rue de Lille Roubaix"]
)
def test_another_address_is_never_taken_in_silence(tourcoing, visit, typed):
    PlacePageFactory(parent=tourcoing.directory, title="Boulangerie de Roubaix")

    response = visit(f"/fr/lieux/?adresse={typed.replace(' ', '+')}")

    assert response.status_code == 200
    assert "près de «\xa012 rue de Lille, 59200 Tourcoing\xa0»" in response.content.decode()


@pytest.mark.parametrize("typed", ["rue de la Navette", "12 rue de la Navette"])
def test_a_place_in_the_street_goes_before_one_that_is_named_like_it(tourcoing, visit, typed):
    PlacePageFactory(parent=tourcoing.directory, title="Maison de la Navette", street="25 rue du Battant")
    PlacePageFactory(parent=tourcoing.directory, title="Les Cardeuses", street="46 rue de la Navette")

    text = visit(f"/fr/lieux/?adresse={typed.replace(' ', '+')}").content.decode()

    assert "près de «\xa046 rue de la Navette" in text


@pytest.mark.parametrize("typed", ["rue de la paix", "3 rue de la paix"])
def test_words_of_what_a_place_says_of_itself_are_no_address(tourcoing, visit, typed):
    PlacePageFactory(parent=tourcoing.directory, introduction="Travailler en paix, au fond de la rue")

    text = visit(f"/fr/lieux/?adresse={typed.replace(' ', '+')}").content.decode()

    assert "On ne connaît pas cette adresse" in text


def test_what_is_near_another_address_is_shown_with_the_filters(tourcoing, visit):
    PlacePageFactory(parent=tourcoing.directory, payments=["carte"])

    query = visit("/fr/lieux/?adresse=rue+de+Lille&paiement=carte").context["query"]

    assert (query.near, query.selected("payment")) == ((50.7235, 3.1612), ("carte",))


def test_unknown_address_is_said_in_french(tourcoing, visit):
    response = visit("/fr/lieux/?adresse=impasse+des+Brumes&pres=50.7235,3.1612&rayon=500&paiement=carte")
    text = response.content.decode()

    query = response.context["query"]
    assert (query.near, query.radius, query.selected("payment")) == (None, None, ("carte",))
    assert "On ne connaît pas cette adresse" in text
    assert 'value="impasse des Brumes"' in text


@pytest.mark.parametrize(
    ("asked", "said"),
    [
        ("adresse=impasse+des+Brumes", "On ne connaît pas cette adresse"),
        ("adresse=rue+de+Lille", "Voici ce qui est près de"),
        ("ouvert-a=2020-01-01T10:00", "Ce moment est passé"),
        ("categorie=zzz", "zzz"),
    ],
)
def test_what_was_not_understood_is_said_where_the_form_leads_to(tourcoing, visit, asked, said):
    PlacePageFactory(parent=tourcoing.directory)

    text = visit(f"/fr/lieux/?{asked}").content.decode()

    assert 'action="/fr/lieux/#resultats"' in text
    assert said in text.partition('id="resultats"')[2]


def test_answer_near_a_visitor_is_kept_nowhere(tourcoing, visit):
    PlacePageFactory(parent=tourcoing.directory)

    response = visit("/fr/lieux/?pres=50.7235,3.1612")

    assert "noindex" in response.content.decode()
    assert "no-store" in response["Cache-Control"] or "private" in response["Cache-Control"]


def test_national_service_is_read(city, settings):
    settings.GEOCODER_URL = "https://geocodeur.example/search"
    asked = []

    found = from_service("8 rue de Lille", city, lambda url: asked.append(url) or RECORDED)

    assert found == Found(50.722318, 3.158431, "8 Rue de Lille 59200 Tourcoing", is_exact=True)
    assert asked[0].startswith("https://geocodeur.example/search?q=8+rue+de+Lille&limit=1")


@pytest.mark.parametrize(
    ("typed", "kind", "is_exact"),
    [
        ("8 rue de Lille", b"street", False),
        ("8 rue de Lens", b"housenumber", False),
        ("rue de Lille", b"street", True),
        ("8 RUE DE LILLE TOURCOING", b"housenumber", True),
    ],
)
def test_what_the_service_gives_for_an_address_it_does_not_know_is_not_exact(
    city, settings, typed, kind, is_exact
):
    settings.GEOCODER_URL = "https://geocodeur.example/search"

    found = from_service(typed, city, lambda url: RECORDED.replace(b'"housenumber"', b'"%s"' % kind))

    assert found.is_exact is is_exact


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


@pytest.fixture
def service(settings):
    """`service.asked` are the paths it was asked; it answers `service.body`, or `service.fault` without."""
    found = SimpleNamespace(asked=[], body=b"", fault=500)

    class Answer(BaseHTTPRequestHandler):
        def do_GET(self):
            found.asked.append(self.path)
            self.send_response(200 if found.body else found.fault)
            self.end_headers()
            self.wfile.write(found.body)

        def log_message(self, *words):
            pass

    with HTTPServer(("127.0.0.1", 0), Answer) as server:
        Thread(target=server.serve_forever, daemon=True).start()
        settings.GEOCODER_URL = f"http://127.0.0.1:{server.server_port}/search"
        yield found
        server.shutdown()


def test_service_leads_to_an_address_that_the_directory_does_not_have(tourcoing, visit, service):
    service.body = RECORDED

    near = visit("/fr/lieux/?adresse=8+rue+de+Lille")["Location"]
    assert near.startswith("/fr/lieux/?pres=50.7223%2C3.1584&")


def test_name_of_a_place_goes_before_a_street_that_resembles_it(tourcoing, visit, service):
    PlacePageFactory(parent=tourcoing.directory, title="Au bon pain")
    service.body = RECORDED

    near = visit("/fr/lieux/?adresse=au+bon+pain")["Location"]
    assert near.startswith("/fr/lieux/?pres=50.7235%2C3.1612&")


def test_service_that_failed_is_left_in_peace(tourcoing, visit, service):
    PlacePageFactory(parent=tourcoing.directory)

    answers = [visit("/fr/lieux/?adresse=12+rue+de+Lille").status_code for _ in range(3)]

    assert (answers, len(service.asked)) == ([302, 302, 302], 1)


def test_a_service_that_is_down_is_no_fault_of_the_address(tourcoing, visit, service):
    assert "Le service des adresses ne répond pas" in visit("/fr/lieux/?adresse=8+rue+X").content.decode()


def test_service_that_has_enough_of_us_is_left_in_peace(tourcoing, visit, service):
    service.fault = 429

    for _ in range(2):
        visit("/fr/lieux/?adresse=8+rue+de+Lille")

    assert len(service.asked) == 1


def test_question_that_the_service_refuses_leaves_it_to_the_next(tourcoing, visit, service):
    service.fault = 400
    visit("/fr/lieux/?adresse=r")
    service.body = RECORDED

    assert visit("/fr/lieux/?adresse=8+rue+de+Lille").status_code == 302


def test_service_that_failed_is_asked_again_later(tourcoing, visit, service, monkeypatch):
    monkeypatch.setattr(geocoding, "PAUSE", 0)

    for _ in range(2):
        visit("/fr/lieux/?adresse=12+rue+de+Lille")

    assert len(service.asked) == 2
