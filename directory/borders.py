"""The border of a town, as its map has it (docs/layers.md)."""

from shapely import unary_union
from shapely.geometry import shape

from directory.models import LayerFeature
from directory.models.layers import BOUNDARY


def border_of(city):
    """The area (shapely) of a CitySettings, or None."""
    areas = LayerFeature.objects.filter(layer__city=city, layer__slug=BOUNDARY)
    shapes = [shape(geometry) for geometry in areas.values_list("geometry", flat=True)]
    return unary_union(shapes) if shapes else None
