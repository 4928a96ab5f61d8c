"""What a visitor does: searches, filters a list, follows it, changes city."""


def test_words_typed_on_the_home_page_are_searched_without_javascript(browser, portal):
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(portal.pages["home of roubaix"])
    box = page.locator("main input[name=q]")
    box.fill("école")
    box.press("Enter")
    found = page.locator("main .results mark").count()
    context.close()
    assert found > 0


def test_a_filter_works_without_javascript(browser, portal):
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(portal.pages["News list"])
    form = page.locator("main form[method=get]").first
    form.locator("input[type=checkbox], input[type=radio]").first.check()
    form.locator("button[type=submit], input[type=submit]").first.click()
    filtered = page.url
    context.close()
    assert "?" in filtered


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


def test_all_rows_of_a_list_share_one_picture(page, portal, traffic):
    page.goto(portal.address("live", "/fr/actualites/"))
    pictures = [url for url in traffic.requests if "/themes." in url]
    assert (len(pictures), page.locator(".result img").count()) == (1, 0)


def test_a_small_swatch_wears_the_colours_of_its_city(page, portal):
    page.goto(portal.address("live", "/fr/actualites/"))
    yarns = page.locator(".result .swatch--s").evaluate_all(
        "all => all.map(e => getComputedStyle(e).getPropertyValue('--yarn-a'))"
    )
    assert len(set(yarns)) > 1


def test_paper_gets_no_navigation(page, portal):
    page.goto(portal.pages["home of roubaix"])
    page.emulate_media(media="print")
    assert not page.locator("header nav").first.is_visible()
