"""The sitemap of each site, as crawlers read it."""

from datetime import timedelta

import pytest
from django.utils import timezone
from lxml import etree

from core.models import CitySettings
from core.sites import get_portal
from search import sitemaps
from search.models import SearchDocument
from tests.cms_pages.copies import copy_document
from tests.cms_pages.factories import ContentPageFactory, ExperimentPageFactory, NewsPageFactory, publish
from tests.rows import audience, topic
from tests.sql import assert_sql

NS = {"s": sitemaps.SITEMAP, "x": sitemaps.XHTML}
SITE = "http://tourcoing.localhost"
NOINDEX = b'<meta name="robots" content="noindex">'


@pytest.fixture
def read(visit):
    """The sitemap of a city as XML."""
    return lambda city="tourcoing", path="/sitemap.xml": etree.fromstring(visit(path, city).content)


@pytest.fixture
def paths(read):
    """Addresses of a sitemap, without the host of that city."""

    def listed(city="tourcoing"):
        return [
            loc.text.removeprefix(f"http://{city}.localhost") for loc in read(city).iterfind(".//s:loc", NS)
        ]

    return listed


def test_pages_lists_and_homes_are_there(portal, paths):
    NewsPageFactory(parent=portal.news, slug="parc")
    assert {"/fr/", "/fr/actualites/", "/fr/actualites/parc/"} <= set(paths())


def test_every_address_is_there_once(portal, paths):
    NewsPageFactory(parent=portal.news, slug="parc")
    assert len(paths()) == len(set(paths()))


def test_every_address_answers(portal, paths, visit):
    page = NewsPageFactory(parent=portal.news)
    page.topics, page.audiences = [topic("nature")], [audience("parent")]
    page.tags.add("Tri")
    page.save()
    answers = {path: visit(path) for path in paths()}
    assert {path: answer.status_code for path, answer in answers.items() if answer.status_code != 200} == {}
    assert [path for path, answer in answers.items() if b"noindex" in answer.content] == []


def test_lists_by_topic_audience_and_keyword_are_there(portal, paths):
    page = NewsPageFactory(parent=portal.news)
    page.topics, page.audiences = [topic("nature")], [audience("parent")]
    page.tags.add("Tri")
    page.save()
    assert {"/fr/themes/nature/", "/fr/publics/parent/", "/fr/mots-cles/tri/"} <= set(paths())


def test_list_of_an_unused_topic_is_left_out(portal, paths):
    topic("vide")
    assert "/fr/themes/vide/" not in paths()


def test_no_page_of_another_city_is_listed(portal, read):
    ContentPageFactory(parent=portal.roubaix, slug="ailleurs")
    ExperimentPageFactory(parent=portal.lab, slug="atelier")
    assert [loc.text for loc in read().iterfind(".//s:loc", NS) if not loc.text.startswith(f"{SITE}/")] == []


def test_shared_page_is_listed_by_its_owner_alone(portal, paths):
    page = NewsPageFactory(parent=portal.news, slug="parc")
    page.shown_in = [CitySettings.objects.get(slug="roubaix")]
    page.save()
    assert [city for city in ("tourcoing", "roubaix", "hub") if "/fr/actualites/parc/" in paths(city)] == [
        "tourcoing"
    ]


def test_drafts_expired_pages_and_aliases_are_left_out(portal, paths):
    shown = NewsPageFactory(parent=portal.news, slug="la")
    NewsPageFactory(parent=portal.news, slug="brouillon", live=False)
    NewsPageFactory(parent=portal.news, slug="finie", expire_at=timezone.now() - timedelta(minutes=1))
    shown.create_alias(update_slug="alias")
    assert [path for path in paths() if path.startswith("/fr/actualites/")] == [
        "/fr/actualites/",
        "/fr/actualites/la/",
    ]


def test_page_hidden_from_engines_asks_them_to_leave_it_out(portal, paths, visit):
    NewsPageFactory(parent=portal.news, slug="parc", hidden_from_engines=True)
    assert "/fr/actualites/parc/" not in paths()
    assert NOINDEX in visit("/fr/actualites/parc/").content


def test_page_hidden_from_engines_stays_in_our_own_lists(portal, visit):
    NewsPageFactory(parent=portal.news, title="Un parc", slug="parc", hidden_from_engines=True)
    lists = ("/fr/actualites/", "/fr/recherche/?q=parc", "/fr/actualites/liste.json")
    assert [path for path in lists if b"/fr/actualites/parc/" not in visit(path).content] == []


def test_page_can_be_hidden_from_engines_later(portal, paths):
    page = NewsPageFactory(parent=portal.news, slug="parc")
    page.hidden_from_engines = True
    publish(page)
    assert "/fr/actualites/parc/" not in paths()


def test_list_hidden_from_engines_leaves_the_sitemap_without_its_items(portal, paths, visit):
    NewsPageFactory(parent=portal.news, slug="parc")
    portal.news.hidden_from_engines = True
    publish(portal.news)
    assert [path for path in paths() if "actualites" in path] == ["/fr/actualites/parc/"]
    assert NOINDEX in visit("/fr/actualites/").content


def test_last_change_is_that_of_the_page(portal, read):
    page = NewsPageFactory(parent=portal.news, slug="parc")
    page.save_revision().publish()
    found = read().xpath(f'//s:url[s:loc="{SITE}/fr/actualites/parc/"]/s:lastmod/text()', namespaces=NS)
    assert found == [page.__class__.objects.get().last_published_at.isoformat(timespec="seconds")]


def test_languages_of_a_page_name_each_other_and_the_first_for_all_others(portal):
    found = [sitemaps.Entry(f"/{language}/parc/", language, "key") for language in ("fr", "nl")]
    xml = etree.fromstring(sitemaps._urls(found, found, get_portal().by_slug["tourcoing"]))
    links = [(link.get("hreflang"), link.get("href")) for link in xml.iterfind("s:url/x:link", NS)]
    french, dutch = f"{SITE}/fr/parc/", f"{SITE}/nl/parc/"
    assert links == [("fr", french), ("nl", dutch), ("x-default", french)] * 2


def test_page_in_one_language_has_no_alternate(portal, read):
    assert read().find(".//x:link", NS) is None


def test_long_sitemap_is_split(portal, read, monkeypatch):
    copy_document(NewsPageFactory(parent=portal.news), 7)
    whole = [loc.text for loc in read().iterfind("s:url/s:loc", NS)]
    monkeypatch.setattr(sitemaps, "LARGEST", 5)
    parts = [loc.text.removeprefix(SITE) for loc in read().iterfind("s:sitemap/s:loc", NS)]
    assert [loc.text for part in parts for loc in read(path=part).iterfind("s:url/s:loc", NS)] == whole
    assert len(parts) == 3


def test_an_address_that_xml_cannot_hold_breaks_no_sitemap(portal, paths):
    NewsPageFactory(parent=portal.news)
    paths()  # writes its document
    SearchDocument.objects.update(path="/fr/actualites/vieux\x0b-parc/")
    assert "/fr/actualites/vieux-parc/" in paths()


@pytest.mark.parametrize("number", [0, 1, 99])
def test_part_of_a_short_sitemap_is_not_found(portal, visit, number):
    assert visit(f"/sitemap-{number}.xml").status_code == 404


@pytest.mark.parametrize("items", [1, 200])
def test_queries_do_not_grow_with_the_site(portal, visit, items):
    copy_document(NewsPageFactory(parent=portal.news), items)
    visit("/sitemap.xml")
    with assert_sql(8):  # three of them look for work left over, before the visit
        visit("/sitemap.xml")
