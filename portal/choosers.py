"""Where the choice of a page opens: in the city of the page that is being written, not above all cities."""

import re
from urllib.parse import urlsplit

from django.http import HttpRequest, HttpResponse
from wagtail.admin.auth import require_admin_access
from wagtail.admin.views.chooser import BrowseView
from wagtail.coreutils import resolve_model_string
from wagtail.models import Page

from core.sites import get_portal
from portal.bulk import own_items

# Addresses of the form of a new page and of a page that exists: the last number is a page of the city.
FORM = re.compile(r"/admin/pages/(?:add/\w+/\w+/)?(\d+)/")


@require_admin_access
def choose_page(request: HttpRequest) -> HttpResponse:
    """Wagtail's own view. Where one type of page is asked for, it opens at the list that holds those of the
    city (« Lieu de l'annuaire »: the directory); Wagtail takes what all cities have in common, the root."""
    return BrowseView.as_view()(request, _opening(request))


def _opening(request):
    """Id of the page under which all those of that type are, in the city; None where Wagtail decides."""
    asked = request.GET.get("page_type", "").split(",")
    try:
        models = [resolve_model_string(name) for name in asked]
    except (ValueError, LookupError):
        return None
    if Page in models:
        return None
    pages = own_items(request.user, Page).type(*models)
    pages = pages.filter(path__startswith=_home_path(request)) if _home_path(request) else pages
    parent = pages.first_common_ancestor() if pages.exists() else None
    return parent.pk if parent and not parent.is_root() else None


def _home_path(request):
    """Path of the home page of the city whose page is being written, as the browser says it, or ""."""
    match = FORM.match(urlsplit(request.headers.get("referer", "")).path)
    page = match and Page.objects.filter(pk=match[1]).first()
    found = page and get_portal().home_of(page)
    return found[0].homes[found[1]].path if found else ""
