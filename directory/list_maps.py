"""The map of a list, which stands above it when it is asked for, and the entrance to the map of a city.
Whoever knows maps (directory.layers) draws them, if it is there."""

from collections.abc import Callable

from django.http import HttpRequest

from core.sites import City
from search.bars import MAP, VIEW, views_of

# (request, title of the list, address of its GeoJSON) -> what directory/parts/map.html needs, or None.
Draw = Callable[[HttpRequest, str, str], dict | None]

# (city, language) -> what its map shows: {title, url, count} of each layer.
Layers = Callable[[City, str], list[dict]]

# (city) -> whether its lists can be shown on a map.
HasGround = Callable[[City], bool]

_draw: list[Draw] = []
_has_ground: list[HasGround] = []
_layers: list[Layers] = []


def register(draw: Draw, layers: Layers, has_ground: HasGround) -> None:
    """Draw maps of lists, and name the layers of a city, so. Called in `AppConfig.ready()`."""
    _draw[:], _layers[:], _has_ground[:] = [draw], [layers], [has_ground]


def layers_of_map(city: City, language: str) -> list[dict]:
    """Title, address and count of each layer of the map of a city, in order; none where there is no map."""
    return _layers[0](city, language) if _layers else []


def map_view(request: HttpRequest, context: dict) -> dict:
    """`views`, list or map, for the page of a list (`context` of search.list_pages), and the `map` where it
    was asked for: what directory/parts/map.html needs."""
    if not _has_ground or not _has_ground[0](request.city):
        return {}
    listing, query = context["listing"], context["query"]
    is_map = request.GET.get(VIEW) == MAP
    found = {"views": views_of(listing, query, is_map=is_map)}
    if is_map:
        found["map"] = _draw[0](request, listing.title, query.url(f"{listing.path}liste.geojson", page=1))
    return found
