"""Every kind of page, in every state a list can be in, as a visitor meets it."""

import pytest

from tests.browser.addresses import names
from tests.browser.markup import markup_faults
from tests.browser.measures import accessibility_faults, cut_words, keyboard_faults, overflow_faults
from tests.typography import french_faults

MOST_BYTES, MOST_REQUESTS = 100_000, 15
SCREENS = [(320, "light"), (320, "dark"), (1280, "light"), (1280, "dark")]

pytestmark = pytest.mark.parametrize("name", names())


@pytest.fixture
def address(portal, name):
    """Where the page is; a kind of page that the demo does not show cannot be tested."""
    assert name in portal.pages, f"the demo has no page of this kind: {name}"
    return portal.pages[name]


def test_axe_finds_nothing(page, address):
    faults = []
    for width, scheme in SCREENS:
        page.set_viewport_size({"width": width, "height": 900})
        page.emulate_media(color_scheme=scheme)
        page.goto(address)
        faults += [f"{width} {scheme}: {fault}" for fault in accessibility_faults(page)]
    assert not faults


def test_keyboard_reaches_everything_with_a_visible_ring(page, address):
    page.goto(address)
    assert not keyboard_faults(page)


@pytest.mark.parametrize("width", [320, 768])
def test_page_never_scrolls_sideways(page, address, width):
    page.set_viewport_size({"width": width, "height": 900})
    page.goto(address)
    assert not overflow_faults(page)


def test_text_twice_as_large_still_fits(page, address):
    page.goto(address)
    page.evaluate("document.documentElement.style.fontSize = '200%'")
    assert not overflow_faults(page)
    assert not cut_words(page)


def test_first_view_is_light(page, address, traffic):
    page.goto(address, wait_until="networkidle")
    assert traffic.bytes <= MOST_BYTES
    # Without its cache, which bytes are measured in, a browser asks twice for the icon of the page.
    assert len(set(traffic.requests)) <= MOST_REQUESTS, traffic.requests


def test_no_third_party_no_cookie_and_a_quiet_console(page, address, traffic):
    page.goto(address, wait_until="networkidle")
    assert not traffic.third_parties(address)
    assert (page.context.cookies(), traffic.complaints) == ([], [])


def test_markup_is_valid(page, address):
    assert not markup_faults(page.goto(address).body())


def test_french_is_well_set(page, address):
    page.goto(address)
    assert not french_faults(page.inner_text("body"))


def test_everything_is_there_without_javascript(browser, address):
    context = browser.new_context(java_script_enabled=False, viewport={"width": 320, "height": 900})
    page = context.new_page()
    page.goto(address)
    for summary in page.locator("header summary").all():
        summary.click()
    hidden = [
        link.inner_text()
        for link in page.locator("header a, main h1, footer a").all()
        if not link.is_visible()
    ]
    context.close()
    assert not hidden
