"""What is forgotten, and when (docs/personal-data.md)."""

from datetime import timedelta

from django.db.models import Q
from django.utils import timezone

from directory.freshness import months_after
from directory.models import OwnerLink, Proposal

MONTHS_AFTER_DECISION, MONTHS_WITHOUT_DECISION = 12, 24
DAYS_OF_DEAD_LINKS = 30
DAYS_TO_ANSWER = 30  # the form says so, beside the address


def erase():
    """Erase proposals and links whose time is over, and the addresses of those who got no answer (nightly).
    Returns how many proposals and links."""
    now = timezone.now()
    decided_before = _months_ago(now, MONTHS_AFTER_DECISION)
    created_before = _months_ago(now, MONTHS_WITHOUT_DECISION)
    old = Q(decided_at__lt=decided_before) | Q(decided_at=None, created_at__lt=created_before)
    proposals = Proposal.objects.filter(old).delete()[0]
    answered_by = now - timedelta(days=DAYS_TO_ANSWER)
    Proposal.objects.filter(decided_at__lt=answered_by).exclude(email="").update(email="")
    dead = now - timedelta(days=DAYS_OF_DEAD_LINKS)
    links = OwnerLink.objects.filter(Q(used_at__lt=dead) | Q(expires_at__lt=dead)).delete()[0]
    return proposals, links


def _months_ago(moment, months):
    day = months_after(timezone.localdate(moment), -months)
    return timezone.localtime(moment).replace(year=day.year, month=day.month, day=day.day)
