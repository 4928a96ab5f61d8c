"""The map beside a list of the portal, drawn by whoever knows maps (directory.layers), if it is there."""

from collections.abc import Callable

from django.http import HttpRequest

# (request, title of the list, address of its GeoJSON) -> what directory/parts/map.html needs, or None.
Draw = Callable[[HttpRequest, str, str], dict | None]

_draw: list[Draw] = []


def register(draw: Draw) -> None:
    """Draw maps of lists so. Called in `AppConfig.ready()`."""
    _draw[:] = [draw]


def map_of_list(request: HttpRequest, title: str, url: str) -> dict | None:
    """What directory/parts/map.html needs to show the items of a list, whose GeoJSON is at `url`; None where
    there is no map."""
    return _draw[0](request, title, url) if _draw else None
