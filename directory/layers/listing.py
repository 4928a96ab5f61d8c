"""The page of the map: layers to choose, and the list that says what the map of the chosen one shows."""

import json
from functools import cache, lru_cache

from django.conf import settings
from django.templatetags.static import static
from django.urls import reverse
from django.utils.formats import number_format
from django.utils.translation import get_language, ngettext
from django.utils.translation import gettext as _

from core.crumbs import Crumb, home_crumb
from core.paging import read_page_number
from directory.around import places_by_name
from directory.layers import catalogue
from directory.layers.kinds import BOUNDARY, PLACES, POINT

PAGE_SIZE = 20
MOST_FACTS = 6
MODULES = ("view", "layer", "clusters", "card")


def context(request, layers, chosen, is_unknown=False):
    """What directory/map_page.html draws. `chosen` is None where the city has no layer at all."""
    title = _("Map of %(city)s") % {"city": request.city.name}
    found = {
        "title": title,
        "crumbs": [home_crumb(request), Crumb(title)],
        "layers": [_entry(layer, layers, chosen) for layer in layers],
        "chosen": chosen,
        "notices": [_("This layer does not exist: here is the first one.")] if is_unknown else [],
        "canonical": request.city.base_url + url_of(chosen, layers),
    }
    if chosen is None:
        return found
    paging = read_page_number(request.GET.get("page"), chosen.count, PAGE_SIZE)
    return found | {
        "items": _items(request, chosen, paging),
        "start": paging.start + 1,
        "count_label": counted(chosen.count),
        "downloads": downloads(chosen),
        "map": map_of(request, layers, chosen),
        **paging.links(lambda number: url_of(chosen, layers, number)),
    }


def _items(request, layer, paging):
    if layer.kind:
        return [_feature(row, layer) for row in catalogue.features(layer)[paging.start : paging.stop]]
    places = places_by_name(request.city, request.LANGUAGE_CODE, paging.number, paging.size)
    return [
        {"title": row.title, "url": row.path, "text": row.address, "language": row.locale} for row in places
    ]


def layers_shown(city, language):
    """[{title, url, count}] of the layers on the map of a City; the hub has no map of its own."""
    if city.is_hub:
        return []
    layers = [layer for layer in catalogue.layers_of(city, language) if layer.slug != BOUNDARY]
    return [
        {"title": layer.title, "url": url_of(layer, layers), "count": number_format(layer.count)}
        for layer in layers
    ]


def url_of(layer, layers, page=1):
    """Address of a layer's list, without host; the first layer is what the bare page shows."""
    query = []
    if layer and layer != layers[0]:
        query.append(f"couche={layer.slug}")
    if page > 1:
        query.append(f"page={page}")
    return reverse("map:page") + (f"?{'&'.join(query)}" if query else "")


def counted(total):
    """« 1 234 éléments »."""
    words = ngettext("%(count)s item", "%(count)s items", total)
    return words % {"count": number_format(total)}


def file_url(layer, extension):
    """Address of the file of a layer, without host."""
    return reverse("map:file", args=[layer.slug, extension])


def downloads(layer):
    """[(format, address)] of a register; places have theirs on the page of open data."""
    if layer.slug == PLACES:
        return []
    return [
        {"label": label, "url": file_url(layer, extension)}
        for label, extension in (("GeoJSON", "geojson"), ("CSV", "csv"))
    ]


def entries(request):
    """Every register of the city for the page of open data, with its files."""
    layers = [layer for layer in catalogue.layers_of(request.city, request.LANGUAGE_CODE) if layer.kind]
    shown = [layer for layer in layers if layer.slug != BOUNDARY]
    return [
        {
            "layer": layer,
            "url": url_of(layer, [None]) if layer in shown else "",
            "count": counted(layer.count),
            "files": downloads(layer),
        }
        for layer in layers
    ]


def map_of(request, layers, chosen):
    """What directory/parts/map.html needs to draw these layers, `chosen` first."""
    border = catalogue.boundary_of(request.city)
    shown = [
        {
            "slug": layer.slug,
            "title": layer.title,
            "icon": layer.icon,
            "url": file_url(layer, "geojson"),
            "unnamed": str(layer.kind.unnamed) if layer.kind else "",
            "whole": layer.is_whole,
            "line": layer.is_line,
            "shown": layer == chosen,
        }
        for layer in layers
    ]
    view = catalogue.view_of(request.city, chosen)
    return scripts(request.city.name) | {
        "layers": json.dumps(shown, ensure_ascii=False),
        "boundary": file_url(border, "geojson") if border else "",
        "bounds": _edges(view),
    }


