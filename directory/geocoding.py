"""From an address that a visitor types to a point: the directory's own addresses, or a national service.

GEOCODER_URL names a service that answers like the Géoplateforme (`?q=…&limit=1`, GeoJSON). Without it, or
when it does not answer, the addresses of the directory itself do. Nothing of it is logged or kept.
"""

import json
import time
from dataclasses import dataclass
from http import HTTPStatus
from urllib.parse import urlencode

from django.conf import settings

from core import fetching
from core.fetching import FetchError, Limits
from core.sites import scope_of
from search.analysis import fold
from search.nearby import is_point
from search.query import SearchQuery
from search.services import Search, execute_many

MOST = 200  # characters of an address
LIMITS = Limits(size=100_000, seconds=2)
PAUSE = 30  # seconds without a question after one that it could not answer
PLACES = SearchQuery(selections={"kind": ("place",)})

_asked_again_at: dict[str, float] = {}  # of the service, in this process


@dataclass(frozen=True)
class Found:
    """A point in degrees and the address it stands for. `is_exact`: surely the address that was typed; else
    the visitor is told which one it is."""

    latitude: float
    longitude: float
    label: str
    is_exact: bool


def geocode(text, request):
    """The Found of what a visitor typed, or None."""
    text = " ".join(text[:MOST].split())
    if not text:
        return None
    told = from_service(text, request.city, fetch) if settings.GEOCODER_URL else None
    if told and told.is_exact:
        return told
    own = from_directory(text, request)
    return own if own and own.is_exact else told or own


def from_directory(text, request):
    """The place whose address or name this is; else, of those whose address and name hold these words, one in
    this street, at another number if need be; else the best."""
    number, _, rest = text.partition(" ")
    street = rest if number[:1].isdigit() and rest else text
    hits = _places(text, request) or (_places(street, request) if street != text else [])
    if not hits:
        return None
    meant = next((hit for hit in hits if _is_meant(text, hit)), None)
    at_street = (hit for hit in hits if _words(street) <= _words(hit.address))
    hit = meant or next(at_street, hits[0])
    return Found(hit.latitude, hit.longitude, hit.address or hit.title, meant is not None)


def _places(words, request):
    search = Search(SearchQuery(words=words), scope_of(request), PLACES, is_exact=True)
    hits = [hit for hit in execute_many([search])[0].hits if is_point(hit.latitude, hit.longitude)]
    # What a place says of itself holds words of streets too, such as « paix ».
    return [hit for hit in hits if _words(words) <= _words(f"{hit.address} {hit.title}")]


def _is_meant(text, hit):
    """Whether these are the name of a place, or its number and street and nothing that is elsewhere."""
    typed, street = fold(text, " "), fold(hit.address.partition(",")[0], " ")
    if typed == fold(hit.title, " "):
        return True
    begins = street[:1].isdigit() and f"{typed} ".startswith(f"{street} ")
    return begins and _words(text) <= _words(hit.address)


def from_service(text, city, fetch):
    """What a national service says, in the town of the site. `fetch(url)` gives bytes, or raises OSError."""
    query = {"q": text, "limit": 1}
    if city.settings.insee_code:
        query["citycode"] = city.settings.insee_code
    try:
        feature = json.loads(fetch(f"{settings.GEOCODER_URL}?{urlencode(query)}"))["features"][0]
        longitude, latitude = map(float, feature["geometry"]["coordinates"][:2])
        told = feature["properties"]
        label, kind = str(told.get("label", "")), told.get("type")
    except (OSError, ValueError, LookupError, TypeError, AttributeError, OverflowError, RecursionError):
        return None
    # For a number that it does not know, it gives the middle of the street.
    is_exact = _words(text) <= _words(label) and (kind == "housenumber" or not text[:1].isdigit())
    return Found(latitude, longitude, label or text, is_exact) if is_point(latitude, longitude) else None


def _words(text):
    return set(fold(text, " ").split())


def fetch(url):
    """The answer of a service in time, or OSError; OSError at once for a while after one that was down or had
    enough of us (RFC 6585, 429). A question that it refuses says nothing of the next."""
    service = url.partition("?")[0]
    if time.monotonic() < _asked_again_at.get(service, 0):
        raise OSError("not asked: it failed a moment ago")
    try:
        return fetching.fetch(url, LIMITS, is_trusted=True, accept="application/json").content
    except FetchError as error:
        code = error.status
        if code in (0, HTTPStatus.TOO_MANY_REQUESTS) or code >= HTTPStatus.INTERNAL_SERVER_ERROR:
            _asked_again_at[service] = time.monotonic() + PAUSE
        raise OSError(str(error)) from error
