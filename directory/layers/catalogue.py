"""The layers of a city, as its pages and files know them."""

from dataclasses import dataclass
from datetime import date

from django.db.models import Count, Exists, Max, Min, OuterRef, Q, Value
from django.db.models.functions import Replace
from django.utils import timezone
from django.utils.translation import gettext as _

from core import generation
from directory.layers.kinds import BOUNDARY, KINDS, LINE, PLACES, Kind
from directory.models import Layer, LayerFeature
from search.models import SearchDocument

# More features than this are fetched for the part of the map that is looked at, never more at once.
MOST_IN_VIEW = 5000


@dataclass(frozen=True)
class MapLayer:
    """A layer that has something to show. `bounds`: west, south, east, north, degrees.

    `pk` and `kind` are None for the places of the directory, whose facts are documents of the index.
    """

    slug: str
    title: str
    icon: str
    count: int
    bounds: tuple[float, float, float, float]
    pk: int | None = None
    kind: Kind | None = None
    source: str = ""
    licence: str = ""
    licence_url: str = ""
    fetched_on: date | None = None

    @property
    def is_line(self):
        return bool(self.kind) and self.kind.geometry == LINE

    @property
    def is_whole(self):
        """Whether a map reads it at once: a line belongs to every view that it crosses."""
        return self.is_line or self.count <= MOST_IN_VIEW


def layers_of(city, language):
    """[MapLayer] of a City: the places first, then registers in their order. Empty ones are left out."""
    return generation.held(
        f"map layers {city.slug} {language}",
        lambda: [*_places(city, language), *_registers(city)],
        [city.slug],
    )


def find(city, language, slug):
    """The layer of that short name, or None."""
    return next((layer for layer in layers_of(city, language) if layer.slug == slug), None)


def boundary_of(city):
    """The layer that is the border of the town, or None; read without the others."""
    return generation.held(f"border of {city.slug}", lambda: _border(city), ())


def has_boundary(city):
    """Whether a map of the town would show more than empty ground."""
    return boundary_of(city) is not None


def _border(city):
    areas = LayerFeature.objects.filter(layer__in=_shown(city), layer__slug=BOUNDARY).select_related("layer")
    return _register(areas[0].layer, len(areas), _around(areas)) if areas else None


def view_of(city, layer):
    """What a map of `layer` shows first: the whole town where its border is known."""
    border = boundary_of(city)
    return (border or layer).bounds


def places(city, language):
    """Documents of the city's own places that have a point, by name; in the first language of the city those
    that cannot be read in another one."""
    first, is_live = city.languages[0], Q(live_until=None) | Q(live_until__gt=timezone.now())
    own_key = Replace(OuterRef("key"), Value(f":{first}"), Value(f":{language}"))
    read_in_it = Exists(SearchDocument.objects.filter(is_live, key=own_key))
    return SearchDocument.objects.filter(
        is_live,
        Q(locale=language) | Q(Q(locale=first), ~read_in_it),
        city_id=city.settings.pk,
        kind="place",
        latitude__isnull=False,
        longitude__isnull=False,
    ).order_by("sort_title", "page_id")


def features(layer):
    """LayerFeatures of a register, by name."""
    return LayerFeature.objects.filter(layer_id=layer.pk).order_by("title", "pk")


def _edges(path=""):
    """Aggregates: west, south, east and north of points."""
    return {
        "west": Min(f"{path}longitude"),
        "south": Min(f"{path}latitude"),
        "east": Max(f"{path}longitude"),
        "north": Max(f"{path}latitude"),
    }


def _bounds(row):
    return tuple(row[edge] for edge in _edges())


def _places(city, language):
    found = places(city, language).order_by().aggregate(count=Count("pk"), **_edges())
    if found["count"]:
        bounds = _bounds(found)
        yield MapLayer(
            PLACES, _("Places of the directory"), icon="store", count=found["count"], bounds=bounds
        )


def _shown(city):
    return Layer.objects.filter(city=city.settings.pk, schema__in=KINDS, is_shown=True)


def _registers(city):
    layers = {layer.pk: layer for layer in _shown(city)}
    rows = LayerFeature.objects.filter(layer__in=layers).values("layer_id").order_by()
    found = {row["layer_id"]: row for row in rows.annotate(count=Count("pk"), **_edges())}
    for pk, layer in layers.items():
        if pk in found:
            is_border = layer.schema == BOUNDARY
            bounds = _around(layer.features.all()) if is_border else _bounds(found[pk])
            yield _register(layer, found[pk]["count"], bounds)


def _register(layer, count, bounds):
    return MapLayer(
        slug=layer.slug,
        title=layer.title or str(KINDS[layer.schema].label),
        icon=KINDS[layer.schema].icon,
        count=count,
        bounds=bounds,
        pk=layer.pk,
        kind=KINDS[layer.schema],
        source=layer.source,
        licence=layer.licence,
        licence_url=layer.licence_url,
        fetched_on=layer.fetched_on,
    )


def _around(areas):
    """Of areas: from border to border."""
    corners = [corner for row in areas for corner in _corners(row.geometry["coordinates"])]
    longitudes, latitudes = zip(*corners, strict=True)
    return min(longitudes), min(latitudes), max(longitudes), max(latitudes)


def _corners(coordinates):
    """Each [longitude, latitude], however deep."""
    if coordinates and not isinstance(coordinates[0], list):
        yield coordinates
        return
    for part in coordinates:
        yield from _corners(part)
