"""What the page of a list of activities draws: the programme, beside it calendar and quick choices."""

from dataclasses import replace
from urllib.parse import parse_qsl

from django.utils import timezone
from django.utils.formats import number_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from core import generation
from core.bodies import body_of
from core.crumbs import crumbs_of
from core.navigation import Link
from core.reads import structure_of
from core.sites import scope_of
from directory.list_maps import map_view
from directory.near import near_context, wants_panel
from events.days import days_of
from events.listings import PROPOSE, takes_proposals
from events.models import AgendaPage
from events.month import MONTH, days_counted, month_of
from events.pathways import PATHWAYS
from events.quick import quick_choices
from events.schedule.words import dated
from search.bars import NEAR, OPENED, with_parameter
from search.date_facets import when
from search.days import ONE_DAY, days_shown, local_day
from search.forms import written_day
from search.list_pages import render_context
from search.query import BY_DAY, BY_NEXT_DATE, PAST, SearchQuery
from search.services import execute

MOST_PATHWAYS = 12
FOLLOW, DAYS = "agenda", "jours"  # opened as filters are: how to subscribe, a stretch of days


def agenda_context(page, request):
    """Everything that events/agenda_page.html draws."""
    now = timezone.now()
    today, asked = local_day(now), request.GET.get(MONTH, "")
    first_day = written_day(request.GET.get("du", "")) or (today if request.GET.get("dates") == PAST else "")
    listing = replace(page.get_listing(), days_counted=days_counted(asked or str(first_day), today))
    context = render_context(request, listing, NEAR if wants_panel(request) else "")
    query, results = context["query"], context["results"]
    near = near_context(request, query)
    return context | {
        "notices": [*context["notices"], *([near["near_note"]] if near["near_note"] else [])],
        "calendar_url": request.city.base_url + query.url(f"{listing.path}liste.ics", page=1),
        "programme_url": query.url(f"{listing.path}programme/", page=1),
        "propose_url": f"{listing.path}{PROPOSE}" if takes_proposals(page, request.city) else "",
        "body": body_of(page, request),
        "crumbs": crumbs_of(page, request),
        "count_label": _count_label(context),
        "days": _days(context, now),
        "month": month_of(results, listing.path, today),
        "month_is_open": bool(asked) or request.GET.get(OPENED) == DAYS,
        "quick": quick_choices(listing, results),
        "other_dates": _other_dates(listing, query),
        "each_date": query.dates == BY_DAY,
        "following": _following(listing, query, today),
        "past_url": query.url(listing.path, dates=PAST, start=None, end=None, sort="", page=1),
        "is_past": query.dates == PAST,
        "kept_by_days": parse_qsl(query.to_querystring(start=None, end=None, page=1)),
        "pathways": _pathways(page, query, request),
        "lists": _other_lists(page, request),
        **_opened(listing, query, request.GET.get(OPENED)),
        **map_view(request, context),
        **near,
    }


def _opened(listing, query, opened):
    """What is drawn only where it is asked for: a stretch of days, how to subscribe."""
    url = query.url(listing.path, page=1)
    return {
        "days_are_open": opened == DAYS or bool(query.start or query.end),
        "days_url": with_parameter(url, OPENED, DAYS),
        "follow_is_open": opened == FOLLOW,
        "follow_url": with_parameter(url, OPENED, FOLLOW),
    }


def _count_label(context):
    """« 84 activités et formations » of a list of both, which search.list_pages calls results."""
    results, kinds = (
        context["results"],
        context["query"].with_fixed(context["listing"].fixed).selected("kind"),
    )
    if len(kinds) < 2 or context["query"].dates == BY_DAY or not results.total:
        return context["count_label"]
    words = ngettext(
        "%(count)s activity or training session",
        "%(count)s activities and training sessions",
        results.total,
    )
    return words % {"count": number_format(results.total)}


def _days(context, now):
    """The hits under their days; [] in another order."""
    query = context["query"]
    if not _is_by_date(query):
        return []
    return days_of(context["results"].hits, _first_day(query, now), query.selected("weekday"))


def _is_by_date(query):
    """Whether the list is in the order of its dates."""
    if query.dates == BY_DAY or query.sort == BY_NEXT_DATE:
        return True
    return not (query.sort or query.words or query.near)


def _first_day(query, now):
    """The day under which stands what began before: the first one asked for, today at the earliest. None of
    the past, where everything stands under its own day."""
    today = local_day(now)
    if query.dates == PAST:
        return None
    if query.end and query.end < today:
        return query.start
    moments = [when(value, now).start for value in query.selected("when")]
    return max([today, *(local_day(moment) for moment in moments), *([query.start] if query.start else [])])


def _other_dates(listing, query):
    """The way to each date of what is repeated, or back to each activity once."""
    if query.dates == PAST:
        return None
    if query.dates == BY_DAY:
        return {"label": _("Hide repeated dates"), "url": query.url(listing.path, dates="", sort="", page=1)}
    return {"label": _("Show each date"), "url": query.url(listing.path, dates=BY_DAY, sort="", page=1)}


def _following(listing, query, today):
    """Where a list day by day stops by itself: its last day, and the way to what follows."""
    if query.dates != BY_DAY or query.selected("when"):
        return None
    _first, last = days_shown(query.start, query.end, today)
    if query.end and query.end <= last:
        return None
    return {"until": dated(last, today=today), "url": query.url(listing.path, start=last + ONE_DAY, page=1)}


def _pathways(page, query, request):
    """[entry of core/components/ledger.html] beside all training; what has no dates of its own is in no list
    of dates."""
    if "pathway" not in page.kinds or not query.is_empty:
        return []
    found = execute(SearchQuery(sort="titre"), scope_of(request), fixed=PATHWAYS, page_size=MOST_PATHWAYS)
    return [{"title": hit.title, "url": hit.url, "text": hit.summary} for hit in found.hits]


def _other_lists(page, request):
    """[Link] to the other lists of activities of this city."""
    if getattr(request, "is_preview", False):
        return _read_lists(page, request.portal)
    kept = generation.held("lists of activities", dict, [structure_of(request.city.slug)])
    if page.pk not in kept:
        kept[page.pk] = _read_lists(page, request.portal)
    return kept[page.pk]


def _read_lists(page, portal):
    beside = AgendaPage.objects.live().filter(path__startswith=page.path[: -page.steplen], depth=page.depth)
    others = beside.filter(alias_of=None).exclude(pk=page.pk).order_by("path")
    return [Link(other.title, portal.path_of(other)) for other in others]
