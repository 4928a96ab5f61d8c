"""What editors do about the truth of their directory, and nobody else's."""

from datetime import timedelta

import pytest
from django.contrib.auth import get_user_model
from django.core import mail
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from wagtail.models import GroupPagePermission

from directory.models import DirectorySettings, PlacePage, Proposal
from portal.cities.rights import PAGES, permission
from tests.cms_pages.factories import make_city
from tests.directory.factories import PlacePageFactory, town
from tests.directory.truth.conftest import fresh, words

pytestmark = pytest.mark.django_db
CHANGES = {"phone": ["03 20 01 02 03", "03 20 04 05 06"]}


@pytest.fixture
def hub(db):
    """Where editors work."""
    return make_city("hub", is_hub=True)


@pytest.fixture
def editor(hub, tourcoing):
    """A browser signed in as an editor of Tourcoing."""
    user = get_user_model().objects.create_user("redactrice")
    group = user.groups.create(name="Équipe de Tourcoing")
    group.permissions.add(permission("access_admin"))
    for name in PAGES:
        GroupPagePermission.objects.create(group=group, page=tourcoing.home, permission=permission(name))
    client = Client(headers={"host": "hub.localhost"})
    client.force_login(user)
    return client


@pytest.fixture
def secret(tourcoing):
    """A place of Roubaix, with a proposal and an owner."""
    place = PlacePageFactory(
        parent=town("roubaix").directory, title="Secret de Roubaix", owner_email="secret@example.org"
    )
    Proposal.objects.create(place=place, origin="public", changes=CHANGES)
    return place


@pytest.fixture
def proposal(bakery):
    return Proposal.objects.create(
        place=bakery, origin="public", changes=CHANGES, email="anne@example.org", comment="Sonner deux fois"
    )


def url(name, *args):
    return reverse(f"directory_truth_admin:{name}", args=args)


def stale(place, days):
    PlacePage.objects.filter(pk=place.pk).update(verified_on=timezone.localdate() - timedelta(days=days))


@pytest.mark.parametrize("name", ["proposals", "records", "pairs"])
def test_lists_leave_other_cities_out(editor, bakery, secret, name):
    response = editor.get(url(name) + "?etat=toutes")
    assert (response.status_code, "Secret de Roubaix" in words(response)) == (200, False)


@pytest.mark.parametrize("method", ["get", "post"])
@pytest.mark.parametrize("name", ["proposal", "link", "merge", "merge back"])
def test_nobody_reaches_places_of_another_city(editor, bakery, secret, name, method):
    args = {
        "proposal": ("proposal", Proposal.objects.get(place=secret).pk),
        "link": ("link", secret.pk),
        "merge": ("merge", secret.pk, bakery.pk),
        "merge back": ("merge", bakery.pk, secret.pk),
    }[name]
    form = {"decision": "accept", "field": "phone", "stays": bakery.pk}
    response = getattr(editor, method)(url(*args), form)
    assert (response.status_code, response.headers.get("Location")) == (302, "/admin/")
    assert "Secret" not in words(response)


def test_nothing_changed_after_it(editor, bakery, secret):
    editor.post(url("proposal", Proposal.objects.get().pk), {"decision": "accept", "field": "phone"})
    editor.post(url("link", secret.pk))
    editor.post(url("merge", bakery.pk, secret.pk), {"stays": bakery.pk})
    editor.post(url("remind"), {"place": secret.pk})
    assert (Proposal.objects.get().status, mail.outbox) == ("waiting", [])
    assert fresh(secret).live


@pytest.mark.parametrize("name", ["proposals", "records", "pairs"])
def test_who_publishes_nothing_sees_nothing(hub, bakery, proposal, name):
    user = get_user_model().objects.create_user("lectrice")
    user.user_permissions.add(permission("access_admin"))
    client = Client(headers={"host": "hub.localhost"})
    client.force_login(user)
    assert "Au bon pain" not in words(client.get(url(name), follow=True))


def test_the_first_page_of_the_admin_says_what_waits(editor, proposal, secret):
    read = words(editor.get("/admin/"))
    assert "1 chose attend." in read
    assert f"""href="{url("proposals")}">Répondre""" in read


def test_places_unconfirmed_for_long_wait_there_by_the_rules_of_their_own_city(editor, bakery, secret):
    stale(bakery, 200)
    stale(secret, 200)
    assert "Lieux sans nouvelles depuis longtemps" in words(editor.get("/admin/"))
    DirectorySettings.objects.create(site=bakery.get_site(), remind_after=12)
    assert "Lieux sans nouvelles depuis longtemps" not in words(editor.get("/admin/"))


