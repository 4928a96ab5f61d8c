"""The formats that a list may have beside its page, by the ending of their address."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from django.utils.translation import get_language

from core.sites import get_portal
from core.viewer import Viewer
from search.listings import Listing
from search.query import SearchQuery
from search.sentences import describe


@dataclass(frozen=True)
class Drawn:
    """The text of a face, and the moment from which it is another one (None: when somebody publishes)."""

    content: str | bytes
    changes_at: datetime | None = None


@dataclass(frozen=True)
class Face:
    """A format. `draw(viewer, listing, query)` returns it Drawn. A feed brings the newest items in their own
    order, and is offered where the city offers feeds."""

    label: str
    type: str
    draw: Callable[[Viewer, Listing, SearchQuery], Drawn]
    is_feed: bool = False


_faces: dict[str, Face] = {}


def register(ext: str, face: Face) -> None:
    """Add a face, behind `liste.<ext>` of the lists that name it in `Listing.faces`."""
    _faces[ext] = face


def face_of(listing: Listing, ext: str) -> Face | None:
    """The face of a list behind an ending; None when it has none."""
    return _faces.get(ext) if ext in listing.faces else None


def face_url(listing: Listing, query: SearchQuery, ext: str) -> str:
    """Address of a face without host; the page number and the order are a feed's own."""
    changes = {"sort": ""} if _faces[ext].is_feed else {}
    return query.url(f"{listing.path}liste.{ext}", page=1, **changes)


def face_links(listing: Listing, query: SearchQuery, title: str = "") -> list[dict]:
    """ext, label, type, title and url of each feed, for <link rel="alternate"> and « Suivre cette liste ».
    `title`: the sentence of the query, where it has been written."""
    return _links(listing, query, title, is_feed=True)


def download_links(listing: Listing, query: SearchQuery, title: str = "") -> list[dict]:
    """ext, label, type, title and url of each face that is a file of the whole list. `title`: the sentence of
    the query, where it has been written."""
    return _links(listing, query, title, is_feed=False)


def _links(listing: Listing, query: SearchQuery, title: str, *, is_feed: bool) -> list[dict]:
    title = title or describe(query, get_portal(), get_language(), listing)
    return [
        {
            "ext": ext,
            "label": _faces[ext].label,
            "type": _faces[ext].type,
            "title": f"{title} ({_faces[ext].label})",
            "url": face_url(listing, query, ext),
        }
        for ext in listing.faces
        if ext in _faces and _faces[ext].is_feed == is_feed
    ]
