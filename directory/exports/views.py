"""The page of open data of a city, and its files."""

from django.http import FileResponse, Http404, HttpResponseNotModified
from django.shortcuts import render
from django.urls import reverse
from django.utils.formats import number_format
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext
from django.views.decorators.http import require_safe

from core import reads
from core.crumbs import Crumb, home_crumb
from directory import downloads
from directory.exports import datasets, files

# Why a row without that column of a national schema stays out.
REASONS = {
    "COLL_SIRET": gettext_lazy("%(places)s: the town has not given its SIRET number yet."),
    "EQUIP_UID": gettext_lazy("%(places)s: their category has no code in the national list."),
    "pivot": gettext_lazy("%(places)s: no SIRET or RNA number says who runs it."),
    "EQUIP_LAT": gettext_lazy("%(places)s: nobody has said where it stands on the map."),
}
REASONS["latitude"] = REASONS["EQUIP_LAT"]
OTHER_REASON = gettext_lazy(
    "%(places)s: the schema asks for %(column)s, which is missing or not in its form."
)


@require_safe
def page(request):
    """What the city gives away, under which licence, and what is left out and why."""
    if request.city.is_hub:
        raise Http404
    reads.declare(request.city.slug)
    title = _("Open data")
    tallies = datasets.tallies(request.city)
    context = {
        "title": title,
        "crumbs": [home_crumb(request), Crumb(title)],
        "canonical": request.city.base_url + reverse("open_data:page"),
        "datasets": [_entry(dataset, tallies[dataset.slug]) for dataset in datasets.DATASETS],
        "layers": downloads.entries_of(request),
    }
    return render(request, "directory/open_data_page.html", context)


@require_safe
def file(request, name, extension):
    """One file, as it is now."""
    found = datasets.find(name)
    if request.city.is_hub or found is None or extension not in found[0].formats:
        raise Http404
    etag = f'"{files.edition(request.city)}-{request.city.slug}"'
    if request.headers.get("If-None-Match") == etag:
        return HttpResponseNotModified(headers={"ETag": etag})
    content = files.opened(*found, extension, request.city)
    response = FileResponse(content, content_type=datasets.TYPES[extension])
    response.headers["Content-Disposition"] = f'attachment; filename="{request.city.slug}-{name}.{extension}"'
    for header, value in (("Cache-Control", "no-cache"), ("ETag", etag), ("X-Robots-Tag", "noindex")):
        response.headers[header] = value
    return response


def _entry(dataset, tally):
    return {
        "dataset": dataset,
        "files": [
            {"count": _places(count), "link": _link(dataset, licence, extension)}
            for licence, count in tally.given.items()
            for extension in dataset.formats
        ],
        "left_out": list(_left_out(tally)),
    }


def _link(dataset, licence, extension):
    name = dataset.slug + licence.suffix
    return {
        "label": f"{name}.{extension}",
        "licence": licence,
        "url": reverse("open_data_files:file", args=[name, extension]),
    }


def _left_out(tally):
    """Sentences: how many places are not there, and why."""
    if tally.unlicensed:
        words = _("%(places)s: the licence of their source does not say that they may be given away.")
        yield words % {"places": _places(tally.unlicensed)}
    for column, count in tally.wanting.most_common():
        words = REASONS.get(column, OTHER_REASON)
        yield words % {"places": _places(count), "column": column}


def _places(count):
    return ngettext("%(count)s place", "%(count)s places", count) % {"count": number_format(count)}
