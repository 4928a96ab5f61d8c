"""Alerts in the menu, on the first page and among what ends soon."""

from django.urls import include, path, reverse
from django.utils.translation import gettext_lazy as _
from wagtail import hooks

from core import desk
from core.alerts import board, views
from core.desk.menu import CountedItem

urls = (
    [
        path("", views.index, name="index"),
        path("nouvelle/", views.new, name="new"),
        path("<int:home>/<str:key>/", views.edit, name="edit"),
        path("<int:home>/<str:key>/fin/", views.stop, name="stop"),
    ],
    "alerts",
)
ENDING = "alerts"


@hooks.register("register_admin_urls")
def alert_urls():
    """Wagtail lets only editors in; board says whose alerts they reach."""
    return [path("alertes/", include(urls))]


@hooks.register("register_admin_menu_item")
def alerts_item():
    """Beside the pages: an alert is in a hurry."""
    address = reverse("alerts:index")
    return CountedItem(
        _("Alerts"), address, matters=(ENDING,), name="alertes", icon_name="warning", order=110
    )


def first_title(user):
    """The alert that ends first."""
    return board.ending(user)[0].values["title"]


desk.register(
    ENDING,
    _("Alerts that end within a day"),
    "alerts:index",
    lambda user: len(board.ending(user)),
    action=_("Prolong or stop"),
    detail=first_title,
    order=5,
)
desk.register_deed(
    desk.Deed(
        "alert",
        _("Publish an alert"),
        _("On line at once, with an end"),
        "alerts:new",
        lambda user: board.homes(user).exists(),
        is_urgent=True,
        order=90,
    )
)
