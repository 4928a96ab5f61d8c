"""The search page: everything a site shows, by words and filters; on request, everything of all cities."""

from django.shortcuts import render
from django.views.decorators.http import require_safe

from core import reads
from core.viewer import viewer_of
from search import faces
from search.list_pages import render_context
from search.outcome import outcome_of
from search.query import SearchQuery
from search.search_listing import search_listing
from search.services import execute


@require_safe
def search(request, extension=None):
    """Results as a page or, with an extension, as another face."""
    reads.declare(request.city.slug)
    listing = search_listing(viewer_of(request), request.GET)
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


def _topics(request, listing):
    """Where to go on when nothing is found: the topics of the site."""
    results = execute(SearchQuery(), viewer_of(request).scope, facets=("topic",), page_size=1)
    return [
        {
            "label": value.label,
            "count": value.count,
            "url": SearchQuery(selections={"topic": (value.value,)}).url(listing.path),
        }
        for value in results.facets["topic"]
    ]
