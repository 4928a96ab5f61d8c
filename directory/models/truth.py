"""Who says that a record is right, without an account."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from core.models import AnonymousProposal


class OwnerLink(models.Model):
    """A link sent to the owner of a place: it expires, and works for one answer.

    Only a digest of its token is kept: whoever reads the database cannot answer for the owner.
    """

    place = models.ForeignKey("directory.PlacePage", models.CASCADE, related_name="owner_links")
    token_digest = models.CharField(max_length=64, unique=True)
    created_at = models.DateTimeField(auto_now_add=True)
    expires_at = models.DateTimeField()
    used_at = models.DateTimeField(null=True)

    def __str__(self):
        return f"{self.place_id}: {self.expires_at:%Y-%m-%d}"


class Proposal(AnonymousProposal):
    """Changes that somebody proposes: {field: [before, after]}. The city's editor decides field by field."""

    class Origin(models.TextChoices):
        OWNER = "owner", _("The owner")
        PUBLIC = "public", _("A visitor")
        CLAIM = "claim", _("Somebody who says they run the place")

    class Status(models.TextChoices):
        WAITING = "waiting", _("Waiting")
        ACCEPTED = "accepted", _("Accepted")
        PARTLY = "partly", _("Accepted in part")
        REFUSED = "refused", _("Refused")
        ALREADY = "already", _("Said already")
        READ = "read", _("Read")

    place = models.ForeignKey("directory.PlacePage", models.CASCADE, related_name="proposals")
    origin = models.CharField(max_length=6, choices=Origin)
    changes = models.JSONField(default=dict)
    comment = models.TextField(max_length=1000, blank=True)
    status = models.CharField(max_length=8, choices=Status, default=Status.WAITING)

    class Meta(AnonymousProposal.Meta):
        verbose_name = _("proposed change")
        verbose_name_plural = _("proposed changes")

    def __str__(self):
        return f"{self.place}: {self.get_status_display()}"
