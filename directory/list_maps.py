"""The map beside a list of the portal and the entrance to the map of a city, by whoever knows maps
(directory.layers), if it is there."""

from collections.abc import Callable

from django.http import HttpRequest

from core.sites import City

# (request, title of the list, address of its GeoJSON) -> what directory/parts/map.html needs, or None.
Draw = Callable[[HttpRequest, str, str], dict | None]

# (city, language) -> what its map shows: {title, url, count} of each layer.
Layers = Callable[[City, str], list[dict]]

_draw: list[Draw] = []
_layers: list[Layers] = []


def register(draw: Draw, layers: Layers) -> None:
    """Draw maps of lists, and name the layers of a city, so. Called in `AppConfig.ready()`."""
    _draw[:], _layers[:] = [draw], [layers]


def layers_of_map(city: City, language: str) -> list[dict]:
    """Title, address and count of each layer of the map of a city, in order; none where there is no map."""
    return _layers[0](city, language) if _layers else []


def map_of_list(request: HttpRequest, title: str, url: str) -> dict | None:
    """What directory/parts/map.html needs to show the items of a list, whose GeoJSON is at `url`; None where
    there is no map."""
    return _draw[0](request, title, url) if _draw else None
