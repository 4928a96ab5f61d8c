"""Layers of one's cities: their list, what is said of one, its removal, and files from upload to import."""

from django.contrib import messages
from django.db.models import Count
from django.shortcuts import get_object_or_404, redirect
from django.template.response import TemplateResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST
from wagtail.log_actions import log

from core import generation
from directory.importing.admin.own_files import columns as columns_of
from directory.importing.admin.rights import cities_of, own_cities
from directory.importing.models import Status
from directory.importing.own_files.own_file import NAMED
from directory.importing.uploads import discard_file
from directory.layers import tasks
from directory.layers.admin import reports
from directory.layers.admin.forms import DESCRIPTION, LayerForm, UploadForm
from directory.layers.admin.layer_file import LayerFile
from directory.layers.kinds import KINDS
from directory.models import DirectoryIndexPage, Layer, LayerUpload

UPLOADS_SHOWN = 20
SECONDS_BETWEEN_LOOKS = 3
ICON = "crosshairs"


def index(request):
    """Every layer, and the latest files."""
    cities = own_cities(request, DirectoryIndexPage)
    tasks.tidy()
    layers = Layer.objects.filter(city__in=cities, schema__in=KINDS).select_related("city")
    context = {
        "page_title": _("Layers of the map"),
        "header_icon": ICON,
        "rows": [
            {"layer": layer, "kind": KINDS[layer.schema], "said": reports.summary(layer.report)}
            for layer in layers.annotate(count=Count("features")).order_by("city__name", "order", "title")
        ],
        "uploads": [
            {"upload": upload, "kind": KINDS[upload.kind].label}
            for upload in LayerUpload.objects.filter(city__in=cities, kind__in=KINDS).select_related(
                "city", "user"
            )[:UPLOADS_SHOWN]
        ],
    }
    return TemplateResponse(request, "directory/layers/index.html", context)


def edit(request, pk):
    """What is said of a layer, and the report of its last import."""
    layer = _own_layer(request, pk)
    form = LayerForm(request.POST or None, instance=layer)
    if request.method == "POST" and form.is_valid():
        _saved(request, form.save())
        return redirect("directory_layers")
    context = _page(layer) | {"form": form, "layer": layer, **reports.context(layer.report)}
    return TemplateResponse(request, "directory/layers/edit.html", context)


@require_POST
def toggle(request, pk):
    """Show a hidden layer, hide one that is shown."""
    layer = _own_layer(request, pk)
    layer.is_shown = not layer.is_shown
    layer.save(update_fields=["is_shown"])
    _saved(request, layer)
    return redirect("directory_layers")


def delete(request, pk):
    """Ask, then remove the layer with everything on it."""
    layer = _own_layer(request, pk)
    if request.method == "POST":
        log(instance=layer, action="wagtail.delete", user=request.user, deleted=True)
        layer.delete()
        generation.bump()
        messages.success(request, _("The layer was deleted."))
        return redirect("directory_layers")
    context = _page(layer) | {"layer": layer, "count": layer.features.count()}
    return TemplateResponse(request, "directory/layers/delete.html", context)


def upload(request):
    """A new file: its preview begins as soon as it is here."""
    cities = own_cities(request, DirectoryIndexPage)
    form = UploadForm(
        request.POST or None, request.FILES or None, cities=cities, initial=_known(request, cities)
    )
    if request.method == "POST" and form.is_valid():
        found = form.save(by=request.user)
        if found.status == Status.COLUMNS:
            return redirect("directory_layer_columns", found.pk)
        tasks.read_upload.enqueue(found.pk)
        return redirect("directory_layer_upload", found.pk)
    context = {"page_title": _("Import a layer"), "header_icon": ICON, "form": form}
    return TemplateResponse(request, "directory/layers/upload.html", context)


def columns(request, pk):
    """What the columns of a file are."""
    return columns_of(request, LayerFile(_own_upload(request, pk)))


def read(request, pk):
    """What a file would bring or has brought."""
    tasks.tidy()
    found = _own_upload(request, pk)
    if found.status == Status.COLUMNS:
        return redirect("directory_layer_columns", pk)
    is_over = found.status not in (Status.WAITING, Status.RUNNING)
    context = {
        "page_title": str(KINDS[found.kind].label),
        "page_subtitle": f"{found.city.name}, {found.file_name}",
        "header_icon": ICON,
        "upload": found,
        "is_over": is_over,
        "has_columns": LayerFile(found).has_columns,
        "can_confirm": found.status == Status.PREVIEW and bool(found.file) and reports.brings(found.report),
        "is_empty": found.status == Status.PREVIEW and not reports.brings(found.report),
        **reports.context(found.report),
    }
    response = TemplateResponse(request, "directory/layers/read.html", context)
    if not is_over:
        response["Refresh"] = str(SECONDS_BETWEEN_LOOKS)
    return response


@require_POST
def decide(request, pk):
    """Import what was foretold, or drop it."""
    found = _own_upload(request, pk)
    previews = LayerUpload.objects.filter(pk=pk, status=Status.PREVIEW).exclude(file="")
    if "drop" in request.POST:
        if found.file and found.status in NAMED:
            discard_file(found)
            found.delete()
            messages.success(request, _("The file was thrown away; nothing was imported."))
        return redirect("directory_layers")
    # One editor's click counts once, however many click.
    if previews.update(status=Status.WAITING, is_preview=False, is_forced="force" in request.POST):
        tasks.read_upload.enqueue(pk)
    return redirect("directory_layer_upload", pk)


def _own_layer(request, pk):
    return get_object_or_404(
        Layer, pk=pk, city__in=cities_of(request.user, DirectoryIndexPage), schema__in=KINDS
    )


def _known(request, cities):
    """What is said so far of the layer that the address names."""
    chosen = {name: request.GET.get(name) for name in ("city", "kind")}
    city = next((city for city in cities if str(city.pk) == chosen["city"]), None)
    known = Layer.objects.filter(city=city, slug=chosen["kind"]).values(*DESCRIPTION)
    return chosen | (known.first() or {})


def _own_upload(request, pk):
    uploads = LayerUpload.objects.select_related("city")
    return get_object_or_404(
        uploads, pk=pk, city__in=cities_of(request.user, DirectoryIndexPage), kind__in=KINDS
    )


def _page(layer):
    title = layer.title or str(KINDS[layer.schema].label)
    return {"page_title": title, "page_subtitle": layer.city.name, "header_icon": ICON}


def _saved(request, layer):
    log(instance=layer, action="wagtail.edit", user=request.user)
    generation.bump()
    messages.success(request, _("The layer was saved."))
