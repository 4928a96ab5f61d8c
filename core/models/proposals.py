"""What somebody without an account proposes, and an editor decides about."""

from django.conf import settings
from django.db import models


class AnonymousProposal(models.Model):
    """What every kind of proposal keeps. A subclass has a `status`, which changes with the decision.

    `email` serves to answer, and is erased once the answer has left, or 30 days after the decision; the rest
    goes 12 months after the decision (core.anonymous.retention).
    """

    email = models.EmailField(blank=True)
    created_at = models.DateTimeField(auto_now_add=True)
    decided_at = models.DateTimeField(null=True)
    decided_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+")

    class Meta:
        abstract = True
        ordering = ["-pk"]
