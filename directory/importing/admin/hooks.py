"""The menu entry and the addresses of imports in the admin."""

from django.urls import path, reverse
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.menu import MenuItem

from directory.importing.admin import views
from directory.importing.admin.rights import cities_of


class ImportsMenuItem(MenuItem):
    """Seen by those who may import for some city."""

    def is_shown(self, request):
        return cities_of(request.user).exists()


@hooks.register("register_admin_urls")
def import_urls():
    return [
        path("imports/", views.index, name="directory_imports"),
        path("imports/nouveau/", views.upload, name="directory_import_new"),
        path("imports/<int:pk>/", views.run, name="directory_import"),
        path("imports/<int:pk>/decision/", views.decide, name="directory_import_decide"),
    ]


@hooks.register("register_admin_menu_item")
def imports_menu_item():
    return ImportsMenuItem(
        _("Imports of places"), reverse("directory_imports"), icon_name="download", order=650
    )
