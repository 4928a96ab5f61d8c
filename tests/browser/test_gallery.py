"""Every component in every state it can be in, on the components page: one visit, many questions."""

import pytest

from tests.browser.measures import accessibility_faults, keyboard_faults, overflow_faults


@pytest.fixture(scope="module")
def page(browser, browser_context_args, gallery):
    """The components page, opened once."""
    context = browser.new_context(**browser_context_args)
    opened = context.new_page()
    opened.goto(gallery)
    yield opened
    context.close()


def test_keyboard_reaches_every_component(page):
    assert not keyboard_faults(page)


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [1280, 320])
def test_axe_finds_nothing_on_the_components(page, width, scheme):
    page.set_viewport_size({"width": width, "height": 900})
    assert not accessibility_faults(page, scheme)


def test_no_component_overflows_a_small_screen(page):
    page.set_viewport_size({"width": 320, "height": 900})
    assert not overflow_faults(page)


def test_components_are_not_served_outside_debug_mode(page, portal):
    assert page.goto(portal.address("live", "/composants/")).status == 404
