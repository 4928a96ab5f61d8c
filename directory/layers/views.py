"""The map of a city: its layers, each beside the list that says the same, and their files."""

from django.http import Http404, HttpResponse, StreamingHttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from core import reads
from directory.layers import catalogue, geojson, listing


@require_safe
def map_page(request):
    """The city's map, and the list of the chosen layer (`?couche=`)."""
    reads.declare(request.city.slug)
    layers = _layers(request)
    asked = request.GET.get("couche", "")
    chosen = next((layer for layer in layers if layer.slug == asked), layers[0] if layers else None)
    is_unknown = bool(asked and chosen) and chosen.slug != asked
    context = listing.context(request, layers, chosen, is_unknown=is_unknown)
    return render(request, "directory/map_page.html", context)


@require_safe
def layer_file(request, slug, extension):
    """A layer as GeoJSON, whole or within `?cadre=west,south,east,north`, or as CSV."""
    reads.declare(request.city.slug)
    layer = catalogue.find(request.city, request.LANGUAGE_CODE, slug)
    if layer is None or request.city.is_hub or (extension == "csv" and not layer.kind):
        raise Http404
    if extension == "csv":
        rows = geojson.rows_of(layer, request.city, request.LANGUAGE_CODE)
        return _answer(layer, geojson.CSV_TYPE, geojson.table(layer, rows), f"{slug}.csv")
    asked = request.GET.get("cadre", "")
    box = geojson.Box.read(asked)
    if asked and box is None:
        return HttpResponse("cadre=ouest,sud,est,nord", status=400, content_type="text/plain; charset=utf-8")
    rows = geojson.rows_of(layer, request.city, request.LANGUAGE_CODE, box)
    pieces = geojson.collection(layer, rows)
    return _answer(layer, geojson.JSON_TYPE, pieces, f"{slug}.geojson", is_part=bool(box))


def _layers(request):
    """Those of a commune; the hub has no map of its own."""
    if request.city.is_hub:
        raise Http404
    return [
        layer
        for layer in catalogue.layers_of(request.city, request.LANGUAGE_CODE)
        if layer.slug != catalogue.BOUNDARY
    ]


def _answer(layer, content_type, pieces, name, is_part=False):
    """Kept with the pages where it is small; sent piece by piece where it is not."""
    if is_part or layer.count <= catalogue.MOST_IN_VIEW:
        response = HttpResponse("".join(pieces), content_type=content_type)
    else:
        response = StreamingHttpResponse(pieces, content_type=content_type)
        response.headers["Cache-Control"] = "no-cache"
    response.headers["X-Robots-Tag"] = "noindex"
    response.headers["Content-Disposition"] = f'inline; filename="{name}"'
    return response
