"""Home pages are short, whatever they hold today: their sections, as the demonstration fills them."""

import pytest

HOMES = ("live fr", "roubaix fr", "roubaix ar", "tourcoing fr", "marcq fr")
MOST_PIXELS = {360: 3_600, 1440: 2_600}
MOST_ELEMENTS = 390


@pytest.mark.parametrize("width", MOST_PIXELS)
@pytest.mark.parametrize("home", HOMES)
def test_a_home_page_is_short_and_light(browser, portal, home, width):
    site, language = home.split()
    context = browser.new_context(viewport={"width": width, "height": 900})
    page = context.new_page()
    page.goto(portal.pages[f"home of {site}"].replace("/fr/", f"/{language}/"))

    height, elements = page.evaluate(
        "[document.documentElement.scrollHeight, document.querySelectorAll('*').length]"
    )
    context.close()

    assert height <= MOST_PIXELS[width]
    assert elements <= MOST_ELEMENTS
