"""The map on request: nothing of it before the click, everything by keyboard after."""

import pytest

from tests.browser.measures import Traffic, accessibility_faults, overflow_faults

MAP = "Afficher la carte"


@pytest.fixture
def map_page(page, portal):
    """The map page of Roubaix with its traffic, before the click."""
    traffic = Traffic(page)
    address = portal.pages["map"]
    page.goto(address)
    page.traffic = traffic
    page.address = address
    return page


def shown(page):
    page.get_by_role("button", name=MAP).click()
    page.wait_for_selector(".map-mark", timeout=10_000)
    return page


def test_leaflet_comes_after_the_click(map_page):
    before = list(map_page.traffic.requests)
    shown(map_page)
    assert not [url for url in before if "leaflet" in url or "geojson" in url]
    assert [url for url in map_page.traffic.requests if "leaflet" in url]


def test_the_map_asks_no_third_party_and_complains_of_nothing(map_page):
    shown(map_page)
    assert not map_page.traffic.third_parties(map_page.address)
    assert map_page.traffic.complaints == []


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [320, 1280])
def test_axe_finds_nothing_on_the_open_map(map_page, width, scheme):
    map_page.set_viewport_size({"width": width, "height": 900})
    map_page.emulate_media(color_scheme=scheme)
    shown(map_page)
    assert not accessibility_faults(map_page, scheme)
    assert not overflow_faults(map_page)


def test_a_mark_says_what_it_is_by_keyboard(map_page):
    shown(map_page)
    mark = map_page.locator(".map-mark").first
    assert mark.get_attribute("aria-label")
    for _press in range(8):  # groups open until a card does
        if map_page.locator(".map-card").count():
            break
        map_page.locator(".map-mark").first.press("Enter")
        map_page.wait_for_timeout(400)
    assert map_page.locator(".map-card").inner_text().strip()


def test_escape_closes_the_card(map_page):
    test_a_mark_says_what_it_is_by_keyboard(map_page)
    map_page.locator(".map-card").press("Escape")
    map_page.wait_for_selector(".map-card", state="detached")


def test_the_map_goes_as_it_came(map_page):
    shown(map_page)
    map_page.get_by_role("button", name="Masquer la carte").click()
    assert map_page.locator(".leaflet-container").count() == 0
    assert map_page.get_by_role("button", name=MAP).is_visible()


def test_without_javascript_the_list_says_the_same(browser, portal):
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(portal.pages["map"])
    assert page.locator("ol.rows > li").count() > 0
    assert not page.get_by_role("button", name=MAP).is_visible()
    context.close()
