"""The other faces of a list: the same query string behind `liste.rss`, `liste.atom`, `liste.json`."""

from django.http import Http404, HttpResponse
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from core.sites import get_portal, scope_of
from search.faces import atom, jsonfeed, rss
from search.faces.feed import feed_of

FEEDS = ("rss", "atom", "json")
FACES = {"rss": rss, "atom": atom, "json": jsonfeed}


def url(listing, query, ext):
    """Address of a face without host; the page number and the order are the feed's own."""
    return query.url(f"{listing.path}liste.{ext}", page=1, sort="")


def face_links(listing, query):
    """label, type, title and url of each face, for <link rel="alternate"> and « Suivre cette liste »."""
    title = query.describe(get_portal(), get_language(), listing)
    return [
        {
            "ext": ext,
            "label": face.LABEL,
            "type": face.TYPE,
            "title": f"{title} ({face.LABEL})",
            "url": url(listing, query, ext),
        }
        for ext, face in FACES.items()
    ]


def serve(request, listing, ext):
    """The face of a listing. A filter it cannot read is an error here: a feed shows no notice, and
    must not silently bring more than was asked for."""
    from search.listings import read_form

    face = FACES.get(ext)
    if face is None or not request.city.settings.offers_feeds:
        raise Http404
    form = read_form(request, listing)
    if form.notices:
        words = _(
            "This feed does not exist: its address asks for something that the list does not know."
            " Take the address of the feed from the page of the list: %(address)s"
        ) % {"address": request.city.base_url + listing.path}
        return HttpResponse(words, status=400, content_type="text/plain; charset=utf-8")
    feed = feed_of(request, listing, form.query, scope_of(request), ext)
    response = HttpResponse(face.write(feed), content_type=f"{face.TYPE}; charset=utf-8")
    response["Content-Language"] = request.LANGUAGE_CODE
    response["X-Robots-Tag"] = "noindex"
    return response
