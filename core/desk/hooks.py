"""The first page of the admin, its menu entry and its addresses."""

from django.templatetags.static import static
from django.urls import include, path, reverse
from django.utils.html import format_html, format_html_join
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.views.home import LockedPagesPanel

from core.desk import views
from core.desk.menu import CountedItem
from core.desk.pages import homes
from core.desk.panel import DeskPanel
from core.desk.registry import Deed, register_deed

register_deed(
    Deed(
        "accueil",
        _("Change the home page"),
        _("Sections, menu, foot of the pages"),
        "desk:home",
        lambda user: homes(user).exists(),
        order=80,
    )
)

urls = (
    [
        path("ecrire/<slug:name>/", views.write, name="write"),
        path("accueil/", views.change_home, name="home"),
        path("pages/<slug:name>/", views.pages, name="pages"),
    ],
    "desk",
)


@hooks.register("register_admin_urls")
def desk_urls():
    """Wagtail lets only editors in; the views ask for rights on pages."""
    return [path("bureau/", include(urls))]


@hooks.register("register_admin_menu_item")
def desk_item():
    """The way back to the first page, with the number of all that waits."""
    return CountedItem(
        _("Dashboard"), reverse("wagtailadmin_home"), name="bureau", icon_name="home", order=10
    )


@hooks.register("construct_homepage_panels")
def put_desk_first(request, panels):
    """Pages that are locked wait for nobody: their own list is among the reports."""
    panels[:] = [DeskPanel(request), *(panel for panel in panels if not isinstance(panel, LockedPagesPanel))]


@hooks.register("insert_global_admin_css")
def desk_css():
    """Few rules: all else is Wagtail's own look."""
    sheets = [(static(f"core/admin/{name}.css"),) for name in ("desk", "forms")]
    return format_html_join("", '<link rel="stylesheet" href="{}">', sheets)


@hooks.register("insert_global_admin_js")
def dates_js():
    """What is typed in a field of a date is not rewritten."""
    return format_html('<script src="{}"></script>', static("core/admin/dates.js"))


@hooks.register("insert_editor_js")
def saving_js():
    """A click while the editor saves by itself; a title that the address brings."""
    scripts = [(static(f"core/admin/{name}.js"),) for name in ("saving", "title")]
    return format_html_join("", '<script src="{}"></script>', scripts)
