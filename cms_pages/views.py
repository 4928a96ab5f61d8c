"""Lists that no page carries: by topic, audience and keyword; and the faces of every list."""

from django.http import Http404, HttpResponsePermanentRedirect
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_safe

from cms_pages import listings
from cms_pages.terms import shared_term, tag_term
from core import reads, routing
from core.crumbs import Crumb, home_crumb
from core.viewer import viewer_of
from search import faces
from search.list_pages import render_context


@require_safe
def topics(request):
    """Every topic of the portal."""
    return _overview(request, "topics", request.portal.topics)


@require_safe
def audiences(request):
    """Every audience of the portal."""
    return _overview(request, "audiences", request.portal.audiences)


@require_safe
def topic(request, slug, extension=None):
    """Everything the city shows about a topic, as a page or as a feed."""
    return _term_list(request, "topic", listings.topic_listing, slug, extension)


@require_safe
def audience(request, slug, extension=None):
    """Everything the city shows for an audience."""
    return _term_list(request, "audience", listings.audience_listing, slug, extension)


@require_safe
def tag(request, slug, extension=None):
    """Everything the city shows with a keyword."""
    term = tag_term(slug, request.city)
    if term is None:
        raise Http404
    return _answer(request, listings.tag_listing(viewer_of(request), term), extension)


@require_safe
def page_face(request, path, extension):
    """The list of a page in another format: `<path>/liste.rss` stands beside `<path>/`."""
    reads.declare(request.city.slug)
    page = routing.find_page(request, path)
    if page is None or not hasattr(page, "get_listing"):
        raise Http404
    return faces.serve(request, page.get_listing(), extension)


def _term_list(request, name, listing_of, slug, extension):
    """The list of a topic or an audience. An address with a former slug leads to that of today."""
    term = shared_term(request.portal, name, slug, request.LANGUAGE_CODE)
    if term is None:
        raise Http404
    if term.slug != slug:
        view, args = (f"{name}_face", [term.slug, extension]) if extension else (name, [term.slug])
        url = reverse(f"cms_pages:{view}", args=args, query=request.GET)
        return HttpResponsePermanentRedirect(url)
    return _answer(request, listing_of(viewer_of(request), term), extension, overview=f"{name}s")


def _answer(request, listing, extension, overview=""):
    reads.declare(request.city.slug)
    if extension:
        return faces.serve(request, listing, extension)
    crumbs = [home_crumb(request)]
    if overview:
        crumbs.append(Crumb(listings.overview_title(overview), reverse(f"cms_pages:{overview}")))
    context = render_context(request, listing) | {"crumbs": [*crumbs, Crumb(listing.title)]}
    return render(request, "search/listing_page.html", context)


def _overview(request, name, terms):
    reads.declare(request.city.slug)
    title = listings.overview_title(name)
    entries = [
        {
            "title": term.title,
            "text": term.description,
            "url": reverse(f"cms_pages:{name[:-1]}", args=[term.slug]),
        }
        for term in terms.get(request.LANGUAGE_CODE, {}).values()
    ]
    canonical = request.city.base_url + reverse(f"cms_pages:{name}")
    context = {
        "title": title,
        "entries": entries,
        "canonical": canonical,
        "crumbs": [home_crumb(request), Crumb(title)],
    }
    return render(request, "cms_pages/terms_page.html", context)
