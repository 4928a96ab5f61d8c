"""The list of the search page: everything a site shows."""

from django.http import QueryDict
from django.urls import reverse
from django.utils.translation import gettext as _

from core.viewer import Viewer
from search.faces.api.catalogue import SiteList, register_lists
from search.listings import Listing, register_listing
from search.phrasing import at_city
from search.registry import facets

FIRST, LAST = ("kind", "when", "weekday", "part", "topic", "audience"), ("status", "year")


def search_listing(viewer: Viewer, params: QueryDict) -> Listing:
    """Everything the site shows; cities are told apart where several are looked at."""
    city = viewer.city
    sees_all = city.is_hub or params.get("partout") == "1"
    title = _("Search all cities") if sees_all else _("Search %(in_city)s") % {"in_city": at_city(city)}
    shown = (*FIRST, *(facet.name for facet in facets().values() if facet.in_search), *LAST)
    return Listing(
        title=title,
        facets=("city", *shown) if sees_all else shown,
        path=reverse("search:page"),
        example=_("An activity, a service, a street…"),
        place="" if city.is_hub else city.slug,
    )


def register_own_listing() -> None:
    """Called once, when the app is ready."""
    register_listing("search:page", search_listing)
    register_lists(lambda viewer: [SiteList(search_listing(viewer, QueryDict("partout=1")), _("Search"))])
