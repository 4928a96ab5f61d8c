"""The demonstration as a command: built once, kept, started over; never in production."""

from io import StringIO

import pytest
from django.conf import global_settings
from django.contrib.auth import authenticate
from django.contrib.auth.models import Group
from django.core.management import call_command
from django.test import Client
from wagtail.models import Page, Site
from wagtail_localize.models import Translation

from core.models import CitySettings
from portal.checks import demo_account_in_production
from portal.demo import build
from portal.demo.accounts import EDITORS, PASSWORD, TRANSLATOR, USERNAMES
from portal.demo.towns import HOSTS
from search.models import SearchDocument

pytestmark = [pytest.mark.usefixtures("demo"), pytest.mark.django_db]


@pytest.fixture(autouse=True)
def passwords_as_they_were_kept(settings):
    """The demonstration was built by a portal that is not in test mode."""
    settings.PASSWORD_HASHERS = global_settings.PASSWORD_HASHERS


def run(**options):
    out = StringIO()
    call_command("build_demo", stdout=out, **options)
    return out.getvalue()


@pytest.mark.slow
@pytest.mark.parametrize("host", HOSTS.values())
def test_each_home_page_is_served(host):
    response = Client(headers={"host": host}).get("/fr/")
    assert response.status_code == 200
    assert "Contenu de démonstration." in response.content.decode()


@pytest.mark.slow
@pytest.mark.parametrize("host", HOSTS.values())
def test_each_list_of_news_has_a_second_page(host):
    response = Client(headers={"host": host}).get("/fr/actualites/?page=2")
    assert response.context["results"].paging.number == 2


def test_every_published_page_with_a_document_has_one():
    assert SearchDocument.objects.count() >= 60


def test_a_second_run_keeps_what_an_editor_changed():
    page = Page.objects.get(url_path="/roubaix/actualites/eau/").specific
    page.introduction = "Changée par la rédaction."
    page.save_revision().publish()
    assert "son contenu est gardé" in run()
    page.refresh_from_db()
    assert page.introduction == "Changée par la rédaction."


def test_a_second_run_follows_the_port():
    assert "http://roubaix.localhost:8080/" in run(port=8080)
    assert set(Site.objects.values_list("port", flat=True)) == {8080}


def test_the_accounts_are_printed_and_open():
    printed = run()
    for username in USERNAMES:
        assert username in printed
        assert authenticate(username=username, password=PASSWORD)


def test_an_editor_belongs_to_the_team_of_one_city():
    editor = authenticate(username=EDITORS["marcq"], password=PASSWORD)
    assert [group.name for group in editor.groups.all()] == ["Équipe Marcq-en-Barœul"]


def test_the_translator_has_the_groups_of_the_languages_of_one_city():
    translator = authenticate(username=TRANSLATOR, password=PASSWORD)
    homes = Page.objects.filter(group_permissions__group__user=translator)
    assert set(homes.values_list("slug", flat=True)) == {"roubaix-en", "roubaix-ar"}


@pytest.mark.slow
def test_starting_over_leaves_nothing_behind():
    build.clear()
    assert not Page.objects.filter(depth__gt=1).exists()
    assert not CitySettings.objects.exists()
    assert not build.demo_accounts().exists()
    assert not Translation.objects.exists()
    assert not Group.objects.filter(name__contains="Roubaix").exists()


def test_a_deployment_check_finds_each_demo_account():
    errors = demo_account_in_production(None)
    assert len(errors) == len(USERNAMES)
    assert {error.id for error in errors} == {"portal.E001"}
