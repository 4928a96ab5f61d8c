"""What the page of a place draws, beside what surrounds any page.

Four queries as for any page: places around are chosen from the index in memory, and read with its own
document. A preview, and a place that lists leave out, ask a few more.
"""

from dataclasses import dataclass, field
from datetime import timedelta
from functools import lru_cache, partial

from django.utils import timezone

from core import moments
from core.crumbs import Crumb
from core.days import day_words
from directory import structured
from directory.around import MOST_NEAR, MOST_SIMILAR, WALK, neighbours
from directory.contacts import contacts_of
from directory.documents import sources_of
from directory.hours.calendar import as_known, doubt, exceptions_of, intervals
from directory.hours.display import timetable
from directory.hours.rules import is_appointment
from directory.hours.week import week
from directory.hours.words import SOON
from directory.models.choices import (
    ACCESS_FACTS,
    DigitalAudience,
    DigitalService,
    Facility,
    Payment,
    Service,
)
from directory.spoken import spoken_in_words
from directory.templatetags.places import OpeningState, state_of
from directory.tree import branch_of
from search.days import local_day
from search.details import detail_context
from search.openings import Openings, encoded, horizon

MARKS_EVERY = timedelta(minutes=5)  # the mark of the present moment in the table


@dataclass(frozen=True)
class Opening:
    """The bar under the title: `state` now or None, today's date, tomorrow's hours."""

    state: OpeningState | None = None
    today: str = ""
    tomorrow: tuple[str, ...] = ()


@dataclass(frozen=True)
class OnTheSpot:
    """Labels of what one finds there."""

    payments: list = field(default_factory=list)
    services: list = field(default_factory=list)
    facilities: list = field(default_factory=list)
    digital: list = field(default_factory=list)
    audiences: list = field(default_factory=list)
    languages: str = ""


def place_context(page, request):
    """Everything that directory/place_page.html draws."""
    now, branch = timezone.now(), branch_of(page)
    exceptions = exceptions_of(page.exceptions)
    around = neighbours(page, branch, request)
    point = None if page.latitude is None or page.longitude is None else (page.latitude, page.longitude)
    context = detail_context(page, request, bodies=("body", "gallery"), keys=around.keys, near=point)
    own, hits = context["own"], context["hits"].values()
    others = {hit.key: hit for hit in hits if hit.page_id != page.pk}
    coming = [others[key] for key in around.coming if key in others]
    for hit in coming:
        hit.distance = None  # it is here
    near = [others[key] for key in around.near if key in others and (others[key].distance or 0) <= WALK]
    return context | {
        "is_record": True,
        "branch": branch,
        "crumbs": _crumbs(context["crumbs"], branch),
        "directory_url": context["crumbs"][-2].url,
        "opening": _opening(page, exceptions, request, now),
        "timetable": timetable(page.hours, exceptions, now, page.hours_note),
        "contacts": contacts_of(page),
        "access": [(ACCESS_FACTS[name], value) for name, value in page.access_known.items()],
        "on_the_spot": _on_the_spot(page, request.city.languages[0]),
        "sources": own.card["sources"] if own else sources_of(_records(page)),
        "near": near[:MOST_NEAR],
        "coming": coming,
        "news": [others[key] for key in around.news if key in others],
        "similar": [others[key] for key in around.similar if key in others][:MOST_SIMILAR],
        "point": point and f"{point[0]:.4f},{point[1]:.4f}",
        "nodes": partial(structured.of_place, page, branch, context["canonical"], exceptions),
        "head_state": "",
    }


def _crumbs(crumbs, branch):
    """With the list of its category before the place itself."""
    if branch is None or len(crumbs) < 2:
        return crumbs
    listing = crumbs[-2].url
    return [*crumbs[:-1], Crumb(branch.title, f"{listing}?categorie={branch.slug}"), crumbs[-1]]


def _opening(page, exceptions, request, now):
    """Noted with the moment at which it says something else: minutes run in the last half hour."""
    today = local_day(now)
    if page.hours or exceptions:
        moments.note(request, now + MARKS_EVERY)
    words = doubt(page.walk_in_hours, exceptions, now)
    if words is not None:
        return Opening(state_of(None, page.by_appointment or is_appointment(words), now))
    found = _openings(page.walk_in_hours, exceptions, today).state_until(now)[0]
    moments.note(request, found.changes_at)
    if found.is_open and found.until:
        moments.note(request, found.until - SOON if found.until - now > SOON else now + timedelta(minutes=1))
    tomorrow = week(page.hours, exceptions, today + timedelta(days=1))[0]
    words = day_words(today)
    state = state_of(as_known(found, page.hours, now), page.by_appointment, now)
    return Opening(state, words[:1].upper() + words[1:], tomorrow.times)


@lru_cache(maxsize=1024)
def _openings(hours, exceptions, today):
    """Decoded like those of a document: of the page as it is, in a preview too."""
    return Openings(encoded(intervals(hours, exceptions, *horizon(today)), today))


def _records(page):
    """Of a page without a document."""
    return page.source_records.select_related("source") if page.pk else ()


def _on_the_spot(page, written_in):
    return OnTheSpot(
        payments=_labels(page.payments, Payment),
        services=_labels(page.services, Service),
        facilities=_labels(page.facilities, Facility),
        digital=_labels(page.digital_services, DigitalService),
        audiences=_labels(page.digital_audiences, DigitalAudience),
        languages=spoken_in_words(page.spoken_languages, written_in),
    )


def _labels(codes, choices):
    """« Réparation, location, occasion »: a capital for the first one only."""
    labels = [str(choices(code).label) for code in codes if code in choices.values]
    return [label if place == 0 else label[:1].lower() + label[1:] for place, label in enumerate(labels)]
