"""Every page of every site of the demonstration, as somebody finds it who follows links."""

import re

import pytest

from core import own_addresses
from core.sites import get_portal
from tests.portal.demo.crawl import is_read

pytestmark = [pytest.mark.usefixtures("demo"), pytest.mark.django_db, pytest.mark.slow]


def test_no_link_within_a_site_fails(pages):
    assert {address: page.linked_from for address, page in pages.items() if page.status != 200} == {}


def test_links_lead_from_the_home_page_to_every_address_of_the_site(site, pages):
    home = {f"{site.base}/fr/"}
    assert {address for address, page in pages.items() if not page.linked_from} - home == set()
    city = next(city for city in get_portal().cities if city.base_url == site.base)
    own = [path.partition("#")[0] for _label, path in own_addresses.all_of(city, "fr")]
    assert [path for path in own if f"{site.base}{path}" not in pages] == []


def test_every_address_of_the_sitemap_is_canonical_and_may_be_indexed(site, pages):
    seen = {address: pages[address] for address in site.sitemap if is_read(address)}
    right = {address: ([address], []) for address in seen}
    assert {address: (page.canonical, page.robots) for address, page in seen.items()} == right


def test_no_link_leaves_the_language_of_its_page_for_one_that_has_it_too(pages):
    astray = [
        (address, link)
        for address, page in pages.items()
        for link in page.links
        if language_of(link) != (mine := language_of(address))
        and link not in page.switches
        and mine in pages[link].languages
    ]
    assert astray == []


def language_of(address):
    return address.split("/")[3]


# Elements of a whole document, but for the parts of drawings. EcoIndex is above 80 up to 393 of them with the
# seven requests and 66 kB of a list's first view, up to 382 with the ten requests and 80 kB of a place; above
# 85 up to 263 with nine requests and 75 kB.
MOST_OF_LISTS, MOST_OF_RECORDS, MOST = 393, 382, 263
LISTS = re.compile(
    r"/fr/((actualites|activites|formations|juniors|lieux|demarches|labo|recherche|carte|donnees|mots-cles"
    r"|plan-du-site)/|(themes|publics|mots-cles)/[^/]+/)(\?.*)?$"
    r"|/(?!fr/)[^/]+/[^/]+/(\?.*)?$"  # or a page of texts: other languages have other addresses
)
# Homes, and records with a table of their own: hours, dates, timeline, papers to bring.
RECORDS = re.compile(r"/fr/((lieux|activites|formations|juniors|labo|demarches)/[^/]+/)?$|/(?!fr/)")
ON_PAPER = re.compile(r"/(programme|affiche)/$")


def most_elements(path):
    kinds = {LISTS: MOST_OF_LISTS, RECORDS: MOST_OF_RECORDS}
    return next((most for kind, most in kinds.items() if kind.match(path)), MOST)


def test_every_page_is_light(site, pages):
    heavy = {
        address: page.elements
        for address, page in pages.items()
        if not ON_PAPER.search(address) and page.elements > most_elements(address.removeprefix(site.base))
    }
    assert heavy == {}
