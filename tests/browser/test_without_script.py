"""Every kind of page where no script runs: its menu, its heading and its footer are there. Other states of a
list have the same."""

import pytest

from tests.browser.addresses import names

# Texts of the elements that nobody sees.
HIDDEN = """elements => elements
  .filter(e => !e.getClientRects().length || !e.checkVisibility({visibilityProperty: true}))
  .map(e => e.innerText)"""


@pytest.mark.parametrize("name", [name for name in names() if "," not in name])
def test_everything_is_there_without_javascript(browser, portal, name):
    context = browser.new_context(java_script_enabled=False, viewport={"width": 320, "height": 900})
    page = context.new_page()
    page.goto(portal.pages[name])
    for summary in page.locator("header summary").all():
        summary.click()
    wanted = page.locator("header a, main h1, footer a")
    hidden = wanted.evaluate_all(HIDDEN)
    context.close()
    assert not hidden
