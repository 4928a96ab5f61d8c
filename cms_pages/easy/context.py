"""What an easy version draws."""

from typing import Any

from django.http import Http404, HttpRequest
from django.utils import timezone
from django.utils.translation import gettext as _

from cms_pages.models import EasyPage
from core import moments, reads, routing
from core.bodies import body_of
from core.crumbs import Crumb, home_crumb, link_to
from core.structure import scope_of_page
from core.structured import page_node


def easy_context(page: EasyPage, request: HttpRequest) -> dict[str, Any]:
    """The lines, and the way back to the whole text; 404 where that is not public."""
    whole, is_preview = page.get_parent(), getattr(request, "is_preview", False)
    reads.note(scope_of_page(request.city.slug, whole.content_type_id))
    moments.note(request, whole.expire_at)
    if not is_preview and not routing.is_shown(whole, timezone.now()):
        raise Http404
    canonical = request.city.base_url + (request.portal.path_of(page) or "")
    back = link_to(whole, request)
    return {
        "body": body_of(page, request, "lines"),
        "whole": back,
        "crumbs": [home_crumb(request), *filter(None, [back]), Crumb(_("Easy to read"))],
        "canonical": canonical,
        "nodes": [page_node(page, request, canonical)],
    }
