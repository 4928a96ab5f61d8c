"""What each template says to search engines and to those who share it."""

import json
from datetime import date, datetime, timedelta

import pytest
from django.core.cache import caches
from django.utils import timezone
from lxml import html
from wagtail.images.tests.utils import get_test_image_file

from core.models import PortalImage
from tests.cms_pages.factories import (
    ContentPageFactory,
    ExperimentIndexPageFactory,
    ExperimentPageFactory,
    ImageFactory,
    NewsPageFactory,
    publish,
)
from tests.rows import audience, topic

HOSTILE = """</script><script>alert("1")</script> & 'L’œuvre' <!--"""
# Template -> its address on the site of Tourcoing, and the type of its main node.
TEMPLATES = {
    "home": ("/fr/", "WebSite"),
    "content page": ("/fr/demarches/", "WebPage"),
    "news list": ("/fr/actualites/", None),
    "filtered list": ("/fr/actualites/?annee=2026", None),
    "news item": ("/fr/actualites/parc/", "NewsArticle"),
    "lab": ("/fr/essais/", None),
    "experiment": ("/fr/essais/atelier/", "Article"),
    "topics": ("/fr/themes/", None),
    "topic": ("/fr/themes/nature/", None),
    "audience": ("/fr/publics/parent/", None),
    "keyword": ("/fr/mots-cles/tri/", None),
}
REQUIRED = (
    "og:title",
    "og:type",
    "og:url",
    "og:image",
    "og:image:alt",
    "og:description",
    "og:locale",
    "og:site_name",
)


@pytest.fixture
def site(portal):
    """Tourcoing with a page of each type."""
    ContentPageFactory(parent=portal.tourcoing, slug="demarches")
    lab = ExperimentIndexPageFactory(parent=portal.tourcoing, slug="essais")
    ExperimentPageFactory(parent=lab, slug="atelier", start_date=date(2018, 9, 1), date_precision="month")
    page = NewsPageFactory(parent=portal.news, slug="parc", title="Un parc")
    page.topics, page.audiences = [topic("nature")], [audience("parent")]
    page.tags.add("Tri")
    publish(page)
    return portal


@pytest.fixture
def read(site, visit):
    """The document of a template."""
    return lambda path: html.document_fromstring(visit(path).content)


def properties(document):
    return {meta.get("property"): meta.get("content") for meta in document.iterfind(".//meta[@property]")}


def nodes(document):
    """{type: node} of the structured data of a page."""
    scripts = document.xpath('//script[@type="application/ld+json"]')
    graph = json.loads(scripts[0].text)
    assert graph["@context"] == "https://schema.org"
    return {node["@type"]: node for node in graph["@graph"]}


@pytest.mark.parametrize("path", [path for path, _kind in TEMPLATES.values()], ids=list(TEMPLATES))
def test_every_template_can_be_shared(read, path):
    found = properties(read(path))
    assert [name for name in REQUIRED if not found.get(name)] == []
    assert found["og:url"].startswith("http://tourcoing.localhost/fr/")


@pytest.mark.parametrize("path", [path for path, _kind in TEMPLATES.values()], ids=list(TEMPLATES))
def test_every_template_has_one_canonical_address_and_a_description(read, path):
    document = read(path)
    assert document.xpath('//link[@rel="canonical"]/@href') == [properties(document)["og:url"]]
    assert len(document.xpath('//meta[@name="description"]/@content')) == 1


@pytest.mark.parametrize("path", [path for path, _kind in TEMPLATES.values()], ids=list(TEMPLATES))
def test_woven_picture_of_every_template_is_served(read, client, path):
    address = properties(read(path))["og:image"].removeprefix("http://tourcoing.localhost")
    assert client.get(address, headers={"host": "tourcoing.localhost"})["Content-Type"] == "image/png"


@pytest.mark.parametrize(("path", "kind"), [pair for pair in TEMPLATES.values() if pair[1]])
def test_main_node_has_its_type(read, path, kind):
    assert kind in nodes(read(path))


@pytest.mark.parametrize("path", [path for path, _kind in TEMPLATES.values() if path != "/fr/"])
def test_breadcrumb_is_the_one_that_readers_see(read, path):
    document = read(path)
    steps = nodes(document)["BreadcrumbList"]["itemListElement"]
    seen = [item.text_content().strip() for item in document.iterfind('.//nav[@class="breadcrumb"]//li')]
    assert [step["name"] for step in steps] == seen
    assert [
        step["item"] for step in steps if not step["item"].startswith("http://tourcoing.localhost/")
    ] == []


def test_article_says_when_by_whom_and_about_what(read):
    node = nodes(read("/fr/actualites/parc/"))["NewsArticle"]
    assert {"headline", "datePublished", "dateModified", "author", "publisher", "image"} <= node.keys()
    assert (node["articleSection"], node["keywords"]) == (["Nature"], ["Tri"])


def test_dates_of_an_article_have_their_zone(read):
    node = nodes(read("/fr/actualites/parc/"))["NewsArticle"]
    assert datetime.fromisoformat(node["datePublished"]).tzinfo


def test_no_article_was_published_in_the_future(read, site):
    page = site.news.get_children().get(slug="parc").specific
    page.date = timezone.now() + timedelta(days=40)
    publish(page)
    node = nodes(read("/fr/actualites/parc/"))["NewsArticle"]
    assert datetime.fromisoformat(node["datePublished"]) <= timezone.now()


def test_experiment_covers_the_time_that_is_known(read):
    assert nodes(read("/fr/essais/atelier/"))["Article"]["temporalCoverage"] == "2018-09"


def test_home_page_says_who_publishes(read):
    found = nodes(read("/fr/"))
    assert found["GovernmentOrganization"]["areaServed"]["name"] == "Tourcoing"
    assert found["WebSite"]["publisher"]["@id"] == found["GovernmentOrganization"]["@id"]


def test_hub_is_no_government(site, visit):
    assert "Organization" in nodes(html.document_fromstring(visit("/fr/", "hub").content))


def test_hostile_title_stays_text(site, visit):
    NewsPageFactory(parent=site.news, slug="hostile", title=HOSTILE, introduction=HOSTILE)
    source = visit("/fr/actualites/hostile/").content.decode()
    document = html.document_fromstring(source)
    assert nodes(document)["NewsArticle"]["headline"] == HOSTILE
    assert properties(document)["og:title"] == HOSTILE
    assert "<script>alert" not in source


def test_photo_of_a_page_takes_the_place_of_the_woven_picture(site, visit):
    NewsPageFactory(parent=site.news, slug="photo", listing_image=ImageFactory(alt="Une allée"))
    found = properties(html.document_fromstring(visit("/fr/actualites/photo/").content))
    assert found["og:image"].startswith("http://tourcoing.localhost/media/images/")
    assert found["og:image:alt"] == "Une allée"


def test_photo_is_cut_to_the_shape_that_networks_show(site, visit):
    caches["renditions"].clear()  # of another test's image of that number
    file = get_test_image_file(size=(1600, 1600))
    photo = PortalImage.objects.create(title="Parc", alt="Une allée", file=file)
    NewsPageFactory(parent=site.news, slug="photo", listing_image=photo)
    found = properties(html.document_fromstring(visit("/fr/actualites/photo/").content))
    assert (found["og:image:width"], found["og:image:height"]) == ("1200", "630")


def test_missing_page_has_nothing_to_share(site, visit):
    source = visit("/fr/rien/").content.decode()
    assert "og:" not in source
    assert "ld+json" not in source
