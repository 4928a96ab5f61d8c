"""The other faces of a list: the same query string behind `liste.rss`, `liste.atom`, `liste.json`; where
the list has them, its documents as `liste.csv` and `liste.geojson`. Apps may register more. `api.json`
(search.faces.api) is beside every list."""

from functools import partial
from types import ModuleType

from django.http import Http404, HttpRequest, HttpResponse, QueryDict
from django.utils.translation import gettext as _
from django.utils.translation import override

from core import moments
from core.viewer import Viewer, viewer_of
from search.faces import api, atom, geojson, jsonfeed, rss, table
from search.faces.feed import feed_of
from search.faces.formats import Drawn, Face, download_links, face_links, face_of, register
from search.forms import read_form
from search.listings import Listing, listing_at
from search.query import SearchQuery

__all__ = ["Drawn", "Face", "download_links", "draw", "drawn_at", "face_links", "register", "serve"]


def _draw_feed(ext: str, module: ModuleType, viewer: Viewer, listing: Listing, query: SearchQuery) -> Drawn:
    feed = feed_of(viewer, listing, query, ext)
    return Drawn(module.write(feed), feed.changes_at)


for _ext, _module in (("rss", rss), ("atom", atom), ("json", jsonfeed)):
    register(_ext, Face(_module.LABEL, _module.TYPE, partial(_draw_feed, _ext, _module), is_feed=True))
for _ext, _module in (("geojson", geojson), ("csv", table)):
    register(_ext, Face(_module.LABEL, _module.TYPE, _module.draw))


def draw(face: Face, viewer: Viewer, listing: Listing, query: SearchQuery) -> Drawn:
    """A face of a list, in the language of the viewer."""
    with override(viewer.language):
        return face.draw(viewer, listing, query)


def drawn_at(viewer: Viewer, address: str, ext: str) -> Drawn | None:
    """A face of the list at an address such as /fr/actualites/?theme=nature, without a request; None where
    there is no such list, or no such face. What the list does not know is left out, as on its page."""
    listing = listing_at(viewer, address)
    face = face_of(listing, ext) if listing else None
    if listing is None or face is None:
        return None
    form = read_form(viewer, listing, QueryDict(address.partition("?")[2]))
    return draw(face, viewer, listing, form.query)


def serve(request: HttpRequest, listing: Listing, ext: str) -> HttpResponse:
    """The face of a listing. A filter it cannot read is an error here: a feed shows no notice, and
    must not silently bring more than was asked for."""
    if ext == api.EXTENSION:
        return api.serve(request, listing)
    face, viewer = face_of(listing, ext), viewer_of(request)
    if face is None or (face.is_feed and not request.city.settings.offers_feeds):
        raise Http404
    form = read_form(viewer, listing, request.GET)
    if form.notices:
        words = _(
            "This feed does not exist: its address asks for something that the list does not know."
            " Take the address of the feed from the page of the list: %(address)s"
        ) % {"address": request.city.base_url + listing.path}
        return HttpResponse(words, status=400, content_type="text/plain; charset=utf-8")
    drawn = draw(face, viewer, listing, form.query)
    moments.note(request, drawn.changes_at)
    response = HttpResponse(drawn.content, content_type=f"{face.type}; charset=utf-8")
    response["Content-Language"] = request.LANGUAGE_CODE
    response["X-Robots-Tag"] = "noindex"
    return response
