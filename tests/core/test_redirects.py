"""A page that goes to another city is still reached from its old address; no redirect goes round."""

import pytest
from wagtail.contrib.redirects.models import Redirect
from wagtail.models import Page

from core import generation
from tests.cms_pages.factories import ContentPageFactory

pytestmark = pytest.mark.django_db
NEW = "http://roubaix.localhost/fr/demarches/"


@pytest.fixture
def pages(content_page):
    """/fr/demarches/ of Tourcoing, a page under it, and a draft."""
    card = ContentPageFactory(parent=content_page, title="Carte", slug="carte")
    ContentPageFactory(parent=content_page, title="Brouillon", slug="brouillon", live=False)
    return content_page, card


def move(page, parent):
    Page.objects.get(pk=page.pk).specific.move(Page.objects.get(pk=parent.pk), pos="last-child")
    generation.bump()


def test_a_page_and_those_under_it_are_reached_from_the_city_that_they_left(visit, pages, cities):
    move(pages[0], cities["roubaix"])
    answers = [visit(path) for path in ("/fr/demarches/", "/fr/demarches/carte/?page=2")]
    assert [(a.status_code, a.headers["Location"]) for a in answers] == [(301, NEW), (301, NEW + "carte/")]


def test_a_draft_leaves_no_address_behind(visit, pages, cities):
    move(pages[0], cities["roubaix"])
    assert visit("/fr/demarches/brouillon/").status_code == 404


def test_a_page_that_comes_back_leaves_no_redirect_at_its_own_address(visit, pages, cities):
    move(pages[0], cities["roubaix"])
    move(pages[0], cities["tourcoing"])
    assert set(Redirect.objects.values_list("site__hostname", flat=True)) == {"roubaix.localhost"}
    assert visit("/fr/demarches/").status_code == 200


def test_a_redirect_of_an_administrator_stays(pages, cities):
    site = cities["tourcoing"].get_site()
    Redirect.objects.create(old_path="/fr/demarches", site=site, redirect_link="https://example.org/")
    move(pages[0], cities["roubaix"])
    kept = Redirect.objects.get(old_path="/fr/demarches")
    assert kept.redirect_link == "https://example.org/"


def test_a_redirect_to_a_page_that_is_not_published_is_not_followed(visit, pages, cities):
    move(pages[0], cities["roubaix"])
    move(pages[0], cities["tourcoing"])
    Page.objects.filter(pk=pages[0].pk).update(live=False)
    Redirect.add_redirect("/fr/demarches/", redirect_to=pages[0])
    generation.bump()
    assert visit("/fr/demarches/").status_code == 404
