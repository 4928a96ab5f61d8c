"""« Près d’une adresse »: a list seen from an address that a visitor typed.

The page of the list answers by `seen_from_address` in its `serve`, and draws the form with `near_context`
(directory/parts/near_address.html).
"""

from collections.abc import Callable
from urllib.parse import parse_qsl

from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect
from django.utils.translation import gettext as _

from core.viewer import viewer_of
from directory.geocoding import Found, geocode, why_unknown
from search.forms import read_form
from search.listings import Listing
from search.query import SearchQuery

ADDRESS = "adresse"
NEAR_PANEL = "directory/parts/near_panel.html"


def seen_from_address(request: HttpRequest, get_listing: Callable[[], Listing]) -> HttpResponse | None:
    """An address that was typed becomes a point, in an address of its own: the redirect to it. One that only
    resembles what was typed is answered at once (None), and named: `request.stands_for`. The list is made
    where an address was typed. One that nobody knows leaves no list around the address before it."""
    request.typed, request.stands_for = request.GET.get(ADDRESS, "").strip(), ""
    if not request.typed:
        return None
    listing = get_listing()
    query = read_form(viewer_of(request), listing, request.GET).query
    found = _same_place(query, request.typed) or geocode(request.typed, request)
    url = _near(query, request.typed, found).url(listing.path)
    if found and found.is_exact:
        return redirect(url)
    request.GET, request.stands_for = QueryDict(url.partition("?")[2]), found.label if found else ""
    return None


def _same_place(query: SearchQuery, typed: str) -> Found | None:
    """The point that a list is seen from, where its form says the name of it again."""
    is_same = query.near and query.near_name == typed
    return Found(*query.near, typed, is_exact=True) if is_same else None


def _near(query: SearchQuery, typed: str, found: Found | None) -> SearchQuery:
    """The query around a point, or around none, with its filters. It names what was typed, or what that was
    taken for."""
    if found is None:
        return query.first_page(near=None, near_name="", radius=None)
    point = round(found.latitude, 4), round(found.longitude, 4)
    return query.first_page(near=point, near_name=typed if found.is_exact else found.label)


def wants_panel(request: HttpRequest) -> bool:
    """Whether an address was typed that is to be written otherwise, or was taken for another."""
    return bool(getattr(request, "typed", ""))


def near_context(request: HttpRequest, query: SearchQuery) -> dict:
    """What directory/parts/near_address.html prints: the filters that the form carries along, what was typed
    and what became of it."""
    typed = getattr(request, "typed", "") or query.near_name
    return {
        "kept": parse_qsl(query.to_querystring(near=None, radius=None, sort="", page=1)),
        "near_url": query.url(request.path, near=None, radius=None, sort="", page=1),
        "address": typed[:200],
        "near_note": near_note(request),
        "address_unknown": wants_panel(request) and not request.stands_for,
    }


def near_note(request: HttpRequest) -> str:
    """What became of an address that was typed; "" where none was, or where it is surely the right one."""
    if not wants_panel(request):
        return ""
    if not request.stands_for:
        return why_unknown()
    words = _(
        "Here is what is near “%(stands_for)s”. If you mean another address, try a street nearby, a district "
        "or the name of a place."
    )
    return words % {"stands_for": request.stands_for}
