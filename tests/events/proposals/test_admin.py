"""What editors do with the activities that are proposed to their town, and to no other."""

from datetime import timedelta

import pytest
import time_machine
from django.core import mail
from django.urls import reverse
from django.utils import timezone
from wagtail.models import PageLogEntry

from directory.models import DirectoryIndexPage
from events.models import ActivityPage, ActivityProposal
from events.proposals.drafts import draft_of
from events.schedule.sentences import in_words
from portal.management.commands.nightly import forget_people
from tests.directory.factories import PlacePageFactory
from tests.events.factories import agenda_town
from tests.events.proposals.conftest import words

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("admin_index")]
LIST = "/admin/activites/propositions/"
IN_MENU = "Propositions"


def decide(client, proposal, **fields):
    return client.post(reverse("events_proposals:proposal", args=[proposal.pk]), fields)


def test_the_menu_counts_what_waits_and_the_list_shows_it(editor, proposal):
    client = editor()
    assert f"{IN_MENU} (1)" in words(client.get("/admin/"))
    assert "Chorale du canal" in words(client.get(LIST))


def test_an_editor_reads_all_of_it(editor, proposal):
    shown = words(editor().get(f"{LIST}{proposal.pk}/"))
    said = (
        "On chante ensemble.",
        "le mercredi 20\xa0janvier",
        "tous les mercredis",
        "2 rue du Fil",
        "3 euros",
        "anne@",
    )
    assert [text for text in said if text not in shown] == []


def test_an_accepted_proposal_is_a_draft_to_complete(editor, proposal, tourcoing, french_words):
    response = decide(editor(), proposal, decision="accept")
    page = ActivityPage.objects.get()
    assert response.headers["Location"] == reverse("wagtailadmin_pages:edit", args=[page.pk])
    assert (page.get_parent().specific, page.live, page.title) == (
        tourcoing.agenda,
        False,
        "Chorale du canal",
    )
    draft = page.get_latest_revision_as_object()
    assert (draft.venue_name, draft.street, draft.town) == ("Salle des fêtes", "2 rue du Fil", "Tourcoing")
    assert (draft.price, draft.organiser_name) == ("payant", "Les voix du canal")
    assert in_words(draft.schedule) == [
        "Le mercredi 13\xa0janvier et le mercredi 20\xa0janvier, de 18\xa0h à 20\xa0h"
    ]
    assert "À quel prix : 3 euros" in draft.introduction


@pytest.mark.parametrize(
    ("cost", "facts", "price"),
    [
        ("Gratuit !", {}, "gratuit"),
        ("Entrée libre et gratuite", {}, "gratuit"),
        ("Gratuit pour les enfants", {}, ""),
        ("gratuit", {"price": "payant"}, "payant"),
    ],
)
def test_free_in_the_words_of_its_amount_is_its_price(proposal, cost, facts, price):
    proposal.cost, proposal.facts = cost, facts
    page = draft_of(proposal)
    assert (page.price, cost in page.introduction) == (price, price != "gratuit")


@pytest.mark.parametrize(("title", "slug"), [("!!!", "activite"), ("Сад", "sad")])
def test_a_title_without_a_letter_of_ours_has_an_address_too(editor, proposal, title, slug):
    ActivityProposal.objects.update(title=title)
    decide(editor(), proposal, decision="accept")
    assert ActivityPage.objects.get().slug == slug


def test_the_draft_opens_and_can_be_published(editor, proposal):
    client = editor()
    edit = decide(client, proposal, decision="accept").headers["Location"]
    assert client.get(edit).status_code == 200
    page = ActivityPage.objects.get()
    page.full_clean()
    page.get_latest_revision().publish()
    assert ActivityPage.objects.get().live


def test_the_history_says_who_made_the_page(editor, proposal):
    decide(editor(), proposal, decision="accept")
    (entry,) = PageLogEntry.objects.filter(page=ActivityPage.objects.get().pk, action="events.proposed")
    assert entry.user.username.startswith("redactrice")


def test_a_proposal_about_a_place_of_the_directory_is_there(editor, proposal, tourcoing):
    ActivityProposal.objects.update(venue=tourcoing.place)
    decide(editor(), proposal, decision="accept")
    page = ActivityPage.objects.get()
    assert (page.venue, page.street) == (tourcoing.place, "")


def test_a_declined_proposal_makes_no_page_and_the_proposer_reads_why(editor, proposal):
    decide(editor(), proposal, decision="decline", answer="1", words="C’est une fête <privée>.")
    assert (ActivityProposal.objects.get().status, ActivityPage.objects.count()) == ("declined", 0)
    (sent,) = mail.outbox
    assert (sent.to, "C’est une fête <privée>." in sent.body) == (["anne@example.org"], True)
    assert "Nous ne la publions pas." in sent.body
    assert ActivityProposal.objects.get().email == ""


def test_a_draft_has_the_point_of_its_address_where_that_is_known(editor, proposal, tourcoing):
    PlacePageFactory(
        parent=DirectoryIndexPage.objects.get(), street="2 rue du Fil", latitude=50.72, longitude=3.16
    )
    decide(editor(), proposal, decision="accept")
    draft = ActivityPage.objects.get().get_latest_revision_as_object()
    assert (draft.latitude, draft.longitude) == (50.72, 3.16)


def test_the_answer_to_an_accepted_proposal_says_so(editor, proposal):
    decide(editor(), proposal, decision="accept", answer="1")
    assert "Nous la retenons" in mail.outbox[0].body


def test_an_answer_may_follow_the_decision_once(editor, proposal):
    client = editor()
    decide(client, proposal, decision="decline")
    for _time in range(2):
        decide(client, proposal, decision="answer", words="Désolés")
    assert len(mail.outbox) == 1


def test_the_second_decision_is_refused_in_words(editor, proposal):
    client = editor()
    decide(client, proposal, decision="decline")
    decide(client, proposal, decision="accept")
    assert "déjà décidé" in words(client.get(LIST))
    assert not ActivityPage.objects.exists()


@pytest.mark.parametrize("verdict", ["", "publish"])
def test_another_verdict_is_none(editor, proposal, verdict):
    assert decide(editor(), proposal, decision=verdict).status_code == 404


@pytest.mark.parametrize("method", ["get", "post"])
def test_editors_of_another_town_neither_read_nor_decide(editor, proposal, method):
    client = editor(agenda_town("roubaix").home)
    assert "Chorale" not in words(client.get(LIST))
    assert f"{IN_MENU} (1)" not in words(client.get("/admin/"))
    address = reverse("events_proposals:proposal", args=[proposal.pk])
    response = getattr(client, method)(address, {"decision": "accept"})
    assert (response.status_code, response.headers["Location"]) == (302, "/admin/")
    assert not ActivityPage.objects.exists()


def test_who_publishes_nothing_decides_nothing(editor, proposal):
    client = editor(rights=["change_page", "add_page"])
    assert IN_MENU not in words(client.get("/admin/"))
    decide(client, proposal, decision="decline")
    assert ActivityProposal.objects.get().status == "waiting"


def test_people_are_forgotten_at_night_when_their_time_is_over(proposal):
    ActivityProposal.objects.update(status="declined", decided_at=timezone.now())
    with time_machine.travel(timezone.now() + timedelta(days=31)):
        forget_people()
    assert ActivityProposal.objects.get().email == ""
    with time_machine.travel(timezone.now() + timedelta(days=367)):
        forget_people()
    assert not ActivityProposal.objects.exists()
