"""An editor says when something takes place, and sees the dates at once."""

import pytest
from playwright.sync_api import expect

from portal.demo.accounts import ADMIN, PASSWORD
from tests.kept_demo import manage

LIST_OF_ACTIVITIES = "from events.models import AgendaPage; print(AgendaPage.objects.first().pk)"


@pytest.fixture
def form(page, portal, var):
    """The form of a new activity, with an entry « Chaque semaine »."""
    page.goto(portal.address("live", "/admin/login/"))
    page.locator("[name=username]").fill(ADMIN)
    page.locator("[name=password]").fill(PASSWORD)
    page.locator("[name=password]").press("Enter")
    page.wait_for_url("**/admin/")
    number = manage(var, "shell", "--verbosity", "0", "-c", LIST_OF_ACTIVITIES).split()[-1]
    page.goto(portal.address("live", f"/admin/pages/add/events/activitypage/{number}/"))
    page.locator("[data-streamfield-stream-container] button").first.click()
    page.get_by_role("option", name="Chaque semaine").click()
    return page


def test_the_dates_are_drawn_while_they_are_said(form):
    form.get_by_label("mercredi").check()
    start = form.locator("[name='schedule-0-value-sessions-0-value-start']")
    start.fill("14h30")
    start.press("Tab")
    first = form.locator("[name='schedule-0-value-first']")
    first.fill("02/06/2027")
    first.press("Tab")

    expect(start).to_have_value("14:30")
    expect(form.locator("[data-schedule-preview]")).to_contain_text("mercredi 9 juin, à partir de 14 h 30")
