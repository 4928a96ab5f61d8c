"""The search page: everything a site shows, by words and filters; on request, everything of all cities."""

from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from core import reads
from core.sites import scope_of
from search import faces
from search.listings import Listing, render_context
from search.outcome import outcome_of
from search.query import SearchQuery
from search.sentences import at_city
from search.services import execute

FACETS = ("kind", "topic", "audience", "status", "year")


def search(request, extension=None):
    """Results as a page or, with an extension, as a feed."""
    reads.declare(request.city.slug)
    listing = search_listing(request)
    if extension:
        return faces.serve(request, listing, extension)
    context = render_context(request, listing)
    context |= {
        "noindex": True,
        "hero_title": listing.title,
        "offers_all_cities": not request.city.is_hub and len(request.portal.communes) > 1,
        "outcome": outcome_of(request, listing, context["results"]),
        "topics": _topics(request, listing) if not context["results"].total else [],
    }
    return render(request, "search/search_page.html", context)


def search_listing(request):
    """Everything the site shows; cities are told apart where several are looked at."""
    city = request.city
    sees_all = city.is_hub or request.GET.get("partout") == "1"
    title = _("Search all cities") if sees_all else _("Search %(in_city)s") % {"in_city": at_city(city)}
    return Listing(
        title=title,
        facets=("city", *FACETS) if sees_all else FACETS,
        path=reverse("search:page"),
        has_searchbox=True,
        place="" if city.is_hub else city.slug,
    )


def _topics(request, listing):
    """Where to go on when nothing is found: the topics of the site."""
    results = execute(SearchQuery(), scope_of(request), facets=("topic",), page_size=1)
    return [
        {
            "label": value.label,
            "count": value.count,
            "url": SearchQuery(topics=(value.value,)).url(listing.path),
        }
        for value in results.facets["topic"]
    ]
