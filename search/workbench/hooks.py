"""« Recherches » in the menu, and its addresses."""

from django.urls import include, path, reverse
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.menu import MenuItem

from core.rights import publishes_something
from search.workbench import views, words

urls = (
    [
        path("", views.index, name="index"),
        path("page-qui-manque/", views.missing_page, name="missing"),
        path("<slug:kind>/", words.index, name="rows"),
        path("<slug:kind>/ajouter/", words.change, name="add"),
        path("<slug:kind>/<int:pk>/", words.change, name="change"),
        path("<slug:kind>/<int:pk>/supprimer/", words.delete, name="delete"),
    ],
    "workbench",
)


class EditorsItem(MenuItem):
    """Seen by those who publish."""

    def is_shown(self, request):
        return publishes_something(request.user)


@hooks.register("register_admin_urls")
def workbench_urls():
    """Wagtail lets only editors in; rights.py says what each of them reaches."""
    return [path("recherches/", include(urls))]


@hooks.register("register_admin_menu_item")
def workbench_item():
    """Beside the alerts."""
    return EditorsItem(
        _("Searches"), reverse("workbench:index"), name="recherches", icon_name=words.ICON, order=120
    )
