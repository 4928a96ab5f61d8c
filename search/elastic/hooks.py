"""Reports > Search engine: who answers, for administrators of a portal that has an Elasticsearch."""

from django.core.exceptions import PermissionDenied
from django.template.response import TemplateResponse
from django.urls import path, reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail import hooks
from wagtail.admin.menu import AdminOnlyMenuItem

from search.elastic.client import is_configured
from search.elastic.report import indices, report
from search.models import SearchDocument

ICON = "search"


def engine(request):
    """Who answers, what waits, what was refused; the indices, as the server names them."""
    found = report()
    if not request.user.is_superuser or found is None:
        raise PermissionDenied
    titles = dict(SearchDocument.objects.filter(key__in=found.refused).values_list("key", "title"))
    names, reason = indices()
    context = {
        "page_title": _("Search engine"),
        "header_icon": ICON,
        "report": found,
        "refused": [(titles.get(key, key), why) for key, why in found.refused.items()],
        "indices": names,
        "reason": reason,
    }
    return TemplateResponse(request, "search/admin/engine.html", context)


@hooks.register("register_admin_urls")
def engine_urls():
    return [path("moteur-de-recherche/", engine, name="search_engine")]


@hooks.register("register_reports_menu_item")
def engine_item():
    return EngineItem(gettext_lazy("Search engine"), reverse("search_engine"), icon_name=ICON, order=900)


class EngineItem(AdminOnlyMenuItem):
    """Where there is one."""

    def is_shown(self, request):
        return is_configured() and super().is_shown(request)
