"""The search page: everything a site shows, by words and filters; on request, everything of all cities."""

from dataclasses import replace

from django.http import HttpRequest, JsonResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import ngettext
from django.views.decorators.http import require_safe

from core import moments, reads
from core.viewer import viewer_of
from search import faces
from search.forms import LONGEST_QUESTION
from search.list_pages import render_context
from search.outcome import outcome_of
from search.query import SearchQuery
from search.search_listing import search_listing
from search.services import execute
from search.suggestions.answers import suggestions_for


@require_safe
def search(request, extension=None):
    """Results as a page or, with an extension, as another face."""
    reads.declare(request.city.slug)
    listing = search_listing(viewer_of(request), request.GET)
    if extension:
        return faces.serve(request, listing, extension)
    context = render_context(request, replace(listing, dates_first=True))
    outcome = outcome_of(request, listing, context["results"])
    if outcome.filtered and (outcome.is_a_filter or not context["results"].total):
        return redirect(outcome.filtered[0].url)
    context |= {
        "noindex": True,
        "share": None,  # what one asks is one's own; its script is a kilobyte
        "hero_title": listing.title,
        "offers_all_cities": not request.city.is_hub and len(request.portal.communes) > 1,
        "outcome": outcome,
        "topics": _topics(request, listing) if not context["results"].total else [],
    }
    return render(request, "search/search_page.html", context)


@require_safe
def suggestions(request: HttpRequest) -> JsonResponse:
    """What a visitor may mean by the beginning that stands in the box, and how many that is, in words."""
    viewer = viewer_of(request)
    reads.declare(viewer.scope.city or reads.ANY)
    found = suggestions_for(viewer, request.GET.get("q", "")[:LONGEST_QUESTION], reverse("search:page"))
    for suggestion in found:
        moments.note(request, suggestion.changes_at)
    count = len(found)
    status = ngettext("%(count)d suggestion", "%(count)d suggestions", count) % {"count": count}
    options = [
        {"text": one.text, "note": one.note, "url": one.url, "lang": one.language or viewer.language}
        for one in found
    ]
    response = JsonResponse(
        {"suggestions": options, "status": status if found else ""}, json_dumps_params={"ensure_ascii": False}
    )
    response["Content-Language"] = request.LANGUAGE_CODE
    response["X-Robots-Tag"] = "noindex"
    return response


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
