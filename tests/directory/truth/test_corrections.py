"""« Signaler une erreur »: what becomes of what a visitor writes."""

import pytest
from lxml import html

from directory.models import PlacePage, Proposal
from directory.truth import facts
from tests.cms_pages.factories import ContentPageFactory
from tests.directory.truth.conftest import fresh, stamp, words

pytestmark = pytest.mark.django_db
PATH = "/fr/lieux/au-bon-pain/corriger/"


def filled_in(place, **changed):
    """The form as it came, with some fields changed."""
    shown = {name: facts.in_words(name, getattr(place, name)) for name in facts.PUBLIC_FIELDS}
    return shown | {"stamp": stamp()} | changed


def proposed(place):
    return Proposal.objects.get(place=place)


def test_the_form_shows_the_record_as_it_is(visit, bakery):
    answer = words(visit(PATH))
    assert 'value="03 20 01 02 03"' in answer
    assert "du mardi au samedi" in answer.lower()


def test_the_sign_in_a_name_is_shown_as_it_was_written(visit, bakery):
    bakery.title = "Mie & Moulinet"
    bakery.save()
    assert "Mie & Moulinet" in html.fromstring(visit(PATH).content).findtext(".//p[@class='lead']")


def test_numbers_and_addresses_run_from_left_to_right(visit, bakery):
    form = html.fromstring(visit(PATH).content)
    names = ("phone", "website", "street", "postcode", "town", "answer_to")
    assert [form.get_element_by_id(f"id_{name}").get("dir") for name in names] == ["ltr"] * 6
    assert form.get_element_by_id("id_hours").get("dir") is None


def test_only_what_was_corrected_is_proposed(send, bakery):
    response = send(PATH, filled_in(bakery, phone="0320040506", answer_to="anne@example.org"))
    assert (response.status_code, response.headers["Location"]) == (303, f"{PATH}merci/")
    found = proposed(bakery)
    assert found.changes == {"phone": ["03 20 01 02 03", "03 20 04 05 06"]}
    assert (found.origin, found.email) == ("public", "anne@example.org")


def test_nothing_changes_in_the_directory_before_an_editor_decides(send, bakery):
    send(PATH, filled_in(bakery, phone="0320040506"))
    assert fresh(bakery).phone == "03 20 01 02 03"


def test_hours_in_french_are_read(send, bakery):
    send(PATH, filled_in(bakery, hours="du lundi au vendredi de 8h à 12h"))
    assert proposed(bakery).changes == {"hours": ["Tu-Sa 09:00-12:00", "Mo-Fr 08:00-12:00"]}


def test_hours_that_cannot_be_read_are_kept_in_words(send, bakery):
    send(PATH, filled_in(bakery, hours="quand il fait beau"))
    assert proposed(bakery).changes["hours_in_words"][1] == "quand il fait beau"


def test_a_place_can_be_said_to_have_closed_for_good(send, bakery):
    send(PATH, filled_in(bakery, closed="on"))
    assert proposed(bakery).changes == {"closed": [False, True]}


def test_a_comment_alone_is_enough(send, bakery):
    send(PATH, filled_in(bakery, comment="L’entrée est dans la cour."))
    assert proposed(bakery).comment == "L’entrée est dans la cour."


@pytest.mark.parametrize(
    ("changed", "said"),
    [
        ({}, "Rien n’a été modifié"),
        ({"phone": "12 34"}, "numéro de téléphone français"),
        ({"website": "javascript:alert(1)"}, "Écrivez l’adresse complète du site"),
        ({"website": "ftp://example.org"}, "Écrivez l’adresse complète du site"),
        ({"website": "https://[example"}, "Écrivez l’adresse complète du site"),
        ({"postcode": "5920"}, "Écrivez les cinq chiffres"),
        ({"answer_to": "anne"}, "e-mail n’est pas complète"),
        ({"comment": "a" * 1001}, "1000 caractères"),
        ({"hours": "a" * 801}, "800 caractères"),
        ({"town": "Tour\x00coing"}, "nul"),
    ],
)
def test_mistakes_are_said_in_french_and_nothing_is_kept(send, bakery, changed, said):
    response = send(PATH, filled_in(bakery, **changed))
    assert (response.status_code, said in words(response)) == (200, True)
    assert not Proposal.objects.exists()


def test_a_mistake_is_said_once(send, bakery):
    page = html.fromstring(send(PATH, filled_in(bakery, website="ftp://example.org")).content)
    assert len(page.xpath("//*[@role='alert']//a")) == 1


