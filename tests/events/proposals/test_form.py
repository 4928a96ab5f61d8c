"""« Proposer une activité »: what becomes of what a visitor writes."""

import pytest
from lxml import html

from core.anonymous import limits
from events.models import ActivityPage, ActivityProposal, AgendaPage
from tests.events.factories import AgendaPageFactory
from tests.events.proposals.conftest import PATH, filled_in, words

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("january")]


def kept():
    return ActivityProposal.objects.get()


def test_an_activity_waits_for_an_editor_and_shows_nowhere(propose):
    response = propose(answer_to="anne@example.org", price="gratuit", min_age="6", max_age="10")
    assert (response.status_code, response.headers["Location"]) == (303, f"{PATH}merci/")
    found = kept()
    assert (found.title, found.status, found.email) == ("Chorale du canal", "waiting", "anne@example.org")
    assert found.facts == {
        "organiser_name": "Les voix du canal", "price": "gratuit", "min_age": 6, "max_age": 10
    }  # fmt: skip
    assert not ActivityPage.objects.exists()


def test_dates_are_kept_once_and_in_order(propose):
    propose(day_2="06/01/2027", start_2="9h30", day_3="2027-01-13", start_3="18:00", end_3="20:00")
    assert kept().dates == [["2027-01-06", "09:30:00", ""], ["2027-01-13", "18:00:00", "20:00:00"]]


def test_a_place_of_the_directory_is_known_by_its_name(propose, tourcoing):
    propose(place="médiathèque de la Navette, rue du Fil")
    assert kept().venue == tourcoing.place


@pytest.mark.parametrize(
    ("changed", "said"),
    [
        ({"title": ""}, "Il manque quelque chose ici"),
        ({"title": "a" * 121}, "120 caractères"),
        ({"text": ""}, "Il manque quelque chose ici"),
        ({"text": "a" * 4001}, "4000 caractères"),
        ({"place": "Tour\x00coing"}, "nul"),
        ({"day_1": "", "start_1": "", "end_1": ""}, "Indiquez au moins un jour"),
        ({"day_1": ""}, "Indiquez aussi le jour"),
        ({"day_1": "2027-01-03"}, "Ce jour est passé"),
        ({"day_1": "2127-01-03"}, "Vérifiez l’année"),
        ({"day_1": "2027-02-29"}, "date valide"),
        ({"day_1": "2027-03-28", "start_1": "02:30", "end_1": ""}, "n’existe pas"),
        ({"start_1": "25:00"}, "heure valide"),
        ({"start_1": ""}, "aussi"),
        ({"end_1": "18:00"}, "heure"),
        ({"min_age": "10", "max_age": "6"}, "plus petit"),
        ({"min_age": "121"}, "120"),
        ({"min_age": "6", "is_for_all_ages": "on"}, "tous les âges"),
        ({"price": "cher"}, "cher"),
        ({"phone": "12 34"}, "numéro de téléphone français"),
        ({"website": "javascript:alert(1)"}, "Écrivez l’adresse complète du site"),
        ({"answer_to": "anne"}, "e-mail n’est pas complète"),
    ],
)
def test_mistakes_are_said_in_french_and_nothing_is_kept(propose, changed, said):
    response = propose(**changed)
    assert response.status_code == 200
    page = html.fromstring(response.content)
    assert said in page.xpath("string(//*[@role='alert' and @autofocus])")
    assert not ActivityProposal.objects.exists()


def test_what_was_written_is_shown_again_and_each_mistake_leads_to_its_field(propose):
    page = html.fromstring(propose(day_1="hier", phone="12 34").content)
    links = [link.removeprefix("#") for link in page.xpath("//*[@role='alert']//a/@href")]
    assert links == ["id_day_1", "id_phone"]
    assert page.get_element_by_id("id_title").get("value") == "Chorale du canal"
    assert page.get_element_by_id("id_day_1").get("value") == "hier"
    assert page.findtext(".//title").startswith("2 choses à corriger – ")


def test_there_is_room_for_more_dates_without_scripts_and_nothing_is_lost(propose):
    page = html.fromstring(propose(more="1").content)
    assert page.get_element_by_id("id_day_8").get("name") == "day_8"
    assert page.get_element_by_id("id_title").get("value") == "Chorale du canal"
    assert not page.xpath("//*[@role='alert']")
    assert not ActivityProposal.objects.exists()


@pytest.mark.parametrize("lines", ["", "-1", "0", "x", "999999999", "²"])
def test_the_number_of_lines_is_bounded(propose, lines):
    page = html.fromstring(propose(more="1", lines=lines).content)
    assert 8 <= len(page.xpath("//input[@type='date']")) <= 40


def test_lines_that_were_added_count(propose):
    propose(lines="8", day_8="2027-05-05")
    assert kept().dates[-1] == ["2027-05-05", "", ""]


def test_what_robots_write_is_dropped(propose):
    assert (propose(sujet="casino").status_code, ActivityProposal.objects.count()) == (303, 0)


def test_a_form_is_taken_once(send, propose):
    fields = filled_in()
    send(PATH, fields)
    assert "déjà été envoyé" in words(send(PATH, fields))
    assert ActivityProposal.objects.count() == 1


def test_a_form_from_elsewhere_is_refused(send, tourcoing):
    assert send(PATH, filled_in(), **{"sec-fetch-site": "cross-site"}).status_code == 403


def test_without_a_proof_of_work_few_are_taken_of_one_network(propose):
    answers = [propose().status_code for _ in range(limits.MOST_WITHOUT_PROOF + 1)]
    assert answers == [303] * limits.MOST_WITHOUT_PROOF + [429]


def test_about_one_place_so_many_are_taken(propose, tourcoing, monkeypatch):
    monkeypatch.setattr(limits, "MOST_OF_PLACE", 1)
    at_place = [propose(place=tourcoing.place.title) for _ in range(2)]
    assert [answer.status_code for answer in at_place] == [303, 429]
    assert "Ce lieu" in words(at_place[1])


def test_nobody_gets_a_cookie_and_nothing_is_kept_or_indexed(visit, tourcoing):
    response = visit(PATH)
    assert (dict(response.cookies), response.headers["Cache-Control"]) == ({}, "no-store")
    assert '<meta name="robots" content="noindex">' in words(response)


def test_the_list_leads_to_the_form_and_the_form_back(visit, tourcoing):
    assert f'href="{PATH}"' in words(visit("/fr/activites/"))
    assert 'href="/fr/activites/"' in words(visit(f"{PATH}merci/"))


def test_training_is_not_proposed(visit, tourcoing):
    AgendaPageFactory(parent=tourcoing.home, slug="formations", shows=AgendaPage.Shows.TRAINING)
    assert "formations/proposer/" not in words(visit("/fr/formations/"))
    assert visit("/fr/formations/proposer/").status_code == 404


@pytest.mark.parametrize("path", ["/fr/proposer/", "/fr/lieux/proposer/", "/fr/rien/proposer/merci/"])
def test_nothing_is_proposed_elsewhere(visit, tourcoing, path):
    assert visit(path).status_code == 404
