"""Every page of every site of the demonstration, as somebody finds it who follows links."""

import pytest

from core import own_addresses
from core.sites import get_portal

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
    seen = {address: pages[address] for address in site.sitemap}
    right = {address: ([address], []) for address in seen}
    assert {address: (page.canonical, page.robots) for address, page in seen.items()} == right
