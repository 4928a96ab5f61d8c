"""Our resolver and Wagtail's own view answer alike; ours asks the database once."""

from datetime import timedelta

import pytest
from django.http import HttpResponse
from django.utils import timezone, translation
from wagtail import hooks
from wagtail.contrib.redirects.models import Redirect
from wagtail.models import Page, PageViewRestriction

from core import generation, routing
from core.sites import get_portal
from tests.cms_pages.factories import ContentPageFactory
from tests.sql import assert_sql

OURS, WAGTAILS = "tests.core.urls", "tests.core.urls_of_wagtail"


@pytest.fixture
def tree(cities):
    """Pages of every kind under Tourcoing, and one of Roubaix."""
    home = cities["tourcoing"]
    live = ContentPageFactory(parent=home, title="Démarches", slug="demarches")
    nested = ContentPageFactory(parent=live, title="Carte", slug="carte")
    ContentPageFactory(parent=nested, title="Perte", slug="perte")
    draft = ContentPageFactory(parent=home, title="Brouillon", slug="brouillon", live=False)
    ContentPageFactory(parent=draft, title="Sous un brouillon", slug="enfant")
    ContentPageFactory(parent=home, title="Expirée", slug="expiree", live=False, expired=True)
    live.create_alias(parent=home, update_slug="alias")
    draft.create_alias(parent=home, update_slug="alias-brouillon")
    ContentPageFactory(parent=cities["roubaix"], title="Ailleurs", slug="ailleurs")
    site = home.get_site()
    Redirect.objects.create(old_path="/fr/ancienne", redirect_page=nested)
    Redirect.objects.create(old_path="/fr/locale", redirect_page=live, site=site, is_permanent=False)
    Redirect.objects.create(old_path="/fr/ailleurs-dehors", redirect_link="https://example.org/")
    Redirect.objects.create(old_path="/fr/demarches", redirect_link="/fr/jamais/")
    generation.bump()
    return home


PATHS = [
    "/fr/",
    "/fr/demarches/",
    "/fr/demarches/?page=2",
    "/fr/demarches/carte/",
    "/fr/demarches/carte/perte/",
    "/fr/demarches",
    "/fr/Demarches/",
    "/fr//demarches/",
    "/fr/demarches//carte/",
    "/fr/brouillon/",
    "/fr/brouillon/enfant/",
    "/fr/expiree/",
    "/fr/alias/",
    "/fr/alias-brouillon/",
    "/fr/ailleurs/",
    "/fr/absente/",
    "/fr/demarches/absente/",
    "/fr/carte/",
    "/fr/tourcoing/",
    "/fr/tourcoing/demarches/",
    "/fr/ancienne/",
    "/fr/ancienne/?page=2",
    "/fr/ancienne",
    "/fr/locale/",
    "/fr/ailleurs-dehors/",
    "/fr/d%C3%A9marches/",
    "/fr/demarches/./",
    "/fr/%25/",
    "/en/demarches/",
]


def outcomes(visit, paths):
    """What a visitor gets at each address."""
    answers = {path: visit(path) for path in paths}
    return {path: (r.status_code, r.headers.get("Location"), r.content) for path, r in answers.items()}


def test_we_answer_like_wagtail(visit, tree, settings):
    settings.ROOT_URLCONF = WAGTAILS
    expected = outcomes(visit, PATHS)
    settings.ROOT_URLCONF = OURS
    assert {p: a[:2] for p, a in outcomes(visit, PATHS).items() if a != expected[p]} == {}


def test_the_addresses_compared_cover_every_outcome(visit, tree, settings):
    assert {answer[0] for answer in outcomes(visit, PATHS).values()} == {200, 301, 302, 400, 404}


@pytest.mark.parametrize("method", ["options", "head", "post", "put", "patch", "delete"])
def test_we_answer_other_methods_like_wagtail(client, tree, settings, method):
    answers = []
    for urls in (OURS, WAGTAILS):
        settings.ROOT_URLCONF = urls
        response = getattr(client, method)("/fr/demarches/", headers={"host": "tourcoing.localhost"})
        answers.append((response.status_code, response.headers.get("Allow")))
    assert answers[0] == answers[1]


def request_for(rf):
    """A request for Tourcoing as the middleware leaves it."""
    generation.begin_request()
    request = rf.get("/")
    request.portal = get_portal()
    request.city = request.portal.by_slug["tourcoing"]
    translation.activate("fr")
    return request


