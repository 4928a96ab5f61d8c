"""Proposed activities, on the first page of the admin."""

from django.utils.translation import gettext_lazy as _

from core import desk
from events.proposals.admin.views import waiting

PROPOSED = "activites-proposees"


def register() -> None:
    """Count them there."""
    desk.register(
        PROPOSED,
        _("Activities proposed by visitors"),
        "events_proposals:proposals",
        lambda user: waiting(user).count(),
        action=_("Answer"),
        order=20,
    )
