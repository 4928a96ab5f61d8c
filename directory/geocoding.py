"""From an address that a visitor types to a point: the directory's own addresses, or a national service.

GEOCODER_URL names a service that answers like the Géoplateforme (`?q=…&limit=1`, GeoJSON). Without it, or
when it does not answer, what the portal itself knows of streets does. Nothing of it is logged or kept.
"""

import json
import time
from collections.abc import Callable
from dataclasses import dataclass
from http import HTTPStatus
from urllib.parse import urlencode

from django.conf import settings
from django.utils.translation import gettext as _

from core import fetching
from core.fetching import FetchError, Limits
from core.sites import City
from directory.known_streets import streets_of
from directory.streets import DISTRICT, KINDS, NUMBER, nearest_door, split, words_of
from search.analysis import fold
from search.nearby import is_point

MOST = 200  # characters of an address
MOST_ASKED = 1_000  # addresses of one file
LIMITS = Limits(size=100_000, seconds=2)
PAUSE = 30  # seconds without a question after one that it could not answer

_asked_again_at: dict[str, float] = {}  # of the service, in this process


@dataclass(frozen=True)
class Found:
    """A point in degrees and the address it stands for. `is_exact`: surely the address that was typed; else
    the visitor is told which one it is. `district`: where it lies, "" where nobody said."""

    latitude: float
    longitude: float
    label: str
    is_exact: bool
    district: str = ""


def geocode(text, request):
    """The Found of what a visitor typed, or None."""
    return find_point(text, request.city)


def find_point(text: str, city: City) -> Found | None:
    """The Found of an address in a city, or of the name of a place or a district of it, or None."""
    text = " ".join(text[:MOST].split())
    if not text:
        return None
    told = from_service(text, city, fetch) if settings.GEOCODER_URL else None
    if told and told.is_exact:
        return told
    own = from_directory(text, city)
    return own if own and own.is_exact else told or own


def service_state() -> str:
    """« up », « down » where the service failed a moment ago, « unset » where none is named."""
    service = settings.GEOCODER_URL
    return ("down" if _is_left_in_peace(service) else "up") if service else "unset"


def why_unknown() -> str:
    """Why an address was not found, and what to try."""
    return {
        "unset": _("We do not know this address. Try a street nearby, a district or the name of a place."),
        "down": _(
            "The address service does not answer. Try a street nearby, a district or the name of a place."
        ),
        "up": _("We do not know this address. Try the number and the street, as on a letter."),
    }[service_state()]


class AddressFinder:
    """Points of the addresses of one file. Each is asked once, and so many at most: a service answers them in
    minutes."""

    def __init__(self, find: Callable[[str], Found | None], most: int = MOST_ASKED) -> None:
        self.find, self.left = find, most
        self.asked: dict[str, Found | None] = {}

    def point_of(self, address: str) -> tuple[float, float] | None:
        """(latitude, longitude) of an address that is surely known."""
        if address not in self.asked:
            if not self.left:
                return None
            self.left -= 1
            self.asked[address] = self.find(address)
        found = self.asked[address]
        return (round(found.latitude, 6), round(found.longitude, 6)) if found and found.is_exact else None


def from_directory(text, city):
    """The place of this name; else the district or the street that is typed, at another number if need be;
    else the area of the street; else the first place whose name and address hold these words; else the
    district in the name of the street."""
    streets = streets_of(city)
    number, suffix, words = split(text, "" if city.is_hub else city.name)
    if door := streets.by_title.get(fold(text, " ")):
        return _found(door, is_exact=True)
    if not words:
        return None
    if not number and words[0] not in KINDS:
        named = words[1:] if words[0] in DISTRICT else words
        if district := streets.districts.get(named):
            return _found_area(district, is_exact=True)
    if doors := streets.street(words):
        door = nearest_door(doors, number)
        is_door = bool(number) and (door.number, door.suffix) == (number, suffix)
        is_said = words[0] in KINDS and set(_after_number(text)) <= set(words_of(door.label))
        return _found(door, is_exact=is_door and is_said)
    if area := streets.area(words):
        return _found_area(area, is_exact=False)
    holds = (door for door in streets.doors if door.words.issuperset(words))
    if door := next(holds, None):
        return _found(door, is_exact=False)
    district = streets.district_named_in(words)
    return _found_area(district, is_exact=False) if district else None


def _after_number(text):
    """Words of an address, postcode and town with them, without its number."""
    return words_of(NUMBER.sub("", fold(text, " ")))


def _found(door, *, is_exact):
    return Found(door.latitude, door.longitude, door.label, is_exact, door.district)


def _found_area(area, *, is_exact):
    words = _("District %(name)s") if area.is_district else _("Sector %(name)s")
    return Found(*area.middle, words % {"name": area.name}, is_exact, area.name if area.is_district else "")


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


def _is_left_in_peace(service):
    return time.monotonic() < _asked_again_at.get(service, 0)


def fetch(url):
    """The answer of a service in time, or OSError; OSError at once for a while after one that was down or had
    enough of us (RFC 6585, 429). A question that it refuses says nothing of the next."""
    service = url.partition("?")[0]
    if _is_left_in_peace(service):
        raise OSError("not asked: it failed a moment ago")
    try:
        return fetching.fetch(url, LIMITS, is_trusted=True, accept="application/json").content
    except FetchError as error:
        code = error.status
        if code in (0, HTTPStatus.TOO_MANY_REQUESTS) or code >= HTTPStatus.INTERNAL_SERVER_ERROR:
            _asked_again_at[service] = time.monotonic() + PAUSE
        raise OSError(str(error)) from error
