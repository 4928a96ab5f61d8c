"""What the page of an activity draws, beside what surrounds any page.

Four queries as for any page: its facts come from its own document, its dates are kept (events.timetable). A
preview reads the page itself.
"""

from urllib.parse import urlencode

from django.utils import timezone

from core import moments
from directory.around import news_citing
from directory.models.choices import ACCESS_FACTS
from events.documents import card_of
from events.enrolment import enrolment_of
from events.models import TrainingPage
from events.models.choices import Language
from events.pathways import pathways_with
from events.timetable import timetable_of
from events.venues import venue_of
from events.words import in_a_line, labels_of
from search.details import detail_context

DATE, ALL = "date", "toutes"  # the parameter that names one date by its slot, or every date


def happening_context(page, request):
    """Everything that events/activity_page.html and events/training_page.html draw."""
    named = [pk for pk in (page.venue_id, page.organiser_id, *_partners(page)) if pk]
    pathways = pathways_with(page, request) if isinstance(page, TrainingPage) else ()
    news = news_citing(page, request)
    context = detail_context(page, request, chosen=named, keys=(*pathways, *news))
    own, now = context["own"], timezone.now()
    card = own.card if own else card_of(page, venue_of(page))
    point = _point(own or venue_of(page))
    are_all = request.GET.get(DATE) == ALL
    timetable = timetable_of(page, request, card, point, context["canonical"], now, are_all=are_all)
    moments.note(request, timetable.until)
    asked = timetable.date(request.GET[DATE], now) if DATE in request.GET else None
    by_key = {hit.key: hit for hit in context["hits"].values()}
    return context | {
        "related": [],
        "is_record": True,
        "card": card,
        "dates": timetable.dates,
        "asked": asked,
        "asked_url": f"{context['canonical']}?{urlencode({DATE: request.GET[DATE]})}" if asked else "",
        "next": asked or timetable.dates.next,
        "timetable": timetable.html,
        "venue_hit": context["hits"].get((card["venue"] or {}).get("page")),
        "organisers": [
            {"name": one["name"], "hit": context["hits"].get(one["page"])} for one in card["organisers"]
        ],
        "access": [(ACCESS_FACTS[name], value) for name, value in card["access"].items()],
        "pathways": [hit for key, hit in by_key.items() if key in pathways],
        "news": [by_key[key] for key in news if key in by_key],
        "languages": in_a_line(labels_of(page.languages, Language)),
        "enrolment": enrolment_of(page, now, takes_place=timetable.dates.are_to_come_or_unknown),
        "point": point,
        "nodes": timetable.nodes,
        "head_state": (timetable.html, timetable.until),
    }


def _partners(page):
    return [block["value"].get("place") for block in page.co_organisers.raw_data]


def _point(where):
    is_known = where.latitude is not None and where.longitude is not None
    return (where.latitude, where.longitude) if is_known else None
