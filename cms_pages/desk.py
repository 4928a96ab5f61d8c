"""What editors write on the first page of the admin."""

from django.utils.translation import gettext_lazy as _

from cms_pages.models import ContentPage, HomePage, NewsIndexPage, NewsPage, ProcedureIndexPage, ProcedurePage
from core import desk


def register() -> None:
    """Called once, when the app is ready."""
    writing = desk.Writing(_("Write a news item"), NewsPage, NewsIndexPage)
    desk.register_writing("actualite", _("Title, text, picture"), writing, order=10)
    writing = desk.Writing(_("Add a procedure"), ProcedurePage, ProcedureIndexPage)
    desk.register_writing("demarche", _("Papers, price, time, counters"), writing, order=15)
    writing = desk.Writing(_("Write a page"), ContentPage, HomePage)
    desk.register_writing("page", _("What stays: a service, a right, a rule"), writing, order=40)
