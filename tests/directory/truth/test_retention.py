"""What is forgotten, and what is not yet."""

from datetime import timedelta

import pytest
import time_machine
from django.utils import timezone

from directory.models import OwnerLink, Proposal
from directory.truth import completion, retention

pytestmark = pytest.mark.django_db


def erase_after(**amount):
    with time_machine.travel(timezone.now() + timedelta(**amount)):
        retention.erase()


@pytest.mark.parametrize(
    ("decided", "days", "left"), [(True, 360, 1), (True, 367, 0), (False, 720, 1), (False, 732, 0)]
)
def test_proposals_go_a_year_after_the_decision_or_two_after_they_came(bakery, decided, days, left):
    decided_at = timezone.now() if decided else None
    Proposal.objects.create(place=bakery, origin="public", email="a@example.org", decided_at=decided_at)
    erase_after(days=days)
    assert Proposal.objects.count() == left


@pytest.mark.parametrize(
    ("decided", "days", "email"),
    [(True, 29, "a@example.org"), (True, 31, ""), (False, 31, "a@example.org")],
)
def test_an_address_without_an_answer_goes_a_month_after_the_decision(bakery, decided, days, email):
    decided_at = timezone.now() if decided else None
    Proposal.objects.create(place=bakery, origin="public", email="a@example.org", decided_at=decided_at)
    erase_after(days=days)
    assert Proposal.objects.get().email == email


@pytest.mark.parametrize(
    ("used", "days", "left"), [(True, 29, 1), (True, 31, 0), (False, 59, 1), (False, 61, 0)]
)
def test_links_go_a_month_after_their_end(link, used, days, left):
    OwnerLink.objects.update(used_at=timezone.now() if used else None)
    erase_after(days=days)
    assert OwnerLink.objects.count() == left


def test_the_completion_is_the_share_of_what_is_filled_in(bakery):
    assert completion.rate(bakery) == 50
    assert "Site internet" in completion.missing(bakery)


def test_a_missing_answer_about_steps_is_no_answer(bakery):
    bakery.entree_plain_pied = False
    assert completion.rate(bakery) == 60
