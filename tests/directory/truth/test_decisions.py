"""What an editor's decision does to the page and to the proposal."""

import pytest
from django.contrib.auth import get_user_model
from django.utils import timezone
from wagtail.models import PageLogEntry

from core.translations import original_of
from directory.models import PlacePage, Proposal
from directory.truth.decisions import DecisionError, decide, lines_of
from tests.directory.truth.conftest import fresh

pytestmark = pytest.mark.django_db
CHANGES = {"phone": ["03 20 01 02 03", "03 20 04 05 06"], "website": ["", "https://example.org"]}


@pytest.fixture
def editor(db):
    return get_user_model().objects.create_user("redactrice")


@pytest.fixture
def propose(bakery):
    """`propose(changes)`: a visitor's proposal about the bakery."""

    def make(changes=CHANGES, origin="public"):
        return Proposal.objects.create(place=bakery, origin=origin, changes=changes)

    return make


def test_accepted_fields_are_published_by_the_editor(propose, editor, bakery):
    decided = decide(propose().pk, accepted=["phone", "website"], by=editor)
    page = fresh(bakery)
    assert (page.phone, page.website) == ("03 20 04 05 06", "https://example.org")
    assert (decided.status, decided.decided_by) == ("accepted", editor)


def test_the_history_of_the_page_tells_who_published(propose, editor, bakery):
    decide(propose().pk, accepted=["phone"], by=editor)
    entry = PageLogEntry.objects.filter(page=bakery.pk, action="wagtail.publish").latest("timestamp")
    assert (entry.user, fresh(bakery).live_revision.user) == (editor, editor)


@pytest.mark.parametrize(("origin", "verified_by"), [("owner", "owner"), ("public", "editor")])
def test_acceptance_confirms_the_record(propose, editor, bakery, origin, verified_by):
    decide(propose(origin=origin).pk, accepted=["phone"], by=editor)
    page = fresh(bakery)
    assert (page.verified_on, page.verified_by) == (timezone.localdate(), verified_by)


def test_a_part_may_be_taken(propose, editor, bakery):
    assert decide(propose().pk, accepted=["phone"], by=editor).status == "partly"
    assert fresh(bakery).website == ""


def test_a_refusal_changes_nothing(propose, editor, bakery):
    assert decide(propose().pk, accepted=["phone"], by=editor, refuse=True).status == "refused"
    assert (fresh(bakery).phone, fresh(bakery).verified_on) == ("03 20 01 02 03", None)


@pytest.mark.parametrize(("changes", "status"), [(CHANGES, "partly"), ({}, "read")])
def test_a_claim_that_is_believed_is_not_refused(propose, editor, changes, status):
    proposal = propose(changes, origin="claim")
    Proposal.objects.update(email="anne@example.org")
    assert decide(proposal.pk, accepted=[], by=editor, is_owner=True).status == status


def test_one_decision_is_enough(propose, editor):
    proposal = propose()
    decide(proposal.pk, accepted=["phone"], by=editor)
    with pytest.raises(DecisionError):
        decide(proposal.pk, accepted=["website"], by=editor)


def test_a_place_that_closed_leaves_the_directory(propose, editor, bakery):
    decide(propose({"closed": [False, True]}).pk, accepted=["closed"], by=editor)
    assert not fresh(bakery).live


def test_a_comment_is_read_and_no_more(propose, editor):
    assert decide(propose({}).pk, accepted=[], by=editor).status == "read"


def test_hours_to_be_written_by_hand_are_read_and_no_more(propose, editor):
    proposal = propose({"hours_in_words": ["", "quand il fait beau"]})
    assert decide(proposal.pk, accepted=["hours_in_words"], by=editor).status == "read"


def test_what_the_record_says_already_is_not_refused(propose, editor, bakery):
    PlacePage.objects.filter(pk=bakery.pk).update(phone="03 20 04 05 06")
    assert decide(propose({"phone": CHANGES["phone"]}).pk, accepted=[], by=editor).status == "already"
    assert fresh(bakery).verified_on is None


@pytest.mark.parametrize(("ticked", "status"), [(["website"], "accepted"), ([], "refused")])
def test_only_what_was_left_to_decide_counts(propose, editor, bakery, ticked, status):
    PlacePage.objects.filter(pk=bakery.pk).update(phone="03 20 04 05 06")
    assert decide(propose().pk, accepted=ticked, by=editor).status == status


def test_only_what_was_proposed_is_written(propose, editor, bakery):
    decide(propose().pk, accepted=["phone", "owner_email", "title"], by=editor)
    assert fresh(bakery).owner_email == "boulanger@example.org"


@pytest.mark.parametrize("changes", [{"hours": ["", "n’importe"]}, {"phone": ["", "1" * 50]}])
def test_what_is_wrong_is_not_written(propose, editor, bakery, changes):
    with pytest.raises(DecisionError):
        decide(propose(changes).pk, accepted=list(changes), by=editor)
    assert Proposal.objects.get().status == "waiting"


def test_a_field_that_no_longer_exists_is_left_out(propose, editor):
    assert lines_of(propose({"fax": ["", "1"], "pk": [1, 2]})) == []


def test_a_locked_page_waits(propose, editor, bakery):
    PlacePage.objects.filter(pk=bakery.pk).update(locked=True)
    with pytest.raises(DecisionError):
        decide(propose().pk, accepted=["phone"], by=editor)


@pytest.mark.parametrize(
    ("now", "conflict", "done"),
    [("03 20 01 02 03", False, False), ("03 20 99 99 99", True, False), ("03 20 04 05 06", False, True)],
)
def test_what_changed_meanwhile_is_shown(propose, bakery, now, conflict, done):
    PlacePage.objects.filter(pk=bakery.pk).update(phone=now)
    proposal = Proposal.objects.get(pk=propose().pk)
    line = next(line for line in lines_of(proposal) if line.field == "phone")
    assert (line.now, line.is_conflict, line.is_done) == (now, conflict, done)


def test_hours_are_shown_in_words(propose):
    (line,) = lines_of(propose({"hours": ["Tu-Sa 09:00-12:00", "Mo 08:00-10:00"]}))
    assert "mardi" in line.before
    assert "lundi" in line.proposed


@pytest.fixture
def bakery_in_english(bakery, in_english):
    return in_english(bakery)


def test_facts_follow_in_other_languages_and_names_do_not(propose, editor, bakery_in_english):
    changes = CHANGES | {"title": ["Au bon pain", "Au très bon pain"]}
    decide(propose(changes).pk, accepted=list(changes), by=editor)
    page = fresh(bakery_in_english)
    assert (page.title, page.phone, page.verified_by) == ("Au bon pain", "03 20 04 05 06", "editor")


def test_a_place_that_closed_leaves_every_language(propose, editor, bakery_in_english):
    decide(propose({"closed": [False, True]}).pk, accepted=["closed"], by=editor)
    assert not fresh(bakery_in_english).live


def test_a_correction_in_english_is_about_the_original(bakery, bakery_in_english):
    assert original_of(bakery_in_english).pk == bakery.pk
