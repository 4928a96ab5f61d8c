"""Where layers show outside their own page: the map of a place or of a list, and the page of open data."""

from core import drawing, parameters
from directory import downloads, list_maps
from directory.layers.listing import entries, layers_shown, list_map, place_map
from directory.models import PlacePage


def register():
    """Called once, when the app is ready."""
    parameters.register("couche", "cadre", "page")  # directory.layers.views
    drawing.register(PlacePage, place_map)
    downloads.register(entries)
    list_maps.register(list_map, layers_shown)
