"""The sites that are measured: a copy of the demo, and the demo with another number of news."""

import sqlite3
from contextlib import closing
from datetime import timedelta
from pathlib import Path

HOST = "roubaix.localhost"
HOURS_BETWEEN_NEWS = 6
# After a publication of the city itself, and of another one.
OWN, OTHER = ", own", ", other"


def copy_demo(source: Path, target: Path):
    """The demo's database, to be changed at will; its media and static files stay where they are."""
    target.parent.mkdir(parents=True, exist_ok=True)
    for name in (target.name, f"{target.name}-wal", f"{target.name}-shm"):
        target.with_name(name).unlink(missing_ok=True)
    with closing(sqlite3.connect(source)) as demo, closing(sqlite3.connect(target)) as copy:
        demo.backup(copy)


def grow(number: int):
    """Make the news of all cities together `number`: copies of those of the demo, one every six hours
    back from last midnight, in place of the demo's own. Those that home pages put forward stay."""
    from django.utils import timezone

    from cms_pages.models import HomePage, NewsPage
    from search.days import local_day, midnight
    from tests.bench.copies import multiply, project

    last = midnight(local_day(timezone.now()))
    forward = {item["value"] for home in HomePage.objects.all() for item in home.highlights.raw_data}
    originals = list(NewsPage.objects.live().filter(locale__language_code="fr").order_by("slug"))
    kept = [page for page in originals if page.pk in forward]
    multiply(
        originals,
        number - len(kept),
        lambda n: {"date": last - timedelta(hours=HOURS_BETWEEN_NEWS * n)},
    )
    replaced = [page.pk for page in originals if page not in kept]
    NewsPage.objects.filter(pk__in=replaced).update(live=False)
    project(replaced)


def visits():
    """One Visit of each kind, as a resident of Roubaix makes them."""
    from search.models import SearchDocument
    from tests.bench.addresses import EMPTY, ROW20
    from tests.bench.visits import Visit

    own = SearchDocument.objects.filter(city__slug="roubaix", locale="fr")
    newest, place = (own.filter(kind=kind).latest("published_at", "pk") for kind in ("news", "place"))
    procedure = own.get(kind="procedure", path__endswith="/passeport/")
    addresses = {
        "home": "/fr/",
        "listing": "/fr/actualites/",
        "detail": newest.path,
        "rss": "/fr/actualites/liste.rss",
        "search": "/fr/recherche/?q=travaux",
        "places": "/fr/lieux/",
        "place": place.path,
    }
    others = {
        "procedure": procedure.path,
        "open": "/fr/lieux/?ouvert=maintenant",
        "near": "/fr/lieux/?pres=50.6900,3.1700",
        "map": "/fr/carte/",
        "suggest": "/fr/recherche/suggestions.json?q=mar",
    }
    mine, theirs = (_unshared_news(slug, newest.page_id) for slug in ("roubaix", "tourcoing"))
    return [
        Visit("empty", HOST, EMPTY),
        Visit("row20", HOST, ROW20),
        *(Visit(kind, HOST, address) for kind, address in (addresses | others).items()),
        Visit("cached", HOST, "/fr/actualites/", is_kept=True),
        *(Visit(f"{kind}{OWN}", HOST, address, news=mine) for kind, address in addresses.items()),
        *(Visit(f"{kind}{OTHER}", HOST, address, news=theirs) for kind, address in addresses.items()),
    ]


def _unshared_news(slug, but):
    """A news item that one city alone shows: the one after the newest, and not the page that is visited."""
    from cms_pages.models import NewsPage
    from search.models import SearchDocument

    rows = SearchDocument.objects.filter(kind="news", city__slug=slug, locale="fr").exclude(page_id=but)
    own = (row.page_id for row in rows.order_by("-published_at", "-pk") if row.values["city"] == [slug])
    return NewsPage.objects.get(pk=next(own)).pk