def list_map(request, title, url):
    """The same component for a list of the portal, whose GeoJSON is at `url`: where its items are. None where
    there would be empty ground, for the border of the town is not known."""
    border = catalogue.boundary_of(request.city)
    if border is None:
        return None
    layer = {"slug": "liste", "title": title, "icon": "map-pin", "url": url, "unnamed": title, "whole": True}
    return scripts(request.city.name) | {
        "layers": json.dumps([layer | {"line": False, "shown": True}], ensure_ascii=False),
        "boundary": file_url(border, "geojson"),
        "bounds": _edges(border.bounds),
    }


def place_map(page, request):
    """`map` of the page of a place, beside the context of the directory itself."""
    is_known = page.latitude is not None and page.longitude is not None
    return {"map": point_map(request, page.latitude, page.longitude, page.title) if is_known else None}


def point_map(request, latitude, longitude, title):
    """The same component around one point, for the page of a place: in its town where the border is known,
    in its street on the tiles of a server. None where it would be a dot on empty ground."""
    border = catalogue.boundary_of(request.city)
    if not (border or settings.MAP_TILE_URL):
        return None
    return scripts(title) | {
        "point": f"{latitude:.6f},{longitude:.6f}",
        "title": title,
        "boundary": file_url(border, "geojson") if border else "",
        "bounds": _edges(_around(border.bounds, latitude, longitude)) if border else "",
    }


def _around(bounds, latitude, longitude):
    """`bounds` and the point, which may stand outside: the shop of the next town, a point that is wrong."""
    west, south, east, north = bounds
    return min(west, longitude), min(south, latitude), max(east, longitude), max(north, latitude)


def _edges(bounds):
    return ",".join(f"{edge:.5f}" for edge in bounds)


def scripts(name):
    """Addresses of what a click loads, of the tiles if there are any, and the words of the map."""
    return _files() | {
        "tiles": settings.MAP_TILE_URL,
        "attribution": settings.MAP_ATTRIBUTION,
        "words": _words(name, get_language()),
    }


@cache
def _files():
    return {
        "leaflet": static("js_lib_leaflet/leaflet.js"),
        "styles": f"{static('js_lib_leaflet/leaflet.css')} {static('directory/map/map.css')}",
        "modules": " ".join(static(f"directory/map/{name}.js") for name in MODULES),
        "sprite": static("core/icons.svg"),
    }


# A number of each category that Intl.PluralRules knows.
PLURALS = {"zero": 0, "one": 1, "two": 2, "few": 3, "many": 11, "other": 100}


@lru_cache(maxsize=1_000)
def _words(name, _language):
    """What map.js says, as JSON in the language of the request."""
    words = {
        "map": _("Map of %(city)s") % {"city": name},
        "show": _("Show the map"),
        "hide": _("Hide the map"),
        "closer": _("Zoom in"),
        "farther": _("Zoom out"),
        "close": _("Close the card"),
        "layers": _("Layers shown"),
        "route": {"label": _("Get there"), "address": settings.ROUTE_URL},
        "fact": _("%(label)s: %(words)s") % {"label": "{label}", "words": "{value}"},
        "items": {
            category: ngettext("%(count)s item", "%(count)s items", number) % {"count": "{count}"}
            for category, number in PLURALS.items()
        },
        "failed": _("The map cannot be loaded now. The list says the same."),
    }
    return json.dumps(words, ensure_ascii=False)


def _entry(layer, layers, chosen):
    return {
        "layer": layer,
        "url": url_of(layer, layers),
        "is_chosen": layer == chosen,
        "count": number_format(layer.count),
    }


def _feature(row, layer):
    kind = layer.kind
    said = row.facts.items()
    known = [(kind.facts[name], kind.facts[name].words(value)) for name, value in said if name in kind.facts]
    return {
        "title": row.title or str(kind.unnamed),
        "point": (row.latitude, row.longitude) if kind.geometry == POINT else None,
        "facts": [{"term": str(fact.label), "text": words} for fact, words in known[:MOST_FACTS]],
    }
