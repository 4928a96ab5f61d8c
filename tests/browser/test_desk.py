"""An editor at a desk and on a phone: tabs, an alert, a click while the page saves itself."""

import pytest
from playwright.sync_api import expect

from portal.demo.accounts import EDITORS, PASSWORD

IN_SIGHT = """tabs => tabs.map(tab => {
  const box = tab.getBoundingClientRect();
  return tab.contains(document.elementFromPoint(box.right - 3, box.y + box.height / 2));
})"""


@pytest.fixture
def desk(page, portal):
    """The first page of the admin, for an editor of Roubaix."""
    page.goto(portal.address("live", "/admin/login/"))
    page.locator("[name=username]").fill(EDITORS["roubaix"])
    page.locator("[name=password]").fill(PASSWORD)
    page.locator("[name=password]").press("Enter")
    page.wait_for_url("**/admin/")
    return page


@pytest.mark.parametrize("deed", ["Ajouter un lieu", "Ajouter une activité"])
def test_every_tab_is_in_sight_beside_the_preview(desk, deed):
    desk.get_by_role("link", name=deed).click()
    desk.locator("[data-side-panel-toggle=preview]").click()
    expect(desk.locator(".form-side--open")).to_be_visible()
    tabs = desk.get_by_role("tab")
    assert tabs.count() <= 6
    assert all(tabs.evaluate_all(IN_SIGHT))


def test_a_category_is_found_by_a_word_of_its_own(desk):
    desk.get_by_role("link", name="Ajouter un lieu").click()
    desk.locator("[aria-controls=id_category]").fill("fleuriste")
    desk.locator("[aria-controls=id_category]").press("Enter")
    expect(desk.locator("#id_category option:checked")).to_have_text("Fleurs et jardin")


def test_an_alert_takes_four_clicks_on_a_phone(desk):
    desk.set_viewport_size({"width": 360, "height": 740})
    desk.get_by_role("link", name="Publier une alerte").click()
    desk.get_by_label("Ce qui se passe").fill("Rue du Fil barrée")
    desk.get_by_text("Urgent", exact=True).click()
    desk.get_by_text("Pendant 24 heures").click()
    desk.get_by_role("button", name="Publier").click()
    board = desk.locator("section", has=desk.get_by_role("heading", name="Rue du Fil barrée"))
    expect(board).to_be_visible()
    board.get_by_role("link", name="Arrêter maintenant").click()
    desk.get_by_role("button", name="Arrêter maintenant").click()  # it is asked
    expect(desk.get_by_text("L’alerte est arrêtée.")).to_be_visible()


def test_a_click_while_the_page_saves_itself_makes_one_page(desk):
    desk.get_by_role("link", name="Écrire une actualité").click()
    desk.locator("[name=introduction]").fill("Un essai.")
    title = desk.get_by_placeholder("Titre de la page*")
    title.click()
    with desk.expect_request(lambda request: request.method == "POST" and "/add/" in request.url):
        title.press_sequentially("Essai de course", delay=250)  # the editor looks for changes after 2 s only
        title.press("Tab")
    publish(desk, "La page « Essai de course » a été publiée.")


def test_a_page_is_published_without_waiting_until_it_would_save_itself(desk):
    desk.get_by_role("link", name="Écrire une actualité").click()
    desk.locator("[name=introduction]").fill("Un essai.")
    form = desk.locator("#page-edit-form")
    form.evaluate("form => form.setAttribute('data-w-autosave-interval-value', 60000)")
    desk.evaluate("document.addEventListener('w-autosave:save', () => console.log('announced'))")
    with desk.expect_event("console", lambda message: message.text == "announced"):
        desk.get_by_placeholder("Titre de la page*").press_sequentially("Essai pressé", delay=250)
    publish(desk, "Page « Essai pressé » créée et publiée.")


def test_a_day_that_is_none_stays_as_it_was_typed(desk, portal):
    desk.goto(portal.address("live", "/admin/recherches/en-avant/ajouter/"))
    for name, typed in (("starts_on", "31/02/2027"), ("ends_on", "2027-12-20")):
        field = desk.locator(f"[name={name}]")
        field.fill(typed)
        field.press("Tab")
        field.evaluate("field => field.blur()")
        expect(field).to_have_value(typed)


def publish(desk, answer):
    desk.locator("footer").get_by_role("button", name="Publier", exact=True).click()
    # What a page may take to load, on a busy machine.
    expect(desk.get_by_text(answer)).to_be_visible(timeout=30_000)
