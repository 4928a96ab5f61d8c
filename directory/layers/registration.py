"""Where layers show outside their own page: the map of a place, and the page of open data."""

from core import drawing, parameters
from directory import downloads
from directory.layers.listing import entries, place_map
from directory.models import PlacePage


def register():
    """Called once, when the app is ready."""
    parameters.register("couche", "cadre", "page")  # directory.layers.views
    drawing.register(PlacePage, place_map)
    downloads.register(entries)
