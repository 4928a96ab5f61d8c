"""Menu entry with a count, addresses and log lines."""

from django.urls import include, path, reverse
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.log_actions import LogFormatter

from core.desk.menu import CountedItem
from events.proposals.admin import views, waiting

urls = (
    [
        path("", views.index, name="proposals"),
        path("<int:pk>/", views.decide, name="proposal"),
    ],
    "events_proposals",
)


waiting.register()


@hooks.register("register_admin_urls")
def proposal_urls():
    """Wagtail lets only editors in; the views ask whose list it is."""
    return [path("activites/propositions/", include(urls))]


@hooks.register("register_admin_menu_item")
def proposals_item():
    """The desk: what waits for a decision."""
    address = reverse("events_proposals:proposals")
    name = waiting.PROPOSED
    return CountedItem(_("Proposals"), address, matters=(name,), name=name, icon_name="calendar", order=641)


@hooks.register("register_log_actions")
def log_actions(actions):
    """Who accepted or declined what, in the history of the page or of the list."""
    for name, label in (
        ("events.proposed", _("Made of a proposal by a visitor")),
        ("events.declined", _("A proposed activity declined")),
    ):
        formatter = type("Formatter", (LogFormatter,), {"label": label, "message": label})
        actions.register_action(name)(formatter)
