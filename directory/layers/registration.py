"""Where layers show outside their own page: the map of a place or of a list, and the page of open data."""

from django.utils.translation import gettext_lazy as _

from core import drawing, own_addresses, parameters
from directory import downloads, list_maps
from directory.layers.catalogue import has_boundary
from directory.layers.listing import entries, layers_shown, list_map, place_map
from directory.models import PlacePage


def register():
    """Called once, when the app is ready."""
    own_addresses.register("map", _("Map of the town"), own_addresses.of_communes("map:page"))
    parameters.register("couche", "cadre", "page")  # directory.layers.views
    drawing.register(PlacePage, place_map)
    downloads.register(entries)
    list_maps.register(list_map, layers_shown, has_boundary)
