"""The link of an owner: opened as often as one likes, answered once."""

from datetime import timedelta

import pytest
import time_machine
from django.core import mail
from django.utils import timezone

from core.logs import without_personal_data
from directory.models import OwnerLink, PlacePage, Proposal
from directory.truth import facts, mails
from directory.truth.links import use
from tests.directory.factories import PlacePageFactory, town
from tests.directory.truth.conftest import fresh, words

pytestmark = pytest.mark.django_db


def later(**amount):
    return time_machine.travel(timezone.now() + timedelta(**amount))


def form_of(place, **changed):
    shown = {name: facts.in_words(name, getattr(place, name)) for name in facts.OWNER_FIELDS}
    return {name: value for name, value in shown.items() if name != "by_appointment"} | changed


@pytest.fixture
def confirm(visit, send):
    """`confirm(path)`: « Tout est exact », on the page that was just read."""

    def post(path):
        return send(path, {"seen": visit(path).context["seen"]})

    return post


def test_opening_the_link_confirms_nothing(visit, bakery, link):
    for _ in range(3):
        assert "03 20 01 02 03" in words(visit(link[1]))
    assert (fresh(bakery).verified_on, OwnerLink.objects.get().used_at) == (None, None)


@pytest.mark.parametrize("end", ["", "changements/"])
def test_the_sign_in_a_name_is_shown_as_it_was_written(visit, bakery, link, end):
    bakery.title = "Mie & Moulinet"
    bakery.save()
    assert "Mie &amp; Moulinet" in visit(link[1] + end).content.decode()
    assert "&amp;amp;" not in visit(link[1] + end).content.decode()


def test_the_owner_says_that_all_is_right(confirm, bakery, link):
    response = confirm(link[1])
    assert (response.status_code, response.headers["Location"]) == (303, "/fr/fiche/merci/exact/")
    assert (fresh(bakery).verified_on, fresh(bakery).verified_by) == (timezone.localdate(), "owner")


@pytest.mark.parametrize(
    "changed",
    [
        {"phone": "03 20 99 99 99"},
        {"stationnement_pmr": True},
        {"services": ["retrait"]},
        {"email": "autre@example.org"},
        {"latitude": 50.7},
        {"body": '[{"type": "paragraph", "value": "<p>Fermé le lundi</p>"}]'},
    ],
)
def test_what_the_owner_did_not_see_is_not_confirmed(visit, send, bakery, link, changed):
    seen = visit(link[1]).context["seen"]
    PlacePage.objects.filter(pk=bakery.pk).update(**changed)
    response = send(link[1], {"seen": seen})
    assert (response.status_code, "La fiche a changé" in words(response)) == (200, True)
    assert (fresh(bakery).verified_on, OwnerLink.objects.get().used_at) == (None, None)


def test_a_record_that_changed_is_confirmed_once_it_is_read_again(visit, send, bakery, link):
    visit(link[1])
    PlacePage.objects.filter(pk=bakery.pk).update(phone="03 20 99 99 99")
    again = send(link[1], {"seen": "x"})
    send(link[1], {"seen": again.context["seen"]})
    assert fresh(bakery).verified_by == "owner"


@pytest.mark.parametrize(
    ("fact", "value", "said"),
    [
        ("by_appointment", False, "Sur rendez-vous"),
        ("payments", ["carte", "especes"], "Espèces, Carte bancaire"),
        ("entree_plain_pied", False, "Entrée de plain-pied"),
        ("introduction", "Du pain au levain.", "Du pain au levain."),
        ("siret", "21590599400012", "21590599400012"),
        (
            "contacts",
            '[{"type": "contact", "value": {"kind": "phone", "label": "Nuit", "value": "112"}}]',
            "112",
        ),
        ("exceptions", '[{"type": "closure", "value": {"first": "2099-12-24"}}]', "24\xa0décembre"),
    ],
)
def test_the_owner_reads_every_fact(visit, bakery, link, fact, value, said):
    PlacePage.objects.filter(pk=bakery.pk).update(**{fact: value})
    assert said in words(visit(link[1]))


def test_the_owner_reads_no_degrees(visit, link):
    assert "Latitude" not in words(visit(link[1]))


def test_the_page_keeps_what_an_editor_is_drafting(confirm, bakery, link):
    bakery.introduction = "Un brouillon"
    bakery.save_revision()
    confirm(link[1])
    page = fresh(bakery)
    assert (page.introduction, page.verified_by) == ("", "owner")
    assert page.get_latest_revision_as_object().introduction == "Un brouillon"


def test_a_publication_that_is_planned_stays_planned(confirm, bakery, link):
    bakery.save_revision().publish()
    bakery = fresh(bakery)
    bakery.go_live_at = timezone.now() + timedelta(days=3)
    bakery.save_revision().publish()
    confirm(link[1])
    page = fresh(bakery)
    assert (page.live, page.verified_by) == (True, "owner")
    assert page.scheduled_revision.approved_go_live_at == bakery.go_live_at


def test_a_link_is_answered_once(confirm, send, visit, link):
    confirm(link[1])
    assert send(link[1]).status_code == 410
    assert "déjà servi" in words(visit(link[1]))


