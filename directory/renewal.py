"""Which documents the night must write again although nobody changed their page."""

from functools import cache

from django.utils import timezone

from core import generation
from directory import freshness
from directory.districts import districts_under, found_in
from directory.hours.calendar import exceptions_of, intervals
from directory.models import PlacePage
from search.days import local_day
from search.models import SearchDocument
from search.openings import FACETS, encoded, horizon

BATCH = 2_000


def pages_to_renew(today=None):
    """Ids of the places whose openings of the next weeks are no longer those of their document, of those
    that nobody has confirmed for long, and of those found by other districts. One evaluation per timetable,
    not per place: places without exceptions that have the same hours have the same openings."""
    today = today or local_day(timezone.now())
    known = {}
    pages = PlacePage.objects.filter(live=True, alias_of=None).exclude(hours="", exceptions="[]")
    for batch in _batches(pages.only("hours", "by_appointment", "exceptions").order_by("pk")):
        ids = [page.pk for page in batch]
        written = dict(SearchDocument.objects.filter(page_id__in=ids).values_list("page_id", "values"))
        for page in batch:
            if page.pk in written and _openings(page, today, known) != _written(written[page.pk]):
                yield page.pk
    with generation.pinned():
        yield from _in_new_districts()
        yield from freshness.crossing(today)


def _in_new_districts():
    """Ids of those who serve the whole town, where a place named a district since their document."""
    pages = {page.pk: page for page in PlacePage.objects.filter(live=True, serves_whole_town=True)}
    rows = SearchDocument.objects.filter(page_id__in=pages).values_list("page_id", "values")
    of_home = cache(districts_under)  # the towns are few, who serves them may be many
    for pk, values in list(rows):
        if set(found_in(pages[pk], of_home)) != set(values.get("district", ())):
            yield pk


def _batches(pages):
    batch = []
    for page in pages.iterator(BATCH):
        batch.append(page)
        if len(batch) == BATCH:
            yield batch
            batch = []
    yield batch


def _openings(page, today, known):
    """{facet: sorted values} as a document of today has them; `known` keeps those of plain timetables."""
    exceptions = exceptions_of(page.exceptions) if page.exceptions.raw_data else []
    hours = page.walk_in_hours
    if exceptions:
        return _encoded(hours, exceptions, today)
    if hours not in known:
        known[hours] = _encoded(hours, [], today)
    return known[hours]


def _encoded(hours, exceptions, today):
    found = intervals(hours, exceptions, *horizon(today))
    values = encoded(found, today) if found else {}
    return {name: sorted(values[name]) for name in FACETS if values.get(name)}


def _written(values):
    return {name: values[name] for name in FACETS if values.get(name)}
