"""The other faces of a list: the same query string behind `liste.rss`, `liste.atom`, `liste.json`; where
the list has them, its documents as `liste.csv` and `liste.geojson`. Apps may register more."""

from collections.abc import Callable
from dataclasses import dataclass

from django.http import Http404, HttpResponse
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from core.sites import get_portal, scope_of
from search.faces import atom, geojson, jsonfeed, rss, table
from search.faces.feed import feed_of

FEEDS, FILES = ("rss", "atom", "json"), ("geojson", "csv")


@dataclass(frozen=True)
class Face:
    """A format. `write(request, listing, query)` returns its text, as str or bytes. A feed brings the newest
    items in their own order, and is offered where the city offers feeds."""

    label: str
    type: str
    write: Callable
    is_feed: bool = False


_faces: dict[str, Face] = {}


def register(ext, face):
    """Add a face, behind `liste.<ext>` of the lists that name it in `Listing.faces`."""
    _faces[ext] = face


def _register_feed(ext, module):
    def write(request, listing, query):
        return module.write(feed_of(request, listing, query, scope_of(request), ext))

    register(ext, Face(module.LABEL, module.TYPE, write, is_feed=True))


for _ext, _module in zip(FEEDS, (rss, atom, jsonfeed), strict=True):
    _register_feed(_ext, _module)
register("geojson", Face(geojson.LABEL, geojson.TYPE, geojson.write))
register("csv", Face(table.LABEL, table.TYPE, table.write))


def url(listing, query, ext):
    """Address of a face without host; the page number and the order are a feed's own."""
    changes = {"sort": ""} if _faces[ext].is_feed else {}
    return query.url(f"{listing.path}liste.{ext}", page=1, **changes)


def face_links(listing, query, title=""):
    """label, type, title and url of each feed, for <link rel="alternate"> and « Suivre cette liste ».
    `title`: the sentence of the query, where it has been written."""
    return _links(listing, query, title, is_feed=True)


def download_links(listing, query, title=""):
    """The same of the faces that are files of the whole list."""
    return _links(listing, query, title, is_feed=False)


def _links(listing, query, title, *, is_feed):
    title = title or query.describe(get_portal(), get_language(), listing)
    return [
        {
            "ext": ext,
            "label": _faces[ext].label,
            "type": _faces[ext].type,
            "title": f"{title} ({_faces[ext].label})",
            "url": url(listing, query, ext),
        }
        for ext in listing.faces
        if ext in _faces and _faces[ext].is_feed == is_feed
    ]


def serve(request, listing, ext):
    """The face of a listing. A filter it cannot read is an error here: a feed shows no notice, and
    must not silently bring more than was asked for."""
    from search.listings import read_form

    face = _faces.get(ext) if ext in listing.faces else None
    if face is None or (face.is_feed and not request.city.settings.offers_feeds):
        raise Http404
    form = read_form(request, listing)
    if form.notices:
        words = _(
            "This feed does not exist: its address asks for something that the list does not know."
            " Take the address of the feed from the page of the list: %(address)s"
        ) % {"address": request.city.base_url + listing.path}
        return HttpResponse(words, status=400, content_type="text/plain; charset=utf-8")
    content = face.write(request, listing, form.query)
    response = HttpResponse(content, content_type=f"{face.type}; charset=utf-8")
    response["Content-Language"] = request.LANGUAGE_CODE
    response["X-Robots-Tag"] = "noindex"
    return response