def test_a_known_page_costs_one_query_whatever_its_depth(rf, tree):
    request = request_for(rf)
    routing.find_page(request, "demarches/carte/perte/")
    with assert_sql(1):
        assert routing.find_page(request, "demarches/carte/perte/").title == "Perte"


def test_a_page_comes_as_its_own_type(rf, tree):
    page = routing.find_page(request_for(rf), "demarches/")
    assert type(page).__name__ == "ContentPage"


def test_a_missing_page_costs_one_query(rf, tree):
    request = request_for(rf)
    with assert_sql(1):
        assert routing.find_page(request, "absente/") is None


def test_what_is_remembered_is_checked(rf, tree):
    request = request_for(rf)
    page = routing.find_page(request, "demarches/")
    Page.objects.filter(pk=page.pk).update(live=False)
    assert routing.find_page(request, "demarches/") is None


def test_another_page_may_take_the_address(rf, tree):
    request = request_for(rf)
    page = routing.find_page(request, "demarches/carte/")
    page.delete()
    parent = routing.find_page(request, "demarches/")
    other = ContentPageFactory(parent=parent, title="Une autre", slug="carte")
    assert routing.find_page(request, "demarches/carte/").pk == other.pk


def test_a_moved_page_leaves_its_address(rf, tree):
    request = request_for(rf)
    page = routing.find_page(request, "demarches/carte/")
    page.move(tree, "last-child")
    found = [routing.find_page(request, path) for path in ("demarches/carte/", "carte/")]
    assert found == [None, page]


def test_what_is_remembered_is_bounded(rf, tree, monkeypatch):
    monkeypatch.setattr(routing, "MAX_REMEMBERED", 2)
    request = request_for(rf)
    for path in ("", "demarches/", "demarches/carte/", "alias/"):
        routing.find_page(request, path)
    assert len(routing._remembered) <= 2


def test_addresses_that_do_not_exist_are_not_remembered(rf, tree):
    request = request_for(rf)
    for number in range(50):
        routing.find_page(request, f"absente-{number}/")
    assert not routing._remembered


def test_an_expired_page_is_gone_before_the_timer_runs(rf, tree):
    request = request_for(rf)
    page = routing.find_page(request, "demarches/")
    Page.objects.filter(pk=page.pk).update(expire_at=timezone.now() - timedelta(seconds=1))
    assert routing.find_page(request, "demarches/") is None


def test_a_restricted_page_and_what_is_below_it_do_not_exist(visit, rf, tree):
    page = routing.find_page(request_for(rf), "demarches/carte/")
    PageViewRestriction.objects.create(page=page, restriction_type=PageViewRestriction.LOGIN)
    generation.bump()
    paths = ("/fr/demarches/carte/", "/fr/demarches/carte/perte/", "/fr/demarches/")
    assert [visit(path).status_code for path in paths] == [404, 404, 200]


def test_hooks_run_around_a_page(visit, tree):
    ran = []
    with (
        hooks.register_temporarily("before_serve_page", lambda *args: ran.append("before")),
        hooks.register_temporarily(
            "on_serve_page", lambda call: lambda *args: ran.append("around") or call(*args)
        ),
    ):
        visit("/fr/demarches/")
    assert ran == ["before", "around"]


def test_a_hook_may_answer_in_the_place_of_the_page(visit, tree):
    with hooks.register_temporarily("before_serve_page", lambda *args: HttpResponse("hooked")):
        assert visit("/fr/demarches/").content == b"hooked"


@pytest.mark.parametrize("path", ["", "demarches", "/demarches/", "demarches/"])
def test_a_face_finds_its_page_with_or_without_slashes(rf, tree, path):
    assert routing.find_page(request_for(rf), path) is not None


@pytest.mark.parametrize(
    "path", ["//demarches/", "demarches//", "../demarches/", "DEMARCHES/", "demarches/."]
)
def test_no_other_spelling_finds_it(rf, tree, path):
    assert routing.find_page(request_for(rf), path) is None


@pytest.mark.parametrize(
    ("facts", "status"),
    [({}, 200), ({"live": False}, 404), ({"expire_at": timezone.now() - timedelta(hours=1)}, 404)],
)
def test_an_alias_is_shown_with_its_original_only(visit, tree, facts, status):
    Page.objects.filter(url_path="/tourcoing/demarches/").update(**facts)
    generation.bump()
    assert visit("/fr/alias/").status_code == status
