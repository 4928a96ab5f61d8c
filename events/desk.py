"""What editors write on the first page of the admin."""

from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from core import desk
from events.models import ActivityPage, AgendaPage


def register() -> None:
    """Called once, when the app is ready."""
    holds_activities = Q(ages_shown=[]) & ~Q(shows=AgendaPage.Shows.TRAINING)
    writing = desk.Writing(_("Add an activity"), ActivityPage, AgendaPage, holds_activities)
    desk.register_writing("activite", _("Dates, place, ages, price"), writing, order=20)
