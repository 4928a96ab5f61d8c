"""What the editor learns from the portal."""

from django.shortcuts import redirect
from django.templatetags.static import static
from django.utils.html import format_html
from wagtail import hooks
from wagtail.admin.views.pages.search import SearchView
from wagtail.models import Page

from core import redirect_views  # noqa: F401 - its hooks register themselves
from core.alerts import hooks as alert_hooks  # noqa: F401 - its hooks register themselves
from core.desk import checker  # noqa: F401 - its hooks register themselves
from core.desk import hooks as desk_hooks  # noqa: F401 - its hooks register themselves
from core.richtext import PortalPageLinkHandler
from core.sites import HOME_DEPTH

# What Wagtail's search of pages counts: it says « 1-1 sur 1 None ».
SearchView.verbose_name, SearchView.verbose_name_plural = (
    Page._meta.verbose_name,
    Page._meta.verbose_name_plural,
)


@hooks.register("register_rich_text_features", order=1000)
def register_page_links(features):
    """After Wagtail's own handler, which asks the database for every block."""
    features.register_link_type(PortalPageLinkHandler)


@hooks.register("insert_global_admin_css")
def hide_second_caption():
    """A table of ours has a caption, which is required; Wagtail's table brings another, never shown."""
    return format_html('<link rel="stylesheet" href="{}">', static("core/admin/table.css"))


@hooks.register("after_edit_page")
def stay_in_the_city(request, page):
    """After a home page that was published, its own pages: above it there is only the root, which is nobody's
    to work in."""
    is_published_home = page.depth == HOME_DEPTH and "action-publish" in request.POST
    return redirect("wagtailadmin_explore", page.pk) if is_published_home else None


@hooks.register("construct_page_action_menu")
def publish_first(menu_items, request, context):
    """Drafts save themselves: the button in sight is the one that newcomers look for, for those who may."""
    menu_items.sort(key=lambda item: item.name != "action-publish")
