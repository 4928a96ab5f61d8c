"""A list of places inside another site: the page that gives the code, and the face that it shows.

The face has no script and no cookie, takes the parameters of the list, and is the only page of the portal
that other sites may frame (core.headers.EMBEDDED_PATH, docs/adr/0013).
"""

from django.http import Http404
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from core import reads, routing
from core.crumbs import Crumb, crumbs_of
from core.viewer import viewer_of
from directory.models import DirectoryIndexPage
from search.forms import read_form
from search.list_pages import render_context
from search.sentences import describe

FACE, CODE = "liste.html", "integrer/"


@require_safe
def face(request, path):
    """`/fr/lieux/liste.html`: the first places of the list, without what surrounds pages."""
    reads.declare(request.city.slug)
    page = routing.find_page(request, path)
    if not isinstance(page, DirectoryIndexPage):
        raise Http404
    context = render_context(request, page.get_listing())
    list_url = context["query"].url(context["listing"].path, page=1)
    return render(request, "directory/embed/list.html", context | {"page": page, "list_url": list_url})


@require_safe
def code(request, path):
    """`/fr/lieux/integrer/`: what to copy, with the filters of the address. Whatever else lives at such an
    address is served as usual."""
    page = routing.find_page(request, path)
    if not isinstance(page, DirectoryIndexPage):
        return routing.serve(request, f"{path}{CODE}")
    reads.declare(request.city.slug)
    listing = page.get_listing()
    form = read_form(viewer_of(request), listing, request.GET)
    query, language = form.query.first_page(), request.LANGUAGE_CODE
    title = _("Put this list on your site")
    above = crumbs_of(page, request)[:-1]
    context = {
        "title": title,
        "crumbs": [*above, Crumb(page.title, listing.path), Crumb(title)],
        "notices": form.notices,
        "list_title": describe(query, request.portal, language, listing),
        "list_url": query.url(listing.path),
        "face_url": request.city.base_url + query.url(listing.path + FACE),
        "noindex": True,
    }
    return render(request, "directory/embed/code.html", context)
