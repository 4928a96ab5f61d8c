"""Help while typing, as it is met by hand, by keyboard, by ear and on a slow line. The answers are made up:
tests/search says which are right."""

import json
from urllib.parse import parse_qs, urlsplit

import pytest
from playwright.sync_api import expect

from tests.browser.measures import accessibility_faults, overflow_faults

BOX, OPTION, STATUS = "main input[name=q]", ".searchbox [role=option]", ".searchbox [role=status]"
# What the status says from now on, each time it says something.
LISTEN = """() => {
  window.said = [];
  const status = document.querySelector('.searchbox [role=status]');
  new MutationObserver(() => status.textContent && said.push(status.textContent))
    .observe(status, {childList: true});
}"""


class Answers:
    """Two suggestions for whatever is asked; those for `held` words wait until `release`."""

    def __init__(self, page):
        self.asked, self.held, self._routes = [], set(), {}
        page.route("**/suggestions.json*", self._answer)

    def _answer(self, route):
        words = parse_qs(urlsplit(route.request.url).query)["q"][0]
        self.asked.append(words)
        if words in self.held:
            self._routes[words] = route
        else:
            self._send(route, words)

    def release(self, words):
        """Answer what waited; the browser may have given it up."""
        self._send(self._routes.pop(words), words)

    def _send(self, route, words):
        texts = (f"{words}, la première", f"{words}, la seconde", f"{words}elle")
        suggestions = [{"text": text, "note": "Lieu", "url": f"/fr/lieux/?rang={text}"} for text in texts]
        said = {"suggestions": suggestions, "status": f"{len(texts)} suggestions"}
        route.fulfill(body=json.dumps(said), content_type="application/json")


@pytest.fixture
def answers(page):
    return Answers(page)


@pytest.fixture
def home(page, portal, answers):
    """The home page of Roubaix, with the focus in its box."""
    page.goto(portal.pages["home of roubaix"])
    page.locator(BOX).focus()
    return page


def is_open(page):
    """Whether the list shows; whoever cannot see is told the same."""
    expanded = page.locator(BOX).get_attribute("aria-expanded")
    assert expanded == str(page.locator(".searchbox [role=listbox]").is_visible()).lower()
    return expanded == "true"


def opened(page, letters="pis"):
    page.keyboard.type(letters)
    page.locator(OPTION).first.wait_for()
    return page


def chosen(page):
    """The text of the option that is announced, which is the one that looks chosen; or None."""
    announced = page.locator(BOX).get_attribute("aria-activedescendant")
    looks = page.locator(f"{OPTION}[aria-selected=true]").evaluate_all("all => all.map(e => e.id)")
    assert looks == ([announced] if announced else [])
    return page.locator(f"#{announced}").evaluate("e => e.firstChild.textContent") if announced else None


def test_nothing_is_asked_below_two_letters(home, answers):
    home.keyboard.type("p")
    home.keyboard.press("Backspace")
    opened(home, "pi")
    assert answers.asked == ["pi"]


def test_a_slow_answer_takes_the_place_of_no_later_one(home, answers):
    answers.held.add("ac")
    with home.expect_request("**/suggestions.json?q=ac"):
        home.keyboard.type("ac")
    opened(home, "hoo")
    answers.release("ac")
    home.evaluate("() => fetch('/fr/')")  # whatever that answer does is done
    assert home.locator(OPTION).all_inner_texts()[0].startswith("achoo")


def test_what_no_longer_fits_goes_before_the_answer_comes(home, answers):
    opened(home)
    answers.held.add("pise")
    home.keyboard.type("e")
    expect(home.locator(OPTION)).to_have_count(1)
    home.keyboard.type("x")
    assert not is_open(home)


def test_arrows_choose_and_escape_gives_up_without_touching_the_letters(home):
    opened(home)
    for key, text in (
        ("ArrowDown", "pis, la première"),
        ("ArrowDown", "pis, la seconde"),
        ("ArrowUp", "pis, la première"),
    ):
        home.keyboard.press(key)
        assert chosen(home) == text
    for _ in range(2):
        home.keyboard.press("Escape")
        assert (is_open(home), chosen(home), home.locator(BOX).input_value()) == (False, None, "pis")


