"""A list of places on another site."""

import pytest
from lxml import html

from core.headers import EMBEDDED_POLICY, PUBLIC_POLICY
from tests.cms_pages.factories import ContentPageFactory
from tests.directory.factories import PlacePageFactory

pytestmark = pytest.mark.django_db
FACE, CODE = "/fr/lieux/liste.html", "/fr/lieux/integrer/"


@pytest.fixture(autouse=True)
def bakery(tourcoing):
    return PlacePageFactory(parent=tourcoing.directory, title="Au bon pain", payments=["carte"])


def test_the_face_lists_the_places_and_leads_to_the_whole_list(visit):
    page = html.fromstring(visit(f"{FACE}?paiement=carte").content)
    assert page.xpath("//base/@target") == ["_top"]
    assert {"/fr/lieux/au-bon-pain/", "/fr/lieux/?paiement=carte"} <= set(page.xpath("//a/@href"))


def test_filters_narrow_the_face(visit):
    assert b"Au bon pain" not in visit(f"{FACE}?paiement=cheque").content


def test_a_filter_that_is_wrong_is_said(visit):
    assert html.fromstring(visit(f"{FACE}?paiement=or").content).find_class("message")


def test_invented_content_says_so_elsewhere_too(visit, tourcoing):
    tourcoing.directory.disclaimer = "Les lieux de cette liste sont inventés."
    tourcoing.directory.save_revision().publish()
    assert "sont inventés" in visit(FACE).content.decode()


@pytest.mark.parametrize("element", ["script", "form", "iframe", "input", "style"])
def test_nothing_in_the_face_runs_or_asks(visit, element):
    assert not html.fromstring(visit(FACE).content).xpath(f"//{element}")


def test_the_face_sets_no_cookie(visit):
    assert not visit(FACE).cookies


@pytest.mark.parametrize("path", [FACE, f"{FACE}?paiement=or", "/fr/lieux/absent/liste.html"])
def test_other_sites_may_frame_the_face(visit, path):
    headers = visit(path).headers
    assert headers["Content-Security-Policy"] == EMBEDDED_POLICY
    assert ("X-Frame-Options" in headers, headers["X-Robots-Tag"]) == (False, "noindex")


@pytest.mark.parametrize("path", ["/fr/lieux/", CODE, "/fr/liste.html", f"{FACE}/", "/fr/lieux/liste.htmlx"])
def test_other_sites_may_frame_nothing_else(visit, path):
    headers = visit(path).headers
    assert (headers["Content-Security-Policy"], headers["X-Frame-Options"]) == (PUBLIC_POLICY, "SAMEORIGIN")


def test_the_policy_of_the_face_allows_no_script_and_no_form():
    assert "script-src" not in EMBEDDED_POLICY
    assert "default-src 'none'" in EMBEDDED_POLICY
    assert "form-action 'none'" in EMBEDDED_POLICY


def test_the_code_shows_the_list_that_was_filtered(visit):
    page = html.fromstring(visit(f"{CODE}?paiement=carte").content)
    frame = html.fromstring(page.get_element_by_id("code").text)
    assert frame.get("src") == f"http://tourcoing.localhost{FACE}?paiement=carte"
    assert "carte" in frame.get("title").lower()


def test_the_list_leads_to_its_code(visit):
    links = html.fromstring(visit("/fr/lieux/?paiement=carte").content).xpath("//a/@href")
    assert f"{CODE}?paiement=carte" in links


@pytest.mark.parametrize("path", ["/fr/lieux/au-bon-pain/liste.html", "/fr/lieux/au-bon-pain/integrer/"])
def test_only_a_directory_is_embedded(visit, path):
    assert visit(path).status_code == 404


def test_a_page_of_that_name_is_served(visit, tourcoing):
    parent = ContentPageFactory(parent=tourcoing.home, title="Guide", slug="guide")
    ContentPageFactory(parent=parent, title="Intégrer les nouveaux", slug="integrer")
    assert "Intégrer les nouveaux" in visit("/fr/guide/integrer/").content.decode()
