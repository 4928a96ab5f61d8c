"""What is forgotten, and when (docs/personal-data.md)."""

from datetime import timedelta

from django.db.models import Q
from django.utils import timezone

from core.anonymous.retention import erase_proposals
from directory.models import OwnerLink, Proposal

DAYS_OF_DEAD_LINKS = 30


def erase():
    """Erase proposals and links whose time is over, and the addresses of those who got no answer (nightly).
    Returns how many proposals and links."""
    proposals = erase_proposals(Proposal)
    dead = timezone.now() - timedelta(days=DAYS_OF_DEAD_LINKS)
    links = OwnerLink.objects.filter(Q(used_at__lt=dead) | Q(expires_at__lt=dead)).delete()[0]
    return proposals, links
