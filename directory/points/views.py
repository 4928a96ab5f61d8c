"""What the map of a form asks: where an address is, and what the town looks like."""

from django.contrib.auth.base_user import AbstractBaseUser
from django.contrib.auth.models import AnonymousUser
from django.http import Http404, HttpRequest, JsonResponse
from django.views.decorators.cache import never_cache
from wagtail.models import Page

from core.rights import edits_in
from core.sites import City, get_portal
from directory.borders import border_of
from directory.geocoding import find_point, service_state
from directory.models import PlacePage
from directory.reading.late import shapely

MOST_FIGURES = 10  # of an id
MOST_PLACES = 400  # named on the ground, so that one knows where one is without tiles


@never_cache
def find(request: HttpRequest) -> JsonResponse:
    """`?ville=` (slug) `&adresse=`: the point of an address, if there is one, and which address it stands
    for; without one, whether there is a service that knows addresses (directory.geocoding)."""
    city = _city(request.GET.get("ville", ""), request.user)
    found = find_point(request.GET.get("adresse", ""), city)
    if found is None:
        return JsonResponse({"found": None, "service": service_state()})
    point = {"latitude": round(found.latitude, 6), "longitude": round(found.longitude, 6)}
    return JsonResponse({"found": point | {"label": found.label, "exact": found.is_exact}})


@never_cache
def ground(request: HttpRequest, city: str) -> JsonResponse:
    """The border of a city, where it is known, and places that tell where one is, without the page
    `?sans=`."""
    town = _city(city, request.user)
    border = border_of(town.settings)
    home = Page.objects.get(pk=town.homes[town.languages[0]].page_id)
    places = PlacePage.objects.live().descendant_of(home).exclude(latitude=None).exclude(longitude=None)
    own = request.GET.get("sans", "")
    places = places.exclude(pk=int(own) if own.isdecimal() and len(own) < MOST_FIGURES else 0)
    return JsonResponse(
        {
            "border": shapely.geometry.mapping(border) if border else None,
            "centre": [town.settings.latitude, town.settings.longitude],
            "places": list(places.values_list("latitude", "longitude", "title")[:MOST_PLACES]),
        }
    )


def _city(slug: str, user: AbstractBaseUser | AnonymousUser) -> City:
    """A city in which the user edits pages, or 404: those of others are nobody's business."""
    city = get_portal().by_slug.get(slug)
    if city is None or not edits_in(user, city):
        raise Http404
    return city
