"""The woven timeline: every experiment a city shows, each a pick over the threads of its cities."""

from dataclasses import dataclass, replace

from django.utils import timezone
from django.utils.translation import gettext as _

from core import generation
from core.phrasing import both
from core.sites import scope_of
from search.days import local_day
from search.query import SearchQuery
from search.services import execute

MOST_ENTRIES = 60


@dataclass(frozen=True)
class Entry:
    """One experiment: `cities` are the slugs of the threads it passes over."""

    page_id: int
    title: str
    url: str
    text: str
    when: str
    where: str
    cities: tuple[str, ...]
    current: bool = False


@dataclass(frozen=True)
class Timeline:
    """Threads and picks, the oldest first."""

    title: str
    cities: tuple
    entries: tuple[Entry, ...]


def timeline(request, page=None):
    """The timeline of this city, kept until one of its experiments changes or ends; the entry of `page` is
    the current one."""
    scope, now = scope_of(request), timezone.now()
    whole, ends_at = generation.held(f"timeline {scope}", lambda: _build(request, scope), ())
    if ends_at and ends_at <= now:
        whole, _ends_at = _build(request, scope)
    if page is None or len(whole.entries) < 2:
        return whole
    return replace(whole, entries=tuple(replace(e, current=e.page_id == page.pk) for e in whole.entries))


def woven(hits, portal):
    """Hits of experiments as a timeline, in the order given."""
    communes = portal.communes
    return Timeline(_title(hits), communes, tuple(_entry(hit, communes) for hit in hits))


def _build(request, scope):
    query = SearchQuery(selections={"kind": ("experiment",)}, sort="ancien")
    hits = execute(query, scope, page_size=MOST_ENTRIES).hits
    ends_at = min((hit.live_until for hit in hits if hit.live_until), default=None)
    return woven(hits, request.portal), ends_at


def _title(hits):
    years = sorted(local_day(hit.published_at).year for hit in hits)
    if not years or years[0] == years[-1]:
        return _("On the same loom")
    return _("From %(first)s to %(last)s, on the same loom") % {"first": years[0], "last": years[-1]}


def _entry(hit, communes):
    slugs = tuple(hit.card.get("cities", ()))
    return Entry(
        page_id=hit.page_id,
        title=hit.title,
        url=hit.url,
        text=hit.summary,
        when=hit.card.get("when", ""),
        where=where(slugs, communes),
        cities=slugs,
    )


def where(slugs, communes, *, names_all=False):
    """The cities in words; all of them are « les trois villes » unless `names_all`."""
    names = [city.name for city in communes if city.slug in slugs]
    if len(names) == len(communes) > 2 and not names_all:
        return _("the three cities") if len(names) == 3 else _("all the cities")
    return both(names)