def test_a_proposal_is_shown_beside_the_page(editor, proposal):
    shown = words(editor.get(url("proposal", proposal.pk)))
    assert all(text in shown for text in ("03 20 01 02 03", "03 20 04 05 06", "Sonner deux fois"))


def test_what_changed_meanwhile_is_said(editor, proposal, bakery):
    PlacePage.objects.filter(pk=bakery.pk).update(phone="03 20 99 99 99")
    assert "Modifié depuis la proposition" in words(editor.get(url("proposal", proposal.pk)))


def test_the_editor_publishes_what_is_ticked(editor, proposal, bakery):
    editor.post(url("proposal", proposal.pk), {"decision": "accept", "field": "phone"})
    assert fresh(bakery).phone == "03 20 04 05 06"
    assert Proposal.objects.get().decided_by.username == "redactrice"


def test_the_proposer_gets_an_answer_with_the_decision(editor, proposal):
    fields = {"decision": "refuse", "answer": "1", "words": "Le numéro est <le bon>."}
    editor.post(url("proposal", proposal.pk), fields)
    (sent,) = mail.outbox
    assert sent.to == ["anne@example.org"]
    assert "Nous n’avons pas modifié la fiche." in sent.body
    assert "Le numéro est <le bon>." in sent.body


@pytest.mark.parametrize(
    ("changes", "field", "said", "not_said"),
    [
        (CHANGES, "phone", "Nous avons corrigé la fiche", "à la main"),
        ({}, "", "Nous l’avons lu", "la fiche"),
        ({"hours_in_words": ["", "par beau temps"]}, "", "Nous reportons les horaires", "corrigé"),
        ({"phone": ["", "03 20 01 02 03"]}, "", "La fiche indique déjà", "corrigé"),
    ],
)
def test_the_answer_says_what_was_done(editor, proposal, changes, field, said, not_said):
    Proposal.objects.update(changes=changes)
    editor.post(url("proposal", proposal.pk), {"decision": "accept", "field": field, "answer": "1"})
    body = mail.outbox[0].body.replace("annuaire", "")
    assert (said in body, not_said in body) == (True, False)


def test_the_editor_is_offered_to_answer(editor, proposal):
    assert 'name="answer" value="1" checked' in words(editor.get(url("proposal", proposal.pk)))


def test_the_address_is_forgotten_once_the_answer_has_left(editor, proposal):
    editor.post(url("proposal", proposal.pk), {"decision": "refuse", "answer": "1"})
    assert Proposal.objects.get().email == ""


def test_an_answer_may_be_sent_after_the_decision_and_once(editor, proposal):
    editor.post(url("proposal", proposal.pk), {"decision": "refuse"})
    assert 'value="answer"' in words(editor.get(url("proposal", proposal.pk)))
    for _ in range(2):
        editor.post(url("proposal", proposal.pk), {"decision": "answer"})
    assert [m.to for m in mail.outbox] == [["anne@example.org"]]


@pytest.fixture
def claim(bakery):
    """Anne says that she runs the bakery."""
    return Proposal.objects.create(place=bakery, origin="claim", email="anne@example.org")


def test_who_runs_the_place_gets_the_link_once_the_editor_has_checked(editor, claim, bakery):
    assert "boulanger@example.org" in words(editor.get(url("proposal", claim.pk)))
    editor.post(url("proposal", claim.pk), {"decision": "accept", "owner": "1"})
    assert fresh(bakery).owner_email == "anne@example.org"
    assert [(m.to, "/fr/fiche/" in m.body) for m in mail.outbox] == [(["anne@example.org"], True)]


def test_who_becomes_the_owner_is_told_of_the_link_and_that_the_address_is_kept(editor, claim):
    Proposal.objects.update(changes=CHANGES)
    editor.post(url("proposal", claim.pk), {"decision": "accept", "owner": "1", "answer": "1"})
    body = next(m.body for m in mail.outbox if "/fr/fiche/" not in m.body)
    assert "Le lien pour tenir la fiche à jour" in body
    assert "La ville garde votre adresse" in body
    assert not any(untrue in body for untrue in ("Nous n’avons pas", "Nous avons corrigé", "effacée"))


def test_the_address_of_a_claim_that_is_not_believed_is_erased(editor, claim):
    editor.post(url("proposal", claim.pk), {"decision": "refuse", "answer": "1"})
    assert ("effacée" in mail.outbox[0].body, "Le lien" in mail.outbox[0].body) == (True, False)


def test_the_list_says_what_a_claim_without_changes_asks_for(editor, claim):
    assert "demande le lien de la fiche" in words(editor.get(url("proposals")))


