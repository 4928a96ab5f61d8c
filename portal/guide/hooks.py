"""The guide in the menu, in place of links to a manual in English; no entry that an editor has no use for."""

from django.urls import path, reverse
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.menu import MenuItem, SubmenuMenuItem

from core.sites import get_portal
from portal.guide import views
from portal.guide.chapters import chapter_for

AFTER_WAGTAIL = 1000
# Reports for who administers the portal.
FOR_ADMINISTRATORS = {"workflows", "workflow-tasks", "page-types-usage"}
OF_SEVERAL_LANGUAGES = {"traductions", "translations"}


@hooks.register("register_admin_urls")
def guide_urls():
    return [
        path("guide/", views.chapter, name="guide"),
        path("guide/<slug:name>/", views.chapter, name="guide_chapter"),
    ]


class GuideItem(MenuItem):
    """« Aide », at the chapter of the screen that shows it."""

    def render_component(self, request):
        component = super().render_component(request)
        component.url = reverse("guide_chapter", args=[chapter_for(request.path)])
        return component


@hooks.register("register_admin_menu_item")
def guide_item():
    return GuideItem(_("Help"), reverse("guide"), name="guide", icon_name="help", order=11_000)


@hooks.register("construct_main_menu", order=AFTER_WAGTAIL)
def drop_what_is_wagtails(request, items):
    """Its help in English, its version."""
    items[:] = [_without_version(item) for item in items if item.name != "help"]


def _without_version(item):
    if item.name != "settings":
        return item
    return SubmenuMenuItem(item.label, item.menu, name=item.name, icon_name=item.icon_name, order=item.order)


@hooks.register("construct_reports_menu", order=AFTER_WAGTAIL)
def drop_reports_of_others(request, items):
    """What only an administrator can read, and translations where there is one language."""
    left_out = set() if request.user.is_superuser else set(FOR_ADMINISTRATORS)
    if all(len(city.languages) == 1 for city in get_portal().cities):
        left_out |= OF_SEVERAL_LANGUAGES
    items[:] = [item for item in items if item.name not in left_out]