def test_the_number_is_said_once_after_a_pause(home):
    home.evaluate(LISTEN)
    opened(home)
    expect(home.locator(STATUS)).to_have_text("3 suggestions")
    home.keyboard.press("ArrowDown")
    assert (home.evaluate("said"), home.inner_text(STATUS)) == (["3 suggestions"], "")


def test_arrows_are_not_talked_over(home):
    home.clock.install()
    home.evaluate(LISTEN)
    home.keyboard.type("pis")
    home.clock.run_for(200)
    home.locator(OPTION).first.wait_for()
    home.keyboard.press("ArrowDown")
    home.clock.run_for(5_000)
    assert not home.evaluate("said")


def test_enter_goes_to_the_chosen_one(home):
    opened(home)
    home.keyboard.press("ArrowUp")
    with home.expect_navigation(url="**/fr/lieux/?rang=piselle"):
        home.keyboard.press("Enter")


def test_enter_without_a_choice_searches_as_ever(home):
    opened(home)
    with home.expect_navigation(url="**/fr/recherche/?q=pis"):
        home.keyboard.press("Enter")


def test_nothing_opens_once_the_form_was_sent(home, answers):
    answers.held.add("pis")
    home.evaluate("document.querySelector('main form').addEventListener('submit', e => e.preventDefault())")
    home.clock.install()
    home.keyboard.type("pis")
    with home.expect_request("**/suggestions.json?q=pis"):
        home.clock.run_for(200)
    home.keyboard.press("Enter")
    home.keyboard.type("c")
    home.clock.run_for(5_000)
    assert (is_open(home), answers.asked) == (False, ["pis"])


def test_a_click_goes_there(home):
    opened(home)
    with home.expect_navigation(url="**/fr/lieux/?rang=*seconde"):
        home.locator(OPTION).nth(1).click()


def test_a_press_elsewhere_closes_and_the_focus_gone_to_nowhere_does_not(home):
    opened(home)
    home.evaluate("document.activeElement.blur()")  # the swipe of a screen reader
    assert is_open(home)
    home.locator("h1").click()
    assert not is_open(home)


def test_the_focus_gone_to_the_button_closes(home):
    opened(home)
    home.keyboard.press("Tab")
    assert not is_open(home)


@pytest.mark.parametrize("composing", [{"isComposing": True}, {"keyCode": 229}])
def test_keys_of_an_input_method_are_its_own(home, composing):
    opened(home, "مسبح")
    home.keyboard.press("ArrowDown")
    before = chosen(home)
    for key in ("Enter", "ArrowDown", "Escape"):
        event = {"key": key, "bubbles": True, "cancelable": True} | composing
        assert home.evaluate(
            "event => document.activeElement.dispatchEvent(new KeyboardEvent('keydown', event))", event
        )
    assert (is_open(home), chosen(home)) == (True, before)


@pytest.mark.parametrize("width", [320, 1440])
def test_an_open_list_is_accessible_and_fits(browser, portal, width):
    context = browser.new_context(viewport={"width": width, "height": 740}, bypass_csp=True)
    page = context.new_page()
    Answers(page)
    page.goto(portal.pages["home of roubaix"])
    page.locator(BOX).focus()
    opened(page).keyboard.press("ArrowDown")
    faults = [*accessibility_faults(page), *accessibility_faults(page, "dark"), *overflow_faults(page)]
    page.evaluate("document.documentElement.style.fontSize = '200%'")
    within = page.locator(OPTION).evaluate_all(
        "all => all.every(e => e.getBoundingClientRect().right <= innerWidth)"
    )
    context.close()
    assert (faults, within) == ([], True)


def test_the_portal_answers_what_its_box_asks(page, portal):
    page.goto(portal.pages["News list"])
    page.locator(BOX).press_sequentially("pisc")
    page.locator(OPTION).first.wait_for()
    assert "Piscine" in page.locator(OPTION).first.inner_text()
