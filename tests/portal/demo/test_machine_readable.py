"""Every template on every site of the demonstration, as search engines, networks and readers take it."""

import json
from datetime import datetime
from io import BytesIO

import feedparser
import pytest
from PIL import Image

from directory.structured import BY_KIND, TYPES
from tests.portal.demo.visitor import LISTS

pytestmark = [pytest.mark.usefixtures("demo"), pytest.mark.django_db, pytest.mark.slow]

OPEN_GRAPH = ("title", "type", "url", "image", "image:alt", "description", "locale", "site_name")
PROPERTIES = {
    "NewsArticle": {"headline", "datePublished", "dateModified", "author", "publisher", "image"},
    "Article": {"headline", "datePublished", "dateModified", "author", "publisher", "image"},
    "WebPage": {"name", "url", "description", "inLanguage", "publisher"},
    "BreadcrumbList": {"itemListElement"},
    "Organization": {"name", "url", "logo"},
    "GovernmentOrganization": {"name", "url", "logo", "areaServed"},
    "WebSite": {"name", "url", "inLanguage", "potentialAction"},
}
PLACE = {"name", "url", "description", "address", "geo", "dateModified"}
PROPERTIES |= dict.fromkeys(("LocalBusiness", *TYPES.values(), *BY_KIND.values()), PLACE)


def open_graph(document):
    return {meta.get("property"): meta.get("content") for meta in document.iterfind(".//meta[@property]")}


def nodes(document):
    scripts = document.xpath('//script[@type="application/ld+json"]/text()')
    return [node for script in scripts for node in json.loads(script)["@graph"]]


def test_structured_data_have_the_properties_of_their_types(templates):
    found = [(path, node) for path, document in templates.items() for node in nodes(document)]
    assert {node["@type"] for _path, node in found} <= PROPERTIES.keys()
    missing = {(path, *(PROPERTIES[node["@type"]] - node.keys())) for path, node in found}
    assert {row for row in missing if len(row) > 1} == set()


def test_dates_of_structured_data_have_their_zone(templates):
    found = [node for document in templates.values() for node in nodes(document)]
    moments = [node[name] for node in found for name in ("datePublished", "dateModified") if name in node]
    assert moments
    assert [moment for moment in moments if not datetime.fromisoformat(moment).tzinfo] == []


def test_home_page_says_how_to_search_the_site(site, templates):
    [website] = [node for node in nodes(templates["/fr/"]) if node["@type"] == "WebSite"]
    template = website["potentialAction"]["target"]["urlTemplate"]
    answer = site.get(template.replace("{search_term_string}", "ville"))
    assert answer.context["query"].words == "ville"


def test_every_template_can_be_shared_with_a_picture_of_the_right_size(site, templates):
    for path, document in templates.items():
        found = open_graph(document)
        assert [name for name in OPEN_GRAPH if not found.get(f"og:{name}")] == [], path
        with Image.open(BytesIO(b"".join(site.get(found["og:image"])))) as picture:
            assert picture.size == (1200, 630), path


def test_the_canonical_address_of_a_search_leads_to_itself(site, templates):
    [canonical] = templates["/fr/recherche/?q=ville"].xpath('//link[@rel="canonical"]/@href')
    assert canonical.startswith(f"{site.base}/fr/")
    assert site.document(canonical).xpath('//link[@rel="canonical"]/@href') == [canonical]


@pytest.mark.parametrize("kind", ["rss", "atom"])
def test_feed_of_every_list_is_well_formed(site, kind):
    for path in LISTS:
        feed = feedparser.parse(site.get(face(path, kind)).content)
        assert not feed.bozo, path
        assert feed.entries, path
        assert all(entry.id and entry.title and entry.link.startswith("http") for entry in feed.entries)


def test_json_feed_of_every_list_has_what_its_version_asks_for(site):
    for path in LISTS:
        feed = json.loads(site.get(face(path, "json")).content)
        assert feed["version"] == "https://jsonfeed.org/version/1.1"
        assert (feed["home_page_url"], bool(feed["items"])) == (site.base + path, True)
        assert all(item["id"] and item["url"].startswith("http") for item in feed["items"])


def test_missing_page_has_nothing_to_share(site):
    document = site.document("/fr/rien-ici/")
    assert (open_graph(document), nodes(document)) == ({}, [])


def face(path, kind):
    """The address of a list as a feed."""
    path, _, query = path.partition("?")
    return f"{path}liste.{kind}?{query}"
