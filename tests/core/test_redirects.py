"""A page that goes to another city is still reached from its old address; no redirect goes round."""

from datetime import UTC, datetime
from itertools import pairwise

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


HIDDEN = {"live": False}, {"expire_at": datetime(2020, 1, 1, tzinfo=UTC)}


@pytest.mark.parametrize("hidden", HIDDEN, ids=["unpublished", "over"])
def test_a_redirect_to_what_visitors_may_not_see_is_not_followed(visit, content_page, cities, hidden):
    alias = content_page.create_alias(update_slug="copie")
    for path, page in (("/fr/avant", content_page), ("/fr/autrefois", alias)):
        Redirect.add_redirect(path, redirect_to=page)
    generation.bump()
    before = [visit(path).status_code for path in ("/fr/avant/", "/fr/autrefois/")]
    Page.objects.filter(pk=content_page.pk).update(**hidden)
    generation.bump()
    after = [visit(path).status_code for path in ("/fr/avant/", "/fr/autrefois/")]
    assert (before, after) == ([301, 301], [404, 404])


def redirect(path, link):
    return Redirect.objects.create(old_path=path, redirect_link=f"http://tourcoing.localhost{link}")


@pytest.mark.parametrize(
    "chain",
    [["/fr/a", "/fr/a/"], ["/fr/a", "/fr/b/", "/fr/a/"], ["/fr/a", "/fr/b?p", "/fr/c", "/fr/b?p"]],
)
def test_redirects_that_lead_back_are_not_followed(visit, cities, chain):
    for path, link in pairwise(chain):
        redirect(Redirect.normalise_path(path), link)
    assert visit("/fr/a/").status_code == 404


def test_a_host_with_accents_is_the_one_that_was_asked(visit, cities):
    site = cities["tourcoing"].get_site()
    site.hostname = "tourcoing-cité.localhost"
    site.save()
    Redirect.objects.create(old_path="/fr/a", redirect_link="http://Tourcoing-Cité.localhost/fr/a/")
    assert visit("/fr/a/", host="xn--tourcoing-cit-nhb.localhost").status_code == 404


def test_a_chain_that_ends_is_followed(visit, cities):
    redirect("/fr/a", "/fr/b/")
    redirect("/fr/b", "/fr/")
    assert visit("/fr/a/").headers["Location"] == "http://tourcoing.localhost/fr/b/"


def fields(path, link):
    return {"old_path": path, "redirect_link": link, "is_permanent": "on", "site": "", "redirect_page": ""}


def test_a_space_typed_in_an_address_works(send, visit, cities):
    send("wagtailredirects:add", fields(" /fr/ma page été/ ", "https://example.org/"))
    generation.bump()
    assert visit("/fr/ma%20page%20%C3%A9t%C3%A9/").headers["Location"] == "https://example.org/"


@pytest.mark.parametrize(
    ("path", "link", "said"),
    [
        ("/fr/c", "http://tourcoing.localhost/fr/c/", "ramène à sa propre adresse"),
        ("/fr/b/", "http://tourcoing.localhost/fr/a/", "ramène à sa propre adresse"),
        ("/fr/demarches/", "https://example.org/", "Une page est publiée à cette adresse"),
        ("/fr/c", "/fr/b/", "Écrivez l’adresse entière"),
    ],
)
def test_a_redirect_that_would_not_work_is_refused_in_words(send, content_page, path, link, said):
    redirect("/fr/a", "/fr/b/")
    answer = send("wagtailredirects:add", fields(path, link))
    assert (answer.status_code, said in answer.content.decode()) == (200, True)
