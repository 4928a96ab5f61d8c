"""The menu entries and the addresses of imports in the admin: those of every registered target."""

from django.http import HttpRequest
from django.urls import URLPattern, path, reverse
from wagtail import hooks
from wagtail.admin.menu import MenuItem

from core.desk.menu import CountedItem
from directory.importing.admin import views, waiting
from directory.importing.admin.addresses import names_of
from directory.importing.admin.rights import cities_of
from directory.importing.target import targets


class ImportsMenuItem(CountedItem):
    """Seen by those who may import pages under some `parent`."""

    def __init__(self, label, url, *, parent, **kwargs):
        super().__init__(label, url, **kwargs)
        self.parent = parent

    def is_shown(self, request: HttpRequest) -> bool:
        return cities_of(request.user, self.parent).exists()


@hooks.register("register_admin_urls")
def import_urls() -> list[URLPattern]:
    """The addresses of the screens of every target, which then count what waits."""
    for target in targets():
        waiting.register(target)
    return [address for target in targets() for address in _urls(target)]


@hooks.register("construct_main_menu")
def add_imports(request: HttpRequest, menu_items: list[MenuItem]) -> None:
    """An entry for each target of which the visitor may import pages."""
    items = [_menu_item(target) for target in targets()]
    menu_items.extend(item for item in items if item.is_shown(request))
    menu_items.sort(key=lambda item: item.order)


def _urls(target):
    names, first, given = names_of(target), target.path, {"target": target}
    return [
        path(f"{first}/", views.index, given, name=names["index"]),
        path(f"{first}/nouveau/", views.upload, given, name=names["new"]),
        path(f"{first}/<int:pk>/", views.run, given, name=names["run"]),
        path(f"{first}/<int:pk>/colonnes/", views.columns, given, name=names["columns"]),
        path(f"{first}/<int:pk>/decision/", views.decide, given, name=names["decide"]),
        *(
            [path(f"{first}/sources/<int:pk>/", views.stop, given, name=names["stop"])]
            if target.has_feeds
            else []
        ),
    ]


def _menu_item(target):
    return ImportsMenuItem(
        target.label,
        reverse(names_of(target)["index"]),
        parent=target.parent,
        icon_name=target.icon,
        order=target.order,
        matters=(waiting.matter_of(target),),
    )
