"""Addresses, buttons and log lines."""

from django.urls import include, path, reverse
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.userbar import BaseItem
from wagtail.admin.widgets import Button
from wagtail.log_actions import LogFormatter

from events.admin import dates
from events.models import HAPPENINGS

ACTIONS = (
    (
        "events.source",
        _("Dates changed by the source"),
        _("%(count)s date(s) changed by it: %(dates)s"),
    ),
    ("events.cancel", _("Cancel dates"), _("%(count)s date(s) cancelled: %(dates)s")),
    ("events.postpone", _("Postpone dates"), _("%(count)s date(s) postponed: %(dates)s")),
    ("events.move", _("Move dates"), _("%(count)s date(s) moved: %(dates)s")),
    ("events.online", _("Hold dates online"), _("%(count)s date(s) held online: %(dates)s")),
    ("events.room", _("Change the room of dates"), _("%(count)s date(s) in another room: %(dates)s")),
    ("events.reopen", _("Dates back to the schedule"), _("%(count)s date(s) as scheduled: %(dates)s")),
)
SHOWN_IN_LOG = 5


@hooks.register("register_admin_urls")
def dates_urls():
    """Wagtail lets only editors in; the view asks for the right to publish the page."""
    return [
        path("activites/", include(([path("<int:pk>/dates/", dates.dates, name="dates")], "events_admin")))
    ]


@hooks.register("register_page_header_buttons")
@hooks.register("register_page_listing_more_buttons")
def dates_button(page, user, next_url=None, **kwargs):
    """« Annuler ou déplacer une date », on an activity that the user may publish."""
    if page.specific_class in HAPPENINGS and page.permissions_for_user(user).can_publish():
        yield Button(
            _("Cancel or move a date"),
            reverse("events_admin:dates", args=[page.pk]),
            icon_name="calendar",
            priority=25,
        )


class DatesItem(BaseItem):
    """« Dates », on the page itself where Wagtail's bar is shown."""

    template_name = "events/admin/userbar_item.html"

    def get_context_data(self, parent_context):
        context = super().get_context_data(parent_context)
        return context | {"address": reverse("events_admin:dates", args=[parent_context["page"].pk])}


@hooks.register("construct_wagtail_userbar")
def dates_in_userbar(request, items, page):
    """The bar stands on previews, for those who may publish the page."""
    is_one = page is not None and page.pk and isinstance(page, HAPPENINGS)
    if is_one and page.permissions_for_user(request.user).can_publish():
        items.append(DatesItem())


class DatesFormatter(LogFormatter):
    """« 2 dates annulées : … » in the history of the page, with the reason."""

    words = ""

    def format_message(self, log_entry):
        slots = log_entry.data.get("dates", [])
        shown = ", ".join(slots[:SHOWN_IN_LOG]) + ("…" if len(slots) > SHOWN_IN_LOG else "")
        text = self.words % {"count": len(slots), "dates": shown}
        reason = log_entry.data.get("reason")
        return f"{text} ({reason})" if reason else text


@hooks.register("register_log_actions")
def log_actions(actions):
    """Who changed dates, and when, stands in the history of the page."""
    for name, label, words in ACTIONS:
        formatter = type("Formatter", (DatesFormatter,), {"label": label, "words": words})
        actions.register_action(name)(formatter)
