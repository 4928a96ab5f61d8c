"""Menu entry with a count, addresses and log lines."""

from django.urls import include, path, reverse
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.menu import MenuItem
from wagtail.log_actions import LogFormatter

from core.rights import publishes_something
from events.proposals.admin import views

urls = (
    [
        path("", views.index, name="proposals"),
        path("<int:pk>/", views.decide, name="proposal"),
    ],
    "events_proposals",
)


class ProposalsItem(MenuItem):
    """« Propositions (3) », for those who publish something: short, since the number must fit in the menu."""

    def is_shown(self, request):
        return publishes_something(request.user)

    def render_component(self, request):
        component = super().render_component(request)
        if count := views.waiting(request.user).count():
            component.label = _now("%(label)s (%(count)s)") % {"label": self.label, "count": count}
        return component


@hooks.register("register_admin_urls")
def proposal_urls():
    """Wagtail lets only editors in; the views ask whose list it is."""
    return [path("activites/propositions/", include(urls))]


@hooks.register("register_admin_menu_item")
def proposals_item():
    """The desk: what waits for a decision."""
    address = reverse("events_proposals:proposals")
    return ProposalsItem(_("Proposals"), address, name="activites-proposees", icon_name="calendar", order=641)


@hooks.register("register_log_actions")
def log_actions(actions):
    """Who accepted or declined what, in the history of the page or of the list."""
    for name, label in (
        ("events.proposed", _("Made of a proposal by a visitor")),
        ("events.declined", _("A proposed activity declined")),
    ):
        formatter = type("Formatter", (LogFormatter,), {"label": label, "message": label})
        actions.register_action(name)(formatter)
