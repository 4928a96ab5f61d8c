"""The border of a town, as its map has it (docs/layers.md)."""

from directory.models import LayerFeature
from directory.models.layers import BOUNDARY
from directory.reading.late import shapely


def border_of(city):
    """The area (shapely) of a CitySettings, or None."""
    areas = LayerFeature.objects.filter(layer__city=city, layer__slug=BOUNDARY)
    shapes = [shapely.geometry.shape(geometry) for geometry in areas.values_list("geometry", flat=True)]
    return shapely.unary_union(shapes) if shapes else None
