"""The site map, and the portal's own addresses in menus."""

import pytest
from lxml import html
from wagtail.blocks import StructBlockValidationError

from core import own_addresses
from core.navigation import PortalLinkBlock
from core.sites import get_portal
from tests.cms_pages.factories import ContentPageFactory, NewsPageFactory, publish

pytestmark = pytest.mark.django_db
PATH = "/fr/plan-du-site/"
EMPTY = {"label": "", "page": None, "url": "", "address": ""}


def links(page, where="//main"):
    return {a.text_content(): a.get("href") for a in html.fromstring(page.content).xpath(f"{where}//a")}


def menu_of(home, *values):
    home.menu = [("link", EMPTY | value) for value in values]
    publish(home)


def test_it_holds_what_no_list_shows_and_no_item_of_a_list(visit, portal):
    ContentPageFactory(parent=portal.tourcoing, title="Mentions légales", slug="mentions-legales")
    news = NewsPageFactory(parent=portal.news, title="Le marché déménage")
    news.tags.add("vélo", "MEL", "Marché couvert", "élèves")
    publish(news)
    shown = links(visit(PATH))
    assert shown["Mentions légales"] == "/fr/mentions-legales/"
    assert shown["Actualités"] == "/fr/actualites/"
    assert shown["Carte de la ville"] == "/fr/carte/"
    assert shown["Mots-clés"] == "/fr/mots-cles/"
    keywords = links(visit("/fr/mots-cles/"), "//p[@class='tags']")
    assert keywords["Marché couvert"] == "/fr/mots-cles/marche-couvert/"
    assert [word for word in keywords if word in ("élèves", "MEL", "vélo")] == ["élèves", "MEL", "vélo"]
    assert "Le marché déménage" not in shown


def test_a_menu_leads_to_an_address_of_the_portal_by_its_own_name_or_the_editors(visit, portal):
    menu_of(portal.tourcoing, {"address": "map"}, {"address": "open-data", "label": "Nos données"})
    shown = links(visit("/fr/"), "//header//nav")
    assert shown == {"Carte de la ville": "/fr/carte/", "Nos données": "/fr/donnees/"}


def test_a_menu_leaves_out_what_a_city_or_the_portal_lacks(client, portal):
    menu_of(portal.hub, {"address": "map"}, {"address": "gone"}, {"address": "site-map"})
    page = client.get("/fr/", headers={"host": "hub.localhost"})
    assert links(page, "//header//nav") == {"Plan du site": PATH}


@pytest.mark.parametrize(
    ("value", "faulty"),
    [
        ({"address": "map"}, None),
        ({"address": "map", "url": "https://example.org/"}, "address"),
        ({"url": "https://example.org/"}, "label"),
        ({"label": "Ailleurs"}, "page"),
    ],
)
def test_a_link_leads_to_one_thing_and_says_what(value, faulty):
    block = PortalLinkBlock()
    try:
        block.clean(block.to_python(EMPTY | value))
        found = None
    except StructBlockValidationError as error:
        [found] = error.block_errors
    assert found == faulty


def test_every_address_that_menus_may_lead_to_answers(visit, portal):
    found = own_addresses.all_of(get_portal().by_slug["tourcoing"], "fr")
    assert [path for _label, path in found if visit(path).status_code != 200] == []
