"""Addresses, buttons, the action on several pages, and its line in their history."""

from django.urls import path, reverse
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.widgets import Button
from wagtail.log_actions import LogFormatter

from events.many.admin import copying, seasons
from events.many.admin.bulk import ChangeActivities
from events.many.changing import ACTION
from events.models import HAPPENINGS, AgendaPage

hooks.register("register_bulk_action", ChangeActivities)


@hooks.register("register_admin_urls")
def many_urls():
    """Wagtail lets only editors in; the views ask for rights on the page."""
    return [
        path("activites/<int:pk>/dupliquer/", copying.copy, name="events_copy"),
        path("activites/<int:pk>/saison/", seasons.season, name="events_season"),
    ]


@hooks.register("register_page_header_buttons")
@hooks.register("register_page_listing_more_buttons")
def many_buttons(page, user, next_url=None, **kwargs):
    """« Dupliquer avec de nouvelles dates » on an activity, « Publier une saison » on a list."""
    if page.specific_class in HAPPENINGS and copying.may_copy(page, user):
        address = reverse("events_copy", args=[page.pk])
        yield Button(_("Duplicate with new dates"), address, icon_name="copy", priority=26)
    if page.specific_class is AgendaPage and page.permissions_for_user(user).can_publish():
        address = reverse("events_season", args=[page.pk])
        yield Button(_("Publish a season"), address, icon_name="calendar-check", priority=26)


@hooks.register("register_log_actions")
def log_actions(actions):
    """One line per page that was changed with others."""

    @actions.register_action(ACTION)
    class ManyFormatter(LogFormatter):
        label = _("Changed with other activities")
        message = label