def test_mistakes_are_read_with_their_field_and_the_summary_leads_there(send, bakery):
    page = html.fromstring(send(PATH, filled_in(bakery, phone="12 34", postcode="5")).content)
    form = page.get_element_by_id("contenu")
    links = [link.removeprefix("#") for link in form.xpath("//*[@role='alert']//a/@href")]
    assert links == ["id_phone", "id_postcode"]
    named = " ".join(form.xpath("//@aria-describedby")).split() + form.xpath("//label/@for")
    assert set(links + named) <= set(form.xpath("//@id"))


def test_the_title_counts_the_mistakes_and_the_browser_starts_at_them(send, bakery):
    page = html.fromstring(send(PATH, filled_in(bakery, phone="12 34", postcode="5")).content)
    assert page.findtext(".//title").startswith("2 choses à corriger – ")
    assert page.xpath("//*[@autofocus]/@role") == ["alert"]


def test_a_browser_fills_in_what_is_the_visitors_own_and_nothing_else(visit, bakery):
    form = html.fromstring(visit(PATH).content).xpath("//main//form")[0]
    kinds = {field.get("name"): field.get("autocomplete") for field in form.xpath(".//input[@autocomplete]")}
    assert {name for name, kind in kinds.items() if kind != "off"} == {"answer_to"}
    assert kinds["phone"] == "off"


def test_what_an_editor_changed_meanwhile_is_not_proposed_backwards(visit, send, bakery):
    form = visit(PATH).context["form"]
    PlacePage.objects.filter(pk=bakery.pk).update(phone="03 20 99 99 99")
    fields = filled_in(bakery, website="https://example.org", seen=form["seen"].value())
    send(PATH, fields)
    assert proposed(bakery).changes == {"website": ["", "https://example.org"]}


@pytest.mark.parametrize("seen", ["", "x", "a:b:c"])
def test_a_forged_memory_of_the_form_is_ignored(send, bakery, seen):
    send(PATH, filled_in(bakery, seen=seen, phone="0320040506"))
    assert list(proposed(bakery).changes) == ["phone"]


def test_what_robots_write_is_dropped(send, bakery):
    response = send(PATH, filled_in(bakery, phone="0320040506", sujet="casino"))
    assert (response.status_code, Proposal.objects.count()) == (303, 0)


def test_a_form_from_elsewhere_is_refused(send, bakery):
    fields = filled_in(bakery, phone="0320040506")
    assert send(PATH, fields, **{"sec-fetch-site": "cross-site"}).status_code == 403


def test_somebody_says_to_run_the_place(send, bakery):
    send(PATH, filled_in(bakery, is_owner="on", answer_to="anne@example.org"))
    found = proposed(bakery)
    assert (found.origin, found.email, found.changes) == ("claim", "anne@example.org", {})


def test_who_runs_the_place_leaves_an_address(send, bakery):
    assert "le lien y est envoyé" in words(send(PATH, filled_in(bakery, is_owner="on")))
    assert not Proposal.objects.exists()


def test_nobody_gets_a_cookie_and_nothing_is_kept(visit, bakery):
    response = visit(PATH)
    assert (dict(response.cookies), response.headers["Cache-Control"]) == ({}, "no-store")


@pytest.mark.parametrize("ending", ["", "merci/"])
def test_pages_are_not_for_search_engines(visit, bakery, ending):
    assert '<meta name="robots" content="noindex">' in words(visit(PATH + ending))


@pytest.mark.parametrize(
    "path", ["/fr/lieux/corriger/", "/fr/lieux/absente/corriger/", "/fr/corriger/merci/"]
)
def test_what_is_no_place_cannot_be_corrected(visit, bakery, path):
    assert visit(path).status_code == 404


def test_a_page_of_that_name_is_served(visit, tourcoing):
    parent = ContentPageFactory(parent=tourcoing.home, title="Guide", slug="guide")
    ContentPageFactory(parent=parent, title="Corriger un texte", slug="corriger")
    assert "Corriger un texte" in words(visit("/fr/guide/corriger/"))


def test_a_place_of_another_city_is_not_corrected_here(visit, send, bakery):
    from tests.directory.factories import town

    town("roubaix")
    assert visit(PATH, city="roubaix").status_code == 404
    assert send(PATH, filled_in(bakery, phone="0320040506"), city="roubaix").status_code == 404
