"""« Une erreur sur cette page ? »: what becomes of what somebody writes about a page."""

from urllib.parse import urlencode

import pytest

from core.models import CitySettings
from tests.directory.conftest import tourcoing  # noqa: F401 (a fixture)
from tests.directory.truth.conftest import bakery, send, stamp, words  # noqa: F401 (fixtures)

pytestmark = pytest.mark.django_db
PATH = "/fr/une-erreur/?sur=/fr/actualites/"


@pytest.fixture
def town_hall(bakery):  # noqa: F811 (the fixture)
    """Tourcoing reads its mail."""
    settings = CitySettings.objects.get(slug="tourcoing")
    settings.email = "mairie@example.org"
    settings.save()


def test_the_town_gets_what_is_wrong_on_which_page_by_mail(send, town_hall, mailoutbox):  # noqa: F811
    form = {"remark": "Le lien est mort.", "answer_to": "anne@example.org", "stamp": stamp("remark")}
    response = send(PATH, form)
    assert (response.status_code, response.headers["Location"]) == (303, "/fr/une-erreur/merci/")
    [sent] = mailoutbox
    assert (sent.to, sent.reply_to) == (["mairie@example.org"], ["anne@example.org"])
    assert "http://tourcoing.localhost/fr/actualites/" in sent.body
    assert "Le lien est mort." in sent.body


def test_every_page_leads_to_the_form_about_it(visit, town_hall):
    assert 'href="/fr/une-erreur/?sur=/fr/"' in words(visit("/fr/"))


@pytest.mark.parametrize("asked", ["/fr/lieux/au-bon-pain/", "/fr/lieux/au-bon-pain"])
def test_a_place_has_its_own_form(visit, town_hall, asked):
    response = visit(f"/fr/une-erreur/?sur={asked}")
    assert response.headers["Location"] == "/fr/lieux/au-bon-pain/corriger/"


@pytest.mark.parametrize("asked", ["//evil.example/", "https://evil.example/", '/fr/"><i>evil', "/evil" * 99])
def test_no_address_of_others_is_repeated(visit, town_hall, asked):
    page = words(visit(f"/fr/une-erreur/?{urlencode({'sur': asked})}"))
    assert 'href="/fr/">http://tourcoing.localhost/fr/<' in page


def test_a_town_without_an_address_has_no_form(visit, bakery):  # noqa: F811 (the fixture)
    assert "une-erreur" not in words(visit("/fr/"))
    assert visit("/fr/une-erreur/").status_code == 404
