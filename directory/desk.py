"""What editors write on the first page of the admin."""

from django.utils.translation import gettext_lazy as _

from core import desk
from directory.models import DirectoryIndexPage, PlacePage


def register() -> None:
    """Called once, when the app is ready."""
    writing = desk.Writing(_("Add a place"), PlacePage, DirectoryIndexPage)
    desk.register_writing("lieu", _("Address, hours, contacts"), writing, order=30)
