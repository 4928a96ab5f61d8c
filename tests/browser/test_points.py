"""An editor sets the point of a place without writing a number."""

import pytest
from playwright.sync_api import expect

from portal.demo.accounts import ADMIN, PASSWORD
from tests.kept_demo import manage

# A directory of the demonstration, and the street of a place in it that has a point.
DIRECTORY = (
    "from directory.models import DirectoryIndexPage, PlacePage;"
    "place = PlacePage.objects.live().exclude(latitude=None).filter(street__regex=r'^[0-9]').first();"
    "print(place.get_parent().pk, place.street, sep='|')"
)


@pytest.fixture(scope="module")
def known(portal, var):
    """(id of a directory, a street that it knows)."""
    number, street = manage(var, "shell", "--verbosity", "0", "-c", DIRECTORY).strip().split("|")
    return number.split()[-1], street


@pytest.fixture
def form(page, portal, known):
    """The tab « Où » of a new place; `form.street` is one that the directory knows."""
    page.goto(portal.address("live", "/admin/login/"))
    page.locator("[name=username]").fill(ADMIN)
    page.locator("[name=password]").fill(PASSWORD)
    page.locator("[name=password]").press("Enter")
    page.wait_for_url("**/admin/")
    number, page.street = known
    page.goto(portal.address("live", f"/admin/pages/add/directory/placepage/{number}/"))
    page.get_by_role("tab", name="Où").click()
    return page


def latitude(form):
    return float(form.locator("[name=latitude]").input_value())


def test_a_click_on_the_map_sets_the_point(form):
    form.locator(".leaflet-container").click(position={"x": 200, "y": 100})
    assert latitude(form) > 50


def test_the_arrow_keys_move_the_point(form):
    form.locator(".leaflet-container").wait_for()
    form.get_by_role("button", name="Placer le point au milieu de la carte").click()
    expect(form.locator(".point-picker__pin")).to_be_focused()
    before = latitude(form)
    form.keyboard.press("ArrowUp")
    assert latitude(form) > before


def test_the_point_of_a_known_address_is_taken_when_the_editor_says_so(form):
    form.locator("[name=street]").fill(form.street)
    form.get_by_role("button", name="Trouver le point").click()
    take = form.get_by_role("button", name="Prendre ce point")
    expect(take).to_be_visible()
    assert form.locator("[name=latitude]").input_value() == ""
    take.click()
    assert latitude(form) > 50