@pytest.mark.parametrize("fields", [{"decision": "refuse", "owner": "1"}, {"decision": "accept"}])
def test_a_claim_that_is_not_believed_changes_nothing(editor, claim, bakery, fields):
    editor.post(url("proposal", claim.pk), fields)
    assert (fresh(bakery).owner_email, mail.outbox) == ("boulanger@example.org", [])


def test_a_visitor_who_claims_nothing_becomes_no_owner(editor, proposal, bakery):
    editor.post(url("proposal", proposal.pk), {"decision": "accept", "owner": "1"})
    assert fresh(bakery).owner_email == "boulanger@example.org"


def test_a_second_decision_is_told_that_it_comes_late(editor, proposal):
    for _ in range(2):
        response = editor.post(url("proposal", proposal.pk), {"decision": "refuse"}, follow=True)
    assert "a déjà décidé" in words(response)


def test_a_decision_that_does_not_exist_is_refused(editor, proposal):
    assert editor.post(url("proposal", proposal.pk), {"decision": "x"}).status_code == 404


def test_the_link_is_sent_after_a_question(editor, bakery):
    assert "boulanger@example.org" in words(editor.get(url("link", bakery.pk)))
    assert mail.outbox == []
    editor.post(url("link", bakery.pk))
    assert [m.to for m in mail.outbox] == [["boulanger@example.org"]]


def test_nothing_is_sent_about_a_place_that_no_site_shows(editor, tourcoing, bakery, proposal):
    tourcoing.home.unpublish()

    editor.post(url("link", bakery.pk))
    editor.post(url("proposal", proposal.pk), {"decision": "refuse", "answer": "1"})

    proposal.refresh_from_db()
    assert (mail.outbox, proposal.status, proposal.email) == ([], "refused", "anne@example.org")
    assert "La page d’accueil de la ville n’est pas publiée" in words(editor.get(url("proposals")))


def test_a_place_offers_the_link_in_its_editor(editor, bakery):
    address = reverse("wagtailadmin_pages:edit", args=[bakery.pk])
    assert url("link", bakery.pk) in words(editor.get(address))


@pytest.mark.parametrize(
    ("days", "state", "is_listed"),
    [
        (100, "a-rappeler", False),
        (200, "a-rappeler", True),
        (200, "en-bas", False),
        (400, "en-bas", True),
        (800, "masquees", True),
        (1, "toutes", True),
    ],
)
def test_the_longest_unconfirmed_are_listed(editor, bakery, days, state, is_listed):
    stale(bakery, days)
    assert ("Au bon pain" in words(editor.get(url("records") + f"?etat={state}"))) is is_listed


def test_the_list_says_how_complete_a_record_is(editor, bakery):
    shown = words(editor.get(url("records") + "?etat=toutes"))
    assert "50\xa0%" in shown
    assert "Manque\xa0: Catégorie" in shown


@pytest.mark.parametrize(
    "query", ["?etat=x", "?annuaire=x", "?p=x", "?p=99999999999999999999", "?annuaire=-1"]
)
def test_nonsense_in_the_address_is_no_error(editor, bakery, query):
    assert editor.get(url("records") + query).status_code == 200


def test_all_owners_of_a_list_are_reminded_once(editor, tourcoing, bakery):
    stale(bakery, 400)
    PlacePageFactory(parent=tourcoing.directory, owner_email="fraiche@example.org")
    silent = PlacePageFactory(parent=tourcoing.directory)
    stale(silent, 400)
    for _ in range(2):
        editor.post(url("remind"), {"tous": "1", "etat": "en-bas"})
    assert [m.to for m in mail.outbox] == [["boulanger@example.org"]]


@pytest.mark.parametrize("ticked", ["x", "-1", "9" * 30, ""])
def test_nonsense_that_is_ticked_reminds_nobody(editor, bakery, ticked):
    assert editor.post(url("remind"), {"place": ticked}).status_code == 302
    assert mail.outbox == []


def test_two_records_become_one(editor, tourcoing, bakery):
    other = PlacePageFactory(
        parent=tourcoing.directory, title="Au Bon Pain", slug="autre", website="https://a.fr"
    )
    assert url("merge", bakery.pk, other.pk) in words(editor.get(url("pairs")))
    assert "https://a.fr" in words(editor.get(url("merge", bakery.pk, other.pk)))
    editor.post(url("merge", bakery.pk, other.pk), {"stays": bakery.pk})
    assert (fresh(bakery).website, fresh(other).live) == ("https://a.fr", False)
