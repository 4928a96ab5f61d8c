"""Every component in every state it can be in, on the components page."""

import pytest

from tests.browser.measures import accessibility_faults, keyboard_faults, overflow_faults


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [320, 1280])
def test_axe_finds_nothing_on_the_components(page, gallery, width, scheme):
    page.set_viewport_size({"width": width, "height": 900})
    page.goto(gallery)
    assert not accessibility_faults(page, scheme)


def test_keyboard_reaches_every_component(page, gallery):
    page.goto(gallery)
    assert not keyboard_faults(page)


def test_no_component_overflows_a_small_screen(page, gallery):
    page.set_viewport_size({"width": 320, "height": 900})
    page.goto(gallery)
    assert not overflow_faults(page)


def test_components_are_not_served_outside_debug_mode(page, portal):
    assert page.goto(portal.address("live", "/composants/")).status == 404
