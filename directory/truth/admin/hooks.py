"""Menu entries, addresses and buttons."""

from django.urls import include, path, reverse
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.menu import MenuItem
from wagtail.admin.widgets import Button

from core.desk.menu import CountedItem
from core.rights import publishes_something
from directory.models import PlacePage
from directory.truth.admin import links, pairs, proposals, records, waiting

urls = (
    [
        path("propositions/", proposals.index, name="proposals"),
        path("propositions/<int:pk>/", proposals.decide, name="proposal"),
        path("fiches/", records.index, name="records"),
        path("fiches/rappels/", records.remind, name="remind"),
        path("fiches/<int:pk>/lien/", links.send, name="link"),
        path("doublons/", pairs.index, name="pairs"),
        path("doublons/<int:first>/<int:second>/", pairs.merge, name="merge"),
    ],
    "directory_truth_admin",
)

waiting.register()


class EditorsItem(MenuItem):
    """Seen by those who publish places."""

    def is_shown(self, request):
        return publishes_something(request.user)


@hooks.register("register_admin_urls")
def truth_urls():
    """Wagtail lets only editors in; rights.py says what each of them reaches."""
    return [path("annuaire/", include(urls))]


@hooks.register("register_admin_menu_item")
def proposals_item():
    """The desk: what waits for a decision."""
    address = reverse("directory_truth_admin:proposals")
    return CountedItem(
        _("Proposed changes"), address, matters=(waiting.CORRECTIONS,), icon_name="comment", order=640
    )


@hooks.register("register_reports_menu_item")
def records_item():
    """The state of records."""
    return EditorsItem(_("State of records"), reverse("directory_truth_admin:records"), icon_name="date")


@hooks.register("register_reports_menu_item")
def pairs_item():
    """The same place twice."""
    address = reverse("directory_truth_admin:pairs")
    return EditorsItem(_("Places twice"), address, icon_name="copy")


@hooks.register("register_page_header_buttons")
def link_button(page, user, view_name=None, next_url=None):
    """« Send the link to the owner », on a place."""
    if page.specific_class is PlacePage and page.live and page.permissions_for_user(user).can_publish():
        address = reverse("directory_truth_admin:link", args=[page.pk])
        yield Button(_("Send the link to the owner"), address, icon_name="mail", priority=55)
