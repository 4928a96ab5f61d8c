"""The menu entry and the addresses of layers in the admin."""

from django.urls import path, reverse
from django.utils.translation import gettext_lazy as _
from wagtail import hooks

from core import desk
from directory.importing.admin.hooks import ImportsMenuItem
from directory.importing.admin.rights import cities_of
from directory.importing.own_files.own_file import NAMED
from directory.layers.admin import views
from directory.models import DirectoryIndexPage, LayerUpload

UNCONFIRMED = "layers"


def unconfirmed(user):
    """Files of layers of which the columns, or the preview, wait for a word of `user` or of a colleague."""
    cities = cities_of(user, DirectoryIndexPage)
    return LayerUpload.objects.filter(city__in=cities, status__in=NAMED).exclude(file="")


desk.register(
    UNCONFIRMED,
    _("Files of map layers that wait for your word"),
    "directory_layers",
    lambda user: unconfirmed(user).count(),
    action=_("See the files"),
    order=35,
)


@hooks.register("register_admin_urls")
def layer_urls():
    return [
        path("couches/", views.index, name="directory_layers"),
        path("couches/nouvelle/", views.upload, name="directory_layer_new"),
        path("couches/<int:pk>/", views.edit, name="directory_layer"),
        path("couches/<int:pk>/affichage/", views.toggle, name="directory_layer_toggle"),
        path("couches/<int:pk>/suppression/", views.delete, name="directory_layer_delete"),
        path("couches/fichiers/<int:pk>/", views.read, name="directory_layer_upload"),
        path("couches/fichiers/<int:pk>/colonnes/", views.columns, name="directory_layer_columns"),
        path("couches/fichiers/<int:pk>/decision/", views.decide, name="directory_layer_decide"),
    ]


@hooks.register("register_admin_menu_item")
def layers_menu_item():
    """Seen by those who may import places: a layer is filled by the same people."""
    return ImportsMenuItem(
        _("Layers of the map"),
        reverse("directory_layers"),
        parent=DirectoryIndexPage,
        matters=(UNCONFIRMED,),
        icon_name="crosshairs",
        order=660,
    )
