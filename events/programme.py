"""A list of activities on paper, day by day, with the filters of its address: `<list>/programme/`."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from itertools import groupby

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.formats import number_format
from django.views.decorators.http import require_safe

from core import moments, reads, routing
from core.days import day_words
from core.viewer import viewer_of
from directory.hours.words import sentence
from events.calendars.dates import CalendarDate
from events.calendars.listed import Listed, dates_listed
from events.calendars.told import Told
from events.models import AgendaPage
from events.when import Date, date_of
from search.date_facets import when
from search.days import local_day, next_weekday
from search.forms import read_form
from search.occurrences import WEEKDAYS, Status
from search.query import SearchQuery
from search.sentences import describe

PROGRAMME = "programme/"
# What has more dates is told once, by its schedule: an exhibition would fill every day.
MOST_TIMES = 6


@dataclass(frozen=True)
class Line:
    """One date of the programme: its words, those of its activity, and where it is."""

    date: Date
    title: str
    where: str
    facts: str


@dataclass(frozen=True)
class Day:
    """A day and what begins on it; the first one has what began before."""

    name: str
    lines: list[Line]


@require_safe
def programme(request: HttpRequest, path: str) -> HttpResponse:
    """What to print. Whatever else lives at such an address is served as usual."""
    page = routing.find_page(request, path)
    if not isinstance(page, AgendaPage):
        return routing.serve(request, f"{path}{PROGRAMME}")
    reads.declare(request.city.slug)
    viewer, listing = viewer_of(request), page.get_listing()
    form = read_form(viewer, listing, request.GET)
    listed = dates_listed(viewer, listing, form.query, back=timedelta(0))
    moments.note(request, listed.changes_at)
    list_url = form.query.url(listing.path, page=1)
    context = {
        "page": page,
        "title": describe(form.query, request.portal, request.LANGUAGE_CODE, listing),
        "notices": form.notices,
        "often": often_of(listed),
        "days": days_of(listed, first_day(form.query, viewer.now), form.query.selected("weekday")),
        "most": len(listed.dates) if listed.is_cut else 0,
        "total": number_format(listed.total),
        "list_url": list_url,
        "canonical": request.city.base_url + list_url,
        "address": (request.city.base_url + listing.path).partition("://")[2].rstrip("/").split("/"),
    }
    return render(request, "events/paper/programme.html", context)


def first_day(query: SearchQuery, now: datetime) -> date:
    """The first of the days chosen, where none is chosen today: what began before is told there."""
    chosen = [when(value, now).start for value in query.selected("when")]
    return max([query.start or local_day(now), *(local_day(start) for start in chosen if start)])


def often_of(listed: Listed) -> list[tuple[Told, str]]:
    """What takes place often, with where it is, in the order of the first dates."""
    first = {told: told.where(date) for told, date in reversed(listed.dates)}
    return [(told, first[told]) for told in _often(listed)]


def days_of(listed: Listed, first: date, weekdays: Iterable[str] = ()) -> list[Day]:
    """The other dates by the local day they begin on, from `first` on, or the next one of the `weekdays`
    chosen; of what takes place often, those that are not as announced."""
    often = _often(listed)
    shown = [
        (told, date) for told, date in listed.dates if told not in often or date.status != Status.SCHEDULED
    ]
    by_day = groupby(shown, key=lambda pair: _day(max(first, local_day(pair[1].start)), weekdays))
    return [
        Day(sentence(day_words(day, "l j F Y"), stop=""), [_line(*pair) for pair in pairs])
        for day, pairs in by_day
    ]


def _day(day: date, weekdays: Iterable[str]) -> date:
    return min((next_weekday(WEEKDAYS.index(name), day) for name in weekdays), default=day)


def _often(listed: Listed) -> dict[Told, int]:
    times = Counter(told for told, _date in listed.dates)
    return {told: count for told, count in times.items() if count > MOST_TIMES}


def _line(told: Told, date: CalendarDate) -> Line:
    return Line(date=date_of(date.row), title=told.title, where=told.where(date), facts=told.facts)
