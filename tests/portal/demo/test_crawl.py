"""Every page of every site of the demonstration, as somebody finds it who follows links."""

import pytest

pytestmark = [pytest.mark.usefixtures("demo"), pytest.mark.django_db, pytest.mark.slow]


def test_no_link_within_a_site_fails(pages):
    assert {address: page.linked_from for address, page in pages.items() if page.status != 200} == {}


def test_every_address_of_the_sitemap_is_canonical_and_may_be_indexed(site, pages):
    seen = {address: pages[address] for address in site.sitemap}
    right = {address: ([address], []) for address in seen}
    assert {address: (page.canonical, page.robots) for address, page in seen.items()} == right
