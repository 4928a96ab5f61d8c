"""The sitemap of each site (sitemaps.org): its own pages and its lists, from the index.

What another city shares stands in its owner's sitemap, under its one address. Five queries at most,
however many pages there are.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from xml.sax.saxutils import escape, quoteattr

from django.contrib.contenttypes.models import ContentType
from django.db.models import Q
from django.http import Http404, HttpResponse
from django.utils import timezone
from django.utils.translation import override
from wagtail.models import get_page_models

from core import reads
from core.alternates import with_default
from core.models import BasePage
from core.sites import Portal, own_pages
from core.structure import models_beside
from core.text import xml_safe
from core.viewer import viewer_in
from search.models import SearchDocument
from search.protocol import Search, index
from search.query import EVERYTHING
from search.registry import document_types

LARGEST = 10_000  # addresses in one file; the protocol allows five times as many
HOME = "home"
HEAD = '<?xml version="1.0" encoding="UTF-8"?>\n'
SITEMAP = "http://www.sitemaps.org/schemas/sitemap/0.9"
XHTML = "http://www.w3.org/1999/xhtml"

ListAddresses = Callable[[Portal, str, Iterable[str]], Iterable[str]]
_lists: dict[str, ListAddresses] = {}


@dataclass(frozen=True, slots=True)
class Entry:
    """One address without host. Entries with the same `key` say the same in several languages."""

    path: str
    language: str
    key: str = ""
    modified_at: datetime | None = None


def register_lists(facet, addresses):
    """`addresses(portal, language, values)`: paths of the lists of these values of a facet, in the
    active language. An app that has such lists registers them in `AppConfig.ready()`."""
    _lists[facet] = addresses


def serve(request):
    """The sitemap of this host, or the index of its parts when it is long."""
    found = entries(request.portal, request.city)
    if len(found) <= LARGEST:
        return _answer(_urls(found, found, request.city))
    parts = range(1, -(-len(found) // LARGEST) + 1)
    rows = [f"<sitemap><loc>{request.city.base_url}/sitemap-{n}.xml</loc></sitemap>" for n in parts]
    return _answer(f'<sitemapindex xmlns="{SITEMAP}">\n{"".join(rows)}\n</sitemapindex>\n')


def serve_part(request, number):
    """One part of a long sitemap."""
    found = entries(request.portal, request.city)
    part = found[(number - 1) * LARGEST : number * LARGEST] if number else []
    if not part or len(found) <= LARGEST:
        raise Http404
    return _answer(_urls(part, found, request.city))


def entries(portal, city):
    """Every address of a site that search engines may list, always in the same order."""
    reads.declare(city.slug)
    now = timezone.now()
    documents = list(_documents(city, now))
    newest = max((entry.modified_at for entry in documents), default=None)
    homes = [Entry(f"/{language}/", language, HOME, newest) for language in city.homes]
    return [*homes, *_list_pages(portal, city, now), *_facet_lists(portal, city, now), *documents]


def _documents(city, now):
    rows = SearchDocument.objects.filter(city=city.settings.pk, locale__in=list(city.homes))
    rows = rows.filter(hidden_from_engines=False)
    alive = rows.filter(Q(live_until=None) | Q(live_until__gt=now)).order_by("page_id")
    for path, locale, key, updated_at in alive.values_list("path", "locale", "key", "updated_at"):
        yield Entry(path, locale, key.partition(":")[0], updated_at)


def _list_pages(portal, city, now):
    """Pages that are no document: lists. They change with their items, so they have no date. What stands
    beside a page is linked there, and public no longer than it."""
    models = *(found.model for found in document_types()), *models_beside()
    documents = ContentType.objects.get_for_models(*models).values()
    homes = [home.page_id for home in city.homes.values()]
    pages = own_pages(city).exclude(pk__in=homes).exclude(content_type__in=list(documents))
    for model in get_page_models():
        if issubclass(model, BasePage) and model.search_exempt and model.hidden_from_engines:
            pages = pages.exclude(pk__in=model.objects.filter(hidden_from_engines=True).values("pk"))
    alive = pages.filter(Q(expire_at=None) | Q(expire_at__gt=now)).order_by("path")
    for page in alive.only("path", "url_path", "translation_key"):
        path = portal.path_of(page)
        yield Entry(path, path.split("/")[1], str(page.translation_key))


def _facet_lists(portal, city, now):
    scope = viewer_in(city).scope
    searches = [
        Search(EVERYTHING, replace(scope, language=language), facets=tuple(_lists)) for language in city.homes
    ]
    index().refresh()
    answers = index().answer(searches, now).each
    for language, answer in zip(city.homes, answers, strict=True):
        with override(language):
            for facet, addresses in _lists.items():
                used = {value for value, number in answer.counts[facet].items() if number}
                for path in addresses(portal, language, used):
                    yield Entry(path, language, path.removeprefix(f"/{language}/"))


def _urls(part, found, city):
    """The entries of `part` as XML; `found`, all of them, holds their other languages."""
    languages = {}
    for entry in found:
        if entry.key:
            languages.setdefault(entry.key, {})[entry.language] = entry.path
    rows = "\n".join(_url(entry, languages.get(entry.key, {}), city) for entry in part)
    return f'<urlset xmlns="{SITEMAP}" xmlns:xhtml="{XHTML}">\n{rows}\n</urlset>\n'


def _url(entry, paths, city):
    base_url = city.base_url
    alternates = "".join(
        f'<xhtml:link rel="alternate" hreflang={quoteattr(code)} href={quoteattr(base_url + path)}/>'
        for code, path in with_default(paths, city).items()
    )
    modified = entry.modified_at
    when = modified.astimezone(UTC).isoformat(timespec="seconds") if modified else ""
    lastmod = f"<lastmod>{when}</lastmod>" if when else ""
    return f"<url><loc>{escape(base_url + entry.path)}</loc>{lastmod}{alternates}</url>"


def _answer(xml):
    return HttpResponse(HEAD + xml_safe(xml), content_type="application/xml; charset=utf-8")
