"""What a visitor does: searches, filters a list, follows it, changes city."""

import pytest


def test_words_typed_on_the_home_page_are_searched_without_javascript(browser, portal):
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(portal.pages["home of roubaix"])
    box = page.locator("main input[name=q]")
    box.fill("école")
    with page.expect_navigation():
        box.press("Enter")
    found = page.locator("main .places mark").count()
    context.close()
    assert found > 0


def test_a_filter_works_on_a_phone_without_javascript(browser, portal):
    context = browser.new_context(java_script_enabled=False, viewport={"width": 360, "height": 740})
    page = context.new_page()
    page.goto(portal.pages["News list"])
    page.locator(".sieve > summary").click()
    page.locator(".sieve nav a").first.click()
    form = page.locator("#filtres")
    form.locator("input[type=checkbox]:enabled").first.check()
    form.locator("button[type=submit]").click()
    filtered = page.url
    context.close()
    assert "?" in filtered
    assert "filtre=" not in filtered


def test_a_filter_opens_in_place(page, portal, traffic):
    page.goto(portal.pages["Directory"])
    address = page.url
    page.locator(".sieve nav a").last.click()
    page.locator("#filtres:focus").wait_for()
    assert page.url == address
    page.locator("#filtres .btns a").click()
    page.locator("#filtres").wait_for(state="detached")
    assert not traffic.complaints


@pytest.mark.parametrize("name", ["List of activities or training", "search, results"])
def test_the_values_of_a_filter_are_seen_on_a_phone(page, portal, name):
    page.set_viewport_size({"width": 360, "height": 740})
    page.goto(portal.pages[name])
    page.locator(".sieve > summary").click()
    page.locator(".sieve nav a").first.click()
    page.locator("#filtres:focus").wait_for()
    page.wait_for_function("document.querySelector('#filtres').getBoundingClientRect().top < 600")


@pytest.mark.parametrize(
    "name", ["Directory", "News list", "List of activities or training", "Lab", "search, results"]
)
def test_the_first_result_is_on_the_first_screen_of_a_phone(page, portal, name):
    page.set_viewport_size({"width": 360, "height": 740})
    page.goto(portal.pages[name])
    first = page.locator(":is(.places, .slots, .weft) > li").first.bounding_box()
    assert first["y"] <= 700


def test_a_list_can_be_followed(page, portal):
    page.goto(portal.pages["News list"])
    feed = page.locator("link[rel=alternate][type='application/rss+xml']").get_attribute("href")
    assert page.evaluate("url => fetch(url).then(answer => answer.status)", feed) == 200


def test_every_city_has_its_own_colours(page, portal):
    colours = set()
    for site in ("live", "roubaix", "tourcoing", "marcq"):
        page.goto(portal.address(site, "/fr/"))
        colours.add(page.evaluate("getComputedStyle(document.body).getPropertyValue('--warp')"))
    assert len(colours) == 4


def test_items_of_a_list_are_cells_of_one_sheet_for_each_city(page, portal):
    page.goto(portal.address("live", "/fr/actualites/"))
    sheets = page.locator(".places > li").evaluate_all(
        "all => all.map(e => [e.dataset.city, getComputedStyle(e, '::before').backgroundImage])"
    )
    assert len({tuple(pair) for pair in sheets}) == len({city for city, _sheet in sheets}) > 1
    assert page.locator(".places img, .places svg").count() == 0


def test_paper_gets_no_navigation(page, portal):
    page.goto(portal.pages["home of roubaix"])
    page.emulate_media(media="print")
    assert not page.locator("header nav").first.is_visible()
