"""A fourth town, by the command that README shows."""

import pytest
from django.core.management import call_command
from django.test import Client
from wagtail.models import Collection, Page

from cms_pages.models import ContentPage
from core.models import CitySettings
from tests.portal.croix import create_croix

pytestmark = pytest.mark.django_db


@pytest.fixture(scope="module")
def printed(two_towns):
    """What the command says."""
    return create_croix()


@pytest.fixture(scope="module")
def croix(printed):
    return CitySettings.objects.get(slug="croix")


def test_it_says_where_the_city_is_who_edits_it_and_how_to_add_an_editor(printed):
    online, team, editor = printed.splitlines()[:3]
    assert online == "Croix est en ligne à l’adresse http://croix.localhost:8000."
    assert "Équipe Croix" in team
    assert "http://live.localhost/admin/users/new/" in editor  # the port of the hub, not of the settings


def get(path, host="croix.localhost"):
    return Client(headers={"host": host}).get(path)


def test_the_home_page_is_served_at_once(croix):
    response = get("/fr/")
    assert response.status_code == 200
    assert "Le portail des habitants" in response.content.decode()


@pytest.mark.parametrize(
    "path", ["actualites", "lieux", "mentions-legales", "donnees-personnelles", "accessibilite", "contact"]
)
def test_its_first_pages_are_served(croix, path):
    assert get(f"/fr/{path}/").status_code == 200


def test_its_menu_and_footer_link_to_its_pages_and_to_the_lab(croix):
    page = get("/fr/").content.decode()
    links = (
        'href="/fr/actualites/"',
        'href="/fr/mentions-legales/"',
        'href="http://live.localhost/fr/labo/"',
    )
    assert all(link in page for link in links)


def test_the_hub_names_the_new_city(croix):
    assert "Croix" in get("/fr/", host="live.localhost").content.decode()


def test_it_has_a_collection_of_its_own(croix):
    assert Collection.objects.get(name="Croix").depth == 2


def test_the_legal_notice_takes_its_facts_from_the_settings(croix):
    page = ContentPage.objects.get(slug="mentions-legales", path__startswith=croix.site.root_page.path)
    assert page.notice == ContentPage.Notice.LEGAL


def test_a_second_run_says_so_and_changes_nothing(croix):
    before = Page.objects.count()
    assert "existe déjà" in create_croix()
    assert Page.objects.count() == before


def test_help_is_in_french_with_an_example(capsys):
    with pytest.raises(SystemExit):
        call_command("create_city", "--help")
    assert "sans redémarrage" in " ".join(capsys.readouterr().out.split())