def test_of_two_answers_at_once_one_counts(link):
    assert [use(link[0]), use(link[0])] == [True, False]


def test_a_link_ends_when_the_place_changes_hands(send, bakery, link):
    bakery.owner_email = "nouvelle@example.org"
    bakery.save()
    assert send(link[1]).status_code == 410


def test_a_link_expires(visit, link):
    with later(days=31):
        response = visit(link[1])
    assert (response.status_code, "a expiré" in words(response)) == (410, True)


@pytest.mark.parametrize("ending", ["", "changements/"])
def test_a_link_that_was_never_sent_is_said_in_french(visit, tourcoing, ending):
    response = visit(f"/fr/fiche/{'aB' * 22}/{ending}")
    assert (response.status_code, "ne fonctionne plus" in words(response)) == (404, True)


def test_the_owner_proposes_changes(send, bakery, link):
    response = send(f"{link[1]}changements/", form_of(bakery, title="Au très bon pain"))
    assert response.headers["Location"] == "/fr/fiche/merci/changements/"
    found = Proposal.objects.get()
    assert (found.origin, found.email) == ("owner", "boulanger@example.org")
    assert found.changes == {"title": ["Au bon pain", "Au très bon pain"]}


def test_a_proposal_spends_the_link(send, bakery, link):
    send(f"{link[1]}changements/", form_of(bakery, title="Au très bon pain"))
    assert send(link[1]).status_code == 410
    assert fresh(bakery).verified_on is None


def test_a_form_with_mistakes_spends_nothing(send, bakery, link):
    assert "Rien n’a été modifié" in words(send(f"{link[1]}changements/", form_of(bakery)))
    assert OwnerLink.objects.get().used_at is None


def test_a_form_of_another_site_is_refused(send, link):
    assert send(link[1], **{"sec-fetch-site": "cross-site"}).status_code == 403


def test_a_browser_that_says_nothing_of_its_page_may_answer(client, visit, bakery, link):
    seen = visit(link[1]).context["seen"]
    client.post(link[1], {"seen": seen}, headers={"host": "tourcoing.localhost", "origin": "null"})
    assert fresh(bakery).verified_by == "owner"


def test_a_link_works_on_the_site_of_its_city_only(visit, send, link):
    town("roubaix")
    assert visit(link[1], city="roubaix").status_code == 404
    assert send(link[1], city="roubaix").status_code == 404


def test_the_link_of_a_place_that_left_the_directory_no_longer_works(visit, bakery, link):
    bakery.unpublish()
    assert visit(link[1]).status_code == 404


@pytest.mark.parametrize("ending", ["", "changements/"])
def test_nobody_keeps_or_lists_these_pages_or_learns_their_address(visit, link, ending):
    headers = visit(link[1] + ending).headers
    assert headers["Cache-Control"] == "no-store"
    assert (headers["Referrer-Policy"], headers["X-Robots-Tag"]) == ("no-referrer", "noindex, nofollow")


def test_the_token_is_neither_in_the_database_nor_in_the_logs(link):
    token = link[1].split("/")[3]
    assert token not in str(OwnerLink.objects.values().get())
    assert token not in without_personal_data(f'"GET {link[1]}changements/ HTTP/1.1" 200')


def test_the_mail_holds_the_link_and_the_record(bakery):
    mails.send_link(bakery)
    sent = mail.outbox[0]
    assert (sent.to, "Au bon pain" in sent.subject) == (["boulanger@example.org"], True)
    assert "http://tourcoing.localhost/fr/fiche/" in sent.body
    assert "03 20 01 02 03" in sent.body


def test_a_new_link_goes_to_the_address_that_the_town_has(send, link):
    with later(days=31):
        response = send(f"{link[1]}nouveau/", {"owner_email": "mallory@example.org"})
    assert response.headers["Location"] == "/fr/fiche/merci/lien/"
    assert [m.to for m in mail.outbox] == [["boulanger@example.org"]]


def test_asking_twice_sends_one_mail(send, link):
    with later(days=31):
        for _ in range(2):
            send(f"{link[1]}nouveau/")
    assert len(mail.outbox) == 1


def test_asking_with_an_unknown_link_sends_nothing(send, tourcoing):
    PlacePageFactory(parent=tourcoing.directory, owner_email="a@example.org")
    assert send(f"/fr/fiche/{'aB' * 22}/nouveau/").status_code == 404
    assert mail.outbox == []


def test_who_is_on_no_site_is_left_out_and_the_others_are_reminded(tourcoing, bakery):
    other = PlacePageFactory(parent=town("roubaix").directory, owner_email="a@example.org")
    tourcoing.home.unpublish()

    assert mails.remind.call([bakery.pk, other.pk]) == 1
    assert [sent.to for sent in mail.outbox] == [["a@example.org"]]


def test_owners_are_reminded_once_in_thirty_days(bakery):
    assert [mails.remind.call([bakery.pk]) for _ in range(2)] == [1, 0]
    with later(days=30, hours=1):
        assert mails.remind.call([bakery.pk]) == 1
