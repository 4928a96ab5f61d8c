"""What an editor may see of other cities (what the hub publishes), what nobody does by a click, and what
administrators must know first."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.db.models import Q
from django.http import Http404
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from wagtail import hooks
from wagtail.documents.api.admin.views import DocumentsAdminAPIViewSet
from wagtail.images.api.admin.views import ImagesAdminAPIViewSet
from wagtail.models import Page

from cms_pages.models import ExperimentIndexPage, NewsIndexPage
from core.sites import HOME_DEPTH, get_portal
from portal.bulk import own_items
from portal.cities import hooks as city_hooks  # noqa: F401 - its hooks register themselves
from portal.failures import FailuresPanel
from portal.guide import hooks as guide_hooks  # noqa: F401 - its hooks register themselves
from portal.translating import hooks as translating_hooks  # noqa: F401 - its hooks register themselves
from portal.translating import leaving  # noqa: F401 - its hooks register themselves

AFTER_WAGTAIL = 1000
LISTS = (NewsIndexPage, ExperimentIndexPage)


@hooks.register("construct_page_chooser_queryset")
def hide_pages_of_other_cities(pages, request):
    """Wagtail's page chooser shows every page, drafts included; ours does so to administrators only."""
    if request.user.is_superuser:
        return pages
    own = own_items(request.user, Page)
    offered = Q(pk__in=own.values("pk"))
    if hub := get_portal().hub:
        for home in hub.homes.values():
            offered |= Q(path__startswith=home.path, live=True)
    opened = Page.objects.filter(pk=request.resolver_match.kwargs.get("parent_page_id"), depth__gt=1)
    if opened.exists() and not opened.filter(offered).exists():
        raise Http404  # its title stands above the empty list
    return pages.filter(offered)


class OwnFiles:
    """The files of the collections where the user may do something."""

    def get_queryset(self):
        own = own_items(self.request.user, self.model)
        return super().get_queryset().filter(pk__in=own.values("pk"))


class OwnImages(OwnFiles, ImagesAdminAPIViewSet):
    """Images, in the API of the admin."""


class OwnDocuments(OwnFiles, DocumentsAdminAPIViewSet):
    """Documents, in the API of the admin."""


@hooks.register("construct_admin_api", order=AFTER_WAGTAIL)
def hide_files_of_other_cities(router):
    """Wagtail's own endpoints list the files of every collection to whoever may enter the admin."""
    router.register_endpoint("images", OwnImages)
    router.register_endpoint("documents", OwnDocuments)


@hooks.register("before_move_page")
def hide_titles_of_other_cities(request, page, destination):
    """Wagtail refuses the move itself; its page of confirmation shows both titles to whoever asks."""
    if not page.permissions_for_user(request.user).can_move_to(destination):
        raise PermissionDenied


@hooks.register("before_delete_page")
@hooks.register("before_unpublish_page")
def keep_home_page(request, page):
    """A home page carries its site, settings and documents: none of them may go by accident."""
    if page.depth > HOME_DEPTH:
        return None
    messages.error(request, _("A city cannot do without its home page: it stays published."))
    return redirect("wagtailadmin_explore", page.pk)


@hooks.register("before_bulk_action")
def keep_home_pages(request, action_type, objects, action):
    """The same for several pages at once."""
    if action_type not in ("delete", "unpublish"):
        return None
    homes = [row for row in objects if isinstance(row, Page) and row.depth <= HOME_DEPTH]
    return keep_home_page(request, homes[0]) if homes else None


@hooks.register("before_delete_page")
@hooks.register("before_unpublish_page")
def keep_list(request, page):
    """With a list, everything published under it would go or lose its way in."""
    if page.specific_class not in LISTS or not page.get_descendants().live().exists():
        return None
    words = _("“%(title)s” stays: published pages are under it. Unpublish, move or delete them first.")
    messages.error(request, words % {"title": page.title})
    return redirect("wagtailadmin_explore", page.pk)


@hooks.register("before_bulk_action")
def keep_lists(request, action_type, objects, action):
    """The same for several pages at once."""
    if action_type not in ("delete", "unpublish"):
        return None
    refusals = (keep_list(request, row) for row in objects if isinstance(row, Page))
    return next(filter(None, refusals), None)


@hooks.register("construct_homepage_panels")
def show_failures(request, panels):
    """A backup that failed is of use to nobody who does not know."""
    if request.user.is_superuser:
        panels.append(FailuresPanel())
