"""« Langues » in the settings of the admin."""

from django.urls import include, path, reverse
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.menu import MenuItem

from portal.cities import screens

urls = (
    [
        path("", screens.index, name="index"),
        path("<slug:slug>/<slug:code>/", screens.add, name="add"),
        path("<slug:slug>/<slug:code>/retirer/", screens.remove, name="remove"),
    ],
    "city_languages",
)


@hooks.register("register_admin_urls")
def language_urls():
    """Wagtail lets only editors in; the screens ask for the right on a city's settings."""
    return [path("langues/", include(urls))]


class LanguagesItem(MenuItem):
    """Seen by those who may change the settings of a city."""

    def is_shown(self, request):
        return screens.POLICY.user_has_permission(request.user, "change")


@hooks.register("register_settings_menu_item")
def languages_item():
    """Beside « City »."""
    address = reverse("city_languages:index")
    return LanguagesItem(_("Languages of cities"), address, name="langues", icon_name=screens.ICON, order=20)
