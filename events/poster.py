"""An activity on one sheet of A4, for doors and notice boards: `<page>/affiche/`."""

import segno
from django.db.models import Q
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.safestring import SafeString, mark_safe
from django.views.decorators.http import require_safe

from core import moments, reads, routing
from events.enrolment import enrolment_of
from events.models import Happening, Occurrence
from events.when import date_of
from search.days import local_day, midnight
from search.page_hits import document_of

POSTER = "affiche/"
MOST = 8  # dates in large letters; the page behind the code has all


@require_safe
def poster(request: HttpRequest, path: str) -> HttpResponse:
    """What to print. Whatever else lives at such an address is served as usual."""
    page = routing.find_page(request, path)
    document = document_of(page) if isinstance(page, Happening) else None
    if document is None:
        return routing.serve(request, f"{path}{POSTER}")
    reads.declare(request.city.slug)
    now = timezone.now()
    is_open = Q(end__gt=now) | Q(end=None, start__gte=midnight(local_day(now)))
    rows = Occurrence.objects.filter(is_open, translation_key=page.translation_key)
    coming = [row for row in rows if row.takes_place]
    moments.note(request, min((row.closed_end for row in coming), default=None))
    canonical = request.city.base_url + document.path
    context = {
        "page": page,
        "card": document.card,
        "dates": [date_of(row, now) for row in coming[:MOST]],
        "others": max(0, len(coming) - MOST),
        "enrolment": enrolment_of(page, now, takes_place=bool(coming) or not _has_dates(page)),
        "canonical": canonical,
        "address": canonical.partition("://")[2].rstrip("/").split("/"),
        "code": code_of(canonical),
    }
    return render(request, "events/paper/poster.html", context)


def _has_dates(page):
    return Occurrence.objects.filter(translation_key=page.translation_key).exists()


def code_of(address: str) -> SafeString:
    """A QR code as SVG, black on white, with the quiet border that readers want; a quarter of it may be
    torn or stained."""
    drawn = segno.make(address, error="q", micro=False)
    return mark_safe(drawn.svg_inline(omitsize=True, svgclass=None, lineclass=None))  # noqa: S308 - drawn
