"""Every kind of page, in every state a list can be in, as a visitor meets it: one visit, many questions."""

import pytest

from tests.browser.addresses import SEARCHES, names
from tests.browser.markup import markup_faults
from tests.browser.visit import Visit
from tests.typography import french_faults

MOST_BYTES, MOST_REQUESTS = 100_000, 15
# Texts of the elements that nobody sees.
HIDDEN = """elements => elements
  .filter(e => !e.getClientRects().length || !e.checkVisibility({visibilityProperty: true}))
  .map(e => e.innerText)"""


@pytest.fixture(scope="module", params=names())
def name(request):
    """A kind of page, or a state of one."""
    return request.param


@pytest.fixture(scope="module")
def address(portal, name):
    """Where the page is; a kind of page that the demo does not show cannot be tested."""
    assert name in portal.pages, f"the demo has no page of this kind: {name}"
    return portal.pages[name]


@pytest.fixture(scope="module")
def visit(browser, browser_context_args, address):
    """What all the questions below are asked of; pytest keeps the tests of one address together."""
    context = browser.new_context(**browser_context_args)
    yield Visit(context.new_page(), address)
    context.close()


@pytest.fixture(scope="session")
def without_javascript(browser):
    """A page of a telephone that runs no script, which goes from address to address."""
    context = browser.new_context(java_script_enabled=False, viewport={"width": 320, "height": 900})
    yield context.new_page()
    context.close()


def test_a_search_is_in_the_state_that_is_measured(visit, name):
    assert SEARCHES.get(name, [""])[-1] in visit.text


def test_axe_finds_nothing(visit):
    assert not visit.accessibility


def test_keyboard_reaches_everything_with_a_visible_ring(visit):
    assert not visit.keyboard


def test_page_never_scrolls_sideways(visit):
    assert not visit.overflow


def test_text_twice_as_large_fits_and_breaks_no_word(visit):
    assert not visit.large_text


def test_first_view_is_light(visit):
    assert visit.bytes <= MOST_BYTES
    # Without its cache, which bytes are measured in, a browser asks twice for the icon of the page.
    assert len(set(visit.requests)) <= MOST_REQUESTS, visit.requests


def test_no_third_party_no_cookie_and_a_quiet_console(visit):
    assert (visit.third_parties, visit.cookies, visit.traffic.complaints) == (set(), [], [])


def test_markup_is_valid(visit):
    assert not markup_faults(visit.source)


def test_french_is_well_set(visit):
    assert not french_faults(visit.text)


def test_everything_is_there_without_javascript(without_javascript, address):
    page = without_javascript
    page.goto(address)
    for summary in page.locator("header summary").all():
        summary.click()
    assert not page.locator("header a, main h1, footer a").evaluate_all(HIDDEN)
