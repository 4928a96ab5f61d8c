"""robots.txt of each host."""

import pytest


def test_crawlers_learn_where_the_sitemap_is(visit, cities):
    response = visit("/robots.txt")
    assert response["Content-Type"].startswith("text/plain")
    assert "\nSitemap: http://tourcoing.localhost/sitemap.xml\n" in response.content.decode()


@pytest.mark.parametrize("rule", ["/admin/", "/*?*&", "/*?*tri="])
def test_what_repeats_other_pages_is_not_crawled(visit, cities, rule):
    assert f"\nDisallow: {rule}\n" in visit("/robots.txt").content.decode()


def test_a_host_of_editors_is_closed(visit, cities, settings):
    settings.ADMIN_HOST = "gestion.localhost"
    visit("/robots.txt", host="hub.localhost")
    response = visit("/robots.txt", host="gestion.localhost")
    assert response.content.decode() == "User-agent: *\nDisallow: /\n"
