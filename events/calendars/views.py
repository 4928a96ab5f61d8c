"""The dates of one activity, or one of them, as a file beside its page."""

from django.http import Http404, HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from core import reads, routing
from core.viewer import viewer_of
from core.writing_direction import isolated
from directory.models import SectorPage
from events.calendars.dates import CalendarDate
from events.calendars.listed import MOST
from events.calendars.told import Told, told_of, written
from events.calendars.waste import collections_of
from events.calendars.writer import TYPE, Calendar, write
from events.models import Happening, Occurrence
from search.days import local_day, midnight
from search.page_hits import document_of


@require_safe
def agenda(request: HttpRequest, path: str) -> HttpResponse:
    """`/fr/activites/x/agenda.ics`: all dates, to subscribe to; with `?date=<slot>` that one, to keep. Of a
    sector of collections: when its bins go out."""
    reads.declare(request.city.slug)
    page = routing.find_page(request, path)
    if isinstance(page, SectorPage) and (calendar := collections_of(page, request)):
        return _file(page.slug, write(calendar))
    document = document_of(page) if isinstance(page, Happening) else None
    if document is None:
        raise Http404
    slot, told = request.GET.get("date", ""), told_of(document, request.city.base_url, request.portal)
    rows = Occurrence.objects.filter(translation_key=page.translation_key)
    rows = list(rows.filter(recurrence_id=slot) if slot else rows)
    if slot and not rows:
        raise Http404
    name = f"{page.slug}-{slot[:8]}" if slot else page.slug
    return _file(name, write(Calendar(_events(told, rows)) if slot else _followed(request, told, rows)))


def _file(name: str, content: bytes) -> HttpResponse:
    headers = {"Content-Disposition": f'inline; filename="{name}.ics"', "X-Robots-Tag": "noindex"}
    return HttpResponse(content, content_type=f"{TYPE}; charset=utf-8", headers=headers)


def _followed(request: HttpRequest, told: Told, rows: list[Occurrence]) -> Calendar:
    """All dates; of more than a file holds, those that are not over when the day begins."""
    cut = ""
    if len(rows) > MOST:
        today = midnight(local_day(viewer_of(request).now))
        rows = [row for row in rows if row.closed_end > today][:MOST] or rows[-MOST:]
        cut = _("This calendar holds the next %(most)s dates.") % {"most": MOST}
    return Calendar(
        events=_events(told, rows),
        name=f"{isolated(told.title)} – {isolated(request.city.name)}",
        description=cut,
        url=told.url,
        source=f"{told.url}agenda.ics",
    )


def _events(told: Told, rows: list[Occurrence]) -> list[str]:
    return written((told, CalendarDate.of(row)) for row in rows)
