"""What the page of an activity draws, beside what surrounds any page.

Four queries as for any page: its facts come from its own document, its dates are kept until something of its
city is published. A preview reads the page itself.
"""

from dataclasses import dataclass, field
from typing import Any

from django.utils import timezone

from core import generation, moments
from directory.models.choices import ACCESS_FACTS
from events import structured
from events.documents import card_of
from events.enrolment import enrolment_of
from events.models import TrainingPage
from events.models.choices import Language
from events.occurrences import occurrences_of
from events.pathways import pathways_with
from events.venues import venue_of
from events.when import date_of
from events.words import labels_of
from search.details import detail_context
from search.page_hits import hits_of_pages

MOST_SHOWN, MOST_LISTED, MOST_KEPT = 8, 60, 500
DATE = "date"  # the parameter that names one date by its slot


@dataclass(frozen=True)
class Dates:
    """`next` is the date in the bar: the one asked for, else the first to come that takes place. `shown` are
    the first to come, `later` those after them as far as they are listed, `past` the last that are over."""

    next: Any = None
    is_chosen: bool = False
    shown: list = field(default_factory=list)
    later: list = field(default_factory=list)
    unlisted: int = 0
    past: list = field(default_factory=list)


def happening_context(page, request):
    """Everything that events/activity_page.html and events/training_page.html draw."""
    named = [pk for pk in (page.venue_id, page.organiser_id, *_partners(page)) if pk]
    keys = pathways_with(page, request) if isinstance(page, TrainingPage) else ()
    context = detail_context(page, request, chosen=named, keys=keys)
    own, now = context["own"], timezone.now()
    card = own.card if own else card_of(page, venue_of(page))
    point = _point(own or venue_of(page))
    rows = _rows(page, request)
    hits = _hits(card, context["hits"], request)
    _note_changes(request, rows, now)
    return context | {
        "related": [],
        "card": card,
        "dates": _dates(rows, request.GET.get(DATE, ""), now),
        "venue_hit": hits.get((card["venue"] or {}).get("page")),
        "organisers": [{"name": one["name"], "hit": hits.get(one["page"])} for one in card["organisers"]],
        "access": [(ACCESS_FACTS[name], value) for name, value in card["access"].items()],
        "pathways": [hit for hit in context["hits"].values() if hit.key in keys],
        "languages": labels_of(page.languages, Language),
        "enrolment": enrolment_of(page, now),
        "agenda_url": context["crumbs"][-2].url if len(context["crumbs"]) > 1 else "",
        "point": point and f"{point[0]:.6f},{point[1]:.6f}",
        "nodes": structured.of_happening(page, card, rows, point, context["canonical"], request),
    }


def _partners(page):
    return [block["value"].get("place") for block in page.co_organisers.raw_data]


def _point(where):
    is_known = where.latitude is not None and where.longitude is not None
    return (where.latitude, where.longitude) if is_known else None


def _hits(card, hits, request):
    """{page id: hit} of the places that the card names; those in another language than the page's own
    relations are read beside."""
    wanted = {(card["venue"] or {}).get("page"), *(one["page"] for one in card["organisers"])} - {None}
    missing = wanted - set(hits)
    return hits | hits_of_pages(sorted(missing), request) if missing else hits


def _rows(page, request):
    """Rows of Occurrence, in order: kept until something of the city is published."""
    if getattr(request, "is_preview", False):
        return occurrences_of(page, is_preview=True)
    kept = generation.held("dates of activities", dict, (request.city.slug,))
    if page.translation_key not in kept:
        if len(kept) >= MOST_KEPT:
            kept.clear()
        kept[page.translation_key] = occurrences_of(page)
    return kept[page.translation_key]


def _note_changes(request, rows, now):
    """The page says something else when a date is over."""
    ends = [row.closed_end for row in rows if row.closed_end > now]
    moments.note(request, min(ends, default=None))


def _dates(rows, chosen, now):
    dates = [date_of(row, now) for row in rows if row.closed_end > now]
    past = [date_of(row, now) for row in rows if row.closed_end <= now]
    asked = next((date for date in (*dates, *past) if date.slot == chosen), None)
    first = asked or next((date for date in dates if date.takes_place), None)
    listed = dates[MOST_SHOWN : MOST_SHOWN + MOST_LISTED]
    return Dates(
        next=first,
        is_chosen=asked is not None,
        shown=dates[:MOST_SHOWN],
        later=listed,
        unlisted=max(0, len(dates) - MOST_SHOWN - MOST_LISTED),
        past=past[::-1][:MOST_SHOWN],
    )
