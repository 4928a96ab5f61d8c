"""Which city, which language, and where editors work."""

import pytest
from django.db import DatabaseError, connection
from django.db.models import F
from wagtail.models import Locale, Site

from core import generation
from core.checks import check_admin_host
from core.models import CitySettings, Counter
from tests.cms_pages.factories import make_city
from tests.sql import assert_sql


@pytest.mark.parametrize(
    "host", ["tourcoing.localhost", "TOURCOING.localhost", "tourcoing.localhost:8000", "tourcoing.localhost."]
)
def test_a_host_name_leads_to_its_city(visit, cities, host):
    assert visit("/fr/", host=host).context["city"].slug == "tourcoing"


@pytest.mark.parametrize("host", ["inconnu.localhost", "www.tourcoing.localhost", "127.0.0.1", "localhost"])
def test_an_unknown_host_gets_no_city_at_all(visit, cities, host):
    response = visit("/fr/", host=host)
    assert response.status_code == 404
    assert "Aucun site du portail" in response.content.decode()


@pytest.mark.parametrize(
    "host", ["a b", "tourcoing.localhost/evil", "é.localhost", "x" * 300 + "_!", "[::1", "a@b"]
)
def test_an_invalid_host_is_a_bad_request(visit, cities, host):
    assert visit("/fr/", host=host).status_code == 400


def test_a_forwarded_host_is_ignored(visit, cities):
    assert visit("/fr/", x_forwarded_host="roubaix.localhost").context["city"].slug == "tourcoing"


def test_a_new_city_answers_at_the_next_request(visit, cities):
    assert visit("/fr/", host="croix.localhost").status_code == 404
    make_city("croix")
    generation.bump()
    assert visit("/fr/", host="croix.localhost").status_code == 200


def test_a_change_made_by_another_process_is_seen_at_the_next_request(visit, cities):
    visit("/fr/")
    # What another process leaves: the row changed and the number in the database, nothing in ours.
    CitySettings.objects.filter(slug="tourcoing").update(name="Tourcoing-les-Bains")
    Counter.objects.filter(scope=generation.SHARED).update(value=F("value") + 1)
    assert "Tourcoing-les-Bains" in visit("/fr/").content.decode()


def test_knowing_the_city_costs_one_query(visit, cities):
    visit("/fr/")
    with assert_sql(1):
        visit("/")


def test_an_empty_portal_answers_404(visit, db):
    Site.objects.all().delete()
    assert visit("/fr/").status_code == 404


def test_without_a_database_the_answer_is_a_french_500(visit, cities):
    def refuse(*args):
        raise DatabaseError("gone")

    with connection.execute_wrapper(refuse):
        response = visit("/fr/")
    assert response.status_code == 500
    assert "Le portail rencontre un problème" in response.content.decode()


# --- Languages ----------------------------------------------------------------------------


def test_the_root_leads_to_the_home_page(visit, cities):
    response = visit("/", accept_language="en-GB,en;q=0.9")
    assert (response.status_code, response.headers["Location"]) == (302, "/fr/")


def test_the_root_says_that_it_depends_on_the_language(visit, cities):
    assert visit("/").headers["Vary"] == "Accept-Language"


@pytest.mark.parametrize("path", ["/en/", "/nl/demarches/", "/en/liste.rss", "/en/themes/nature/"])
def test_a_language_that_the_city_lacks_is_not_found(visit, content_page, path):
    response = visit(path)
    assert (response.status_code, response.headers["Content-Language"]) == (404, "fr")


def test_a_page_outside_languages_leads_to_the_one_the_city_has(visit, content_page):
    response = visit("/demarches/?page=2", accept_language="en")
    assert (response.status_code, response.headers["Location"]) == (302, "/fr/demarches/?page=2")


@pytest.fixture
def dutch_home(cities):
    """Tourcoing in Dutch."""
    home = cities["tourcoing"].copy_for_translation(Locale.objects.create(language_code="nl"))
    home.save_revision().publish()
    CitySettings.objects.filter(slug="tourcoing").update(languages=["fr", "nl"])
    generation.bump()
    return home


@pytest.mark.parametrize(
    ("accepted", "path"),
    [
        ("nl-BE,nl;q=0.9,fr;q=0.5", "/nl/"),
        ("en,nl;q=0.5", "/nl/"),
        ("de", "/fr/"),
        ("", "/fr/"),
        ("*", "/fr/"),
        ("nl" * 5000, "/fr/"),
        ("\x00;;q=,,", "/fr/"),
    ],
)
def test_the_root_leads_to_the_best_language_of_the_city(visit, dutch_home, accepted, path):
    assert visit("/", accept_language=accepted).headers["Location"] == path


def test_the_languages_of_a_city_are_its_own(visit, dutch_home):
    statuses = [visit("/nl/", host=f"{slug}.localhost").status_code for slug in ("tourcoing", "roubaix")]
    assert statuses == [200, 404]


# --- Admin host ---------------------------------------------------------------------------


def test_editors_work_on_the_hub(visit, cities):
    assert visit("/admin/login/", host="hub.localhost").status_code == 200


def test_the_admin_of_a_city_leads_to_the_hub(visit, cities):
    response = visit("/admin/pages/?q=x")
    assert (response.status_code, response.headers["Location"]) == (
        302,
        "http://hub.localhost/admin/pages/?q=x",
    )


def test_a_form_never_changes_host(client, cities):
    response = client.post("/admin/login/", {"username": "a"}, headers={"host": "tourcoing.localhost"})
    assert response.status_code == 404


def test_a_host_of_their_own_shows_editors_nothing_but_the_admin(visit, cities, settings):
    settings.ADMIN_HOST = "gestion.localhost:8000"
    statuses = [visit(path, host="gestion.localhost").status_code for path in ("/admin/login/", "/", "/fr/")]
    assert statuses == [200, 302, 404]


def test_an_admin_host_may_be_written_with_accents(visit, cities, settings):
    settings.ADMIN_HOST = "Gestion-Cité.localhost:8000"
    name = "xn--gestion-cit-lbb.localhost"
    assert visit("/admin/login/", host=name).status_code == 200
    assert visit("/admin/", host="hub.localhost").headers["Location"] == f"http://{name}:8000/admin/"


def test_an_admin_host_that_is_none_is_said_by_check(settings):
    settings.ADMIN_HOST = "https://gestion.localhost"
    assert [problem.id for problem in check_admin_host(None)] == ["core.E008"]


def test_with_an_admin_host_the_hub_has_no_admin(visit, cities, settings):
    settings.ADMIN_HOST = "gestion.localhost:8000"
    response = visit("/admin/", host="hub.localhost")
    assert response.headers["Location"] == "http://gestion.localhost:8000/admin/"
