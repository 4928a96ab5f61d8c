"""From an address that a visitor types to a point: the directory's own addresses, or a national service.

GEOCODER_URL names a service that answers like the Géoplateforme (`?q=…&limit=1`, GeoJSON). Without it, or
when it does not answer, the addresses of the directory itself do. Nothing of it is logged or kept.
"""

import json
from dataclasses import dataclass
from http.client import HTTPException
from urllib.error import URLError
from urllib.parse import urlencode
from urllib.request import Request, urlopen

from django.conf import settings

from core.sites import scope_of
from search.nearby import is_point
from search.query import SearchQuery
from search.services import Search, execute_many

MOST = 200  # characters of an address
SECONDS = 2.0
MOST_BYTES = 100_000
PLACES = SearchQuery(kinds=("place",))


@dataclass(frozen=True)
class Found:
    """A point in degrees and the address it stands for."""

    latitude: float
    longitude: float
    label: str


def geocode(text, request):
    """The Found of what a visitor typed, or None."""
    text = " ".join(text[:MOST].split())
    if not text:
        return None
    if settings.GEOCODER_URL and (found := from_service(text, request.city, fetch)):
        return found
    return from_directory(text, request)


def from_directory(text, request):
    """The place of the directory whose address, or whose name, holds these words best."""
    search = Search(SearchQuery(words=text), scope_of(request), PLACES, is_exact=True)
    hits = [hit for hit in execute_many([search])[0].hits if is_point(hit.latitude, hit.longitude)]
    numbers = {word for word in text.split() if word[:1].isdigit()}
    hits.sort(key=lambda hit: not numbers <= set(hit.address.replace(",", " ").split()))  # stable
    return Found(hits[0].latitude, hits[0].longitude, hits[0].address or hits[0].title) if hits else None


def from_service(text, city, fetch):
    """What a national service says, in the town of the site. `fetch(url)` gives bytes, or raises OSError."""
    query = {"q": text, "limit": 1}
    if city.settings.insee_code:
        query["citycode"] = city.settings.insee_code
    try:
        feature = json.loads(fetch(f"{settings.GEOCODER_URL}?{urlencode(query)}"))["features"][0]
        longitude, latitude = feature["geometry"]["coordinates"][:2]
        found = Found(float(latitude), float(longitude), str(feature["properties"].get("label", text)))
    except (OSError, ValueError, LookupError, TypeError, AttributeError, OverflowError, RecursionError):
        return None
    return found if is_point(found.latitude, found.longitude) else None


def fetch(url):
    """The answer of a service in time, or OSError."""
    request = Request(url, headers={"Accept": "application/json", "User-Agent": "portail"})  # noqa: S310
    try:
        with urlopen(request, timeout=SECONDS) as answer:  # noqa: S310 - an address of the settings
            return answer.read(MOST_BYTES)
    except (URLError, HTTPException) as error:
        raise OSError(str(error)) from error
