"""What is forgotten of proposals, and when (docs/personal-data.md)."""

from datetime import timedelta

from dateutil.relativedelta import relativedelta
from django.db.models import Q
from django.utils import timezone

MONTHS_AFTER_DECISION, MONTHS_WITHOUT_DECISION = 12, 24
DAYS_TO_ANSWER = 30  # the forms say so, beside the address


def erase_proposals(model):
    """Erase the proposals of an AnonymousProposal whose time is over, and the addresses of those who got no
    answer. Returns how many proposals."""
    now = timezone.localtime()
    decided_before = now - relativedelta(months=MONTHS_AFTER_DECISION)
    created_before = now - relativedelta(months=MONTHS_WITHOUT_DECISION)
    old = Q(decided_at__lt=decided_before) | Q(decided_at=None, created_at__lt=created_before)
    erased = model.objects.filter(old).delete()[0]
    unanswered = model.objects.filter(decided_at__lt=now - timedelta(days=DAYS_TO_ANSWER))
    unanswered.exclude(email="").update(email="")
    return erased
