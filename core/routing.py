"""From an address to a page, in one query.

Wagtail walks down the tree: two queries per level, two for restrictions, four for site, locale and
home. Here the city and its homes are known (core.sites), a page is found by its `url_path`, and its
type is remembered from the last time, so that the row of the page and that of its type come together.
What is remembered is only ever a guess: the query repeats the address and asks that the page be live.

Hooks, aliases, redirects and `page.serve` work as in Wagtail. Three differences, meant: a page past its
`expire_at` is gone at once and not at the next run of `publish_scheduled`, and an alias is not shown without
its original; a page that a view restriction would hide is 404 (everything published is public, core.checks
says so); a page type that overrides `route()` is refused by a check.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from functools import lru_cache
from typing import Any, NamedTuple

from django.apps import apps
from django.core.exceptions import PermissionDenied
from django.db import connection
from django.db.models import Field
from django.http import Http404, HttpRequest, HttpResponse
from django.utils import timezone
from django.utils.translation import get_language
from django.views.decorators.csrf import csrf_exempt
from wagtail import hooks
from wagtail.fields import StreamField
from wagtail.models import Page
from wagtail.views import serve_chain
from wagtail.wagtail_hooks import check_view_restrictions

from core import moments, reads
from core.origin import is_same_origin
from core.sites import City, get_portal

# Entries; about 250 bytes each. Only addresses of live pages get in, so no visitor can fill it.
MAX_REMEMBERED = 20_000
MAX_SIMILAR = 5
_remembered: dict[str, tuple[int, type[Page]]] = {}


@csrf_exempt  # no page takes a form (BasePage.allowed_http_methods); one that does is asked for its origin
def serve(request: HttpRequest, path: str) -> HttpResponse:
    """Answer for the page at `path`, an address without host and language: "actualites/travaux/"."""
    page = find_page(request, path)
    if page is None:
        raise Http404
    for before in hooks.get_hooks("before_serve_page"):
        response = before(page, request, [], {})
        if isinstance(response, HttpResponse):
            return response
    if request.method not in ("GET", "HEAD") and not is_same_origin(request):
        raise PermissionDenied
    return _chain()(page, request, [], {})


def find_page(request: HttpRequest, path: str) -> Page | None:
    """The live page at `path` in the city and language of the request, as its own type, or None."""
    page, ends_at = page_at(request.city, get_language(), path, timezone.now())
    moments.note(request, ends_at)
    if page and page.alias_of_id:
        reads.note(reads.ANY)
    return page


def page_at(city: City, language: str, path: str, now: datetime) -> tuple[Page | None, datetime | None]:
    """(page or None, when it is over or None) of an address of a city, without a request."""
    home = city.homes.get(language)
    if home is None or "//" in path:
        return None, None
    url_path = home.url_path + path.strip("/") + ("/" if path.strip("/") else "")
    page = _find_as_remembered(url_path) or _find(url_path)
    if page is None or _is_restricted(page):
        return None, None
    return _shown(page, now)


def is_shown(page: Page, now: datetime) -> bool:
    """Whether visitors may see a page: published, not over, open to all; so too what it is an alias of."""
    return not _is_restricted(page) and _shown(page, now)[0] is not None


def _shown(page: Page, now: datetime) -> tuple[Page | None, datetime | None]:
    """A page, if it is published and not yet over, nor that of which it is an alias; and when it will be."""
    original, ends = page, []
    while original:
        if not original.live or (original.expire_at and original.expire_at <= now):
            return None, None
        ends.append(original.expire_at)
        original = original.alias_of
    return page, min(filter(None, ends), default=None)


@dataclass(frozen=True)
class SimilarPage:
    """A page that a visitor may have meant."""

    title: str
    url: str


def similar_pages(request: HttpRequest) -> list[SimilarPage]:
    """Live pages of the city whose address ends like the one asked for: a page that was moved."""
    home = request.city.homes.get(get_language())
    slug = request.path_info.strip("/").rpartition("/")[2]
    if home is None or not slug:
        return []
    pages = Page.objects.filter(slug=slug, path__startswith=home.path, live=True, alias_of=None).exclude(
        pk=home.page_id
    )
    titles = [(page.title, request.portal.path_of(page)) for page in pages[:MAX_SIMILAR]]
    return [SimilarPage(title, url) for title, url in titles if url]


def forget() -> None:
    """Drop what this process remembers (tests, and measures of a cold process)."""
    _remembered.clear()


def _find_as_remembered(url_path: str) -> Page | None:
    pk, model = _remembered.get(url_path, (None, None))
    if model is None:
        return None
    statement = _statement(model)  # type: ignore[arg-type]  # classes are hashable
    with connection.cursor() as cursor:
        cursor.execute(statement.sql, [pk, url_path])
        row = cursor.fetchone()
    if row is None:
        _remembered.pop(url_path, None)
        return None
    values = list(row)
    for position, (converters, expression) in statement.converters:
        for convert in converters:
            values[position] = convert(values[position], expression, connection)
    page = model.from_db(connection.alias, statement.names, values)
    page.row_digest = hash(row)
    return page


class _Statement(NamedTuple):
    """Reads a live page of a type by its number and its address: the attributes in the order of the columns,
    and the converters of some."""

    sql: str
    names: list[str]
    converters: list[tuple[int, tuple[list[Callable[..., Any]], Any]]]


@lru_cache
def _statement(model: type[Page]) -> _Statement:
    """Writing the SQL anew for each request, and asking what its columns are, would cost more than all
    the rest of reading a page."""
    query = model.objects.filter(pk=0, url_path="", live=True).order_by()[:1].query
    compiler = query.get_compiler(connection=connection)
    sql, params = compiler.as_sql()
    assert params == (0, "")  # noqa: S101 (the order in which the caller gives them)
    columns = [column for column, _sql, _alias in compiler.select]
    converters = [
        (position, (_of_field(columns[position].target, of_column), expression))
        for position, (of_column, expression) in compiler.get_converters(columns).items()
    ]
    return _Statement(sql, [column.target.attname for column in columns], converters)


def _of_field(field: Field, converters: list[Callable[..., Any]]) -> list[Callable[..., Any]]:
    """What makes a value of a column. A StreamField makes a JSONField each time it reads one: here it is made
    once, which spares a twelfth of a page."""
    if not isinstance(field, StreamField):
        return converters
    *others, own = converters
    assert own == field.from_db_value  # noqa: S101 (the converter of the field comes last)
    return [*others, field.json_field.from_db_value, lambda value, *_: field.to_python(value)]


def _find(url_path: str) -> Page | None:
    """The page in two queries; its slug is asked for too because that column has an index."""
    slug = url_path.rstrip("/").rpartition("/")[2]
    pages = Page.objects.filter(slug=slug, url_path=url_path, live=True)
    row = pages.values_list("pk", "content_type__app_label", "content_type__model").first()
    if row is None:
        return None
    pk, app_label, name = row
    model = apps.get_model(app_label, name)
    if len(_remembered) >= MAX_REMEMBERED:
        _remembered.clear()
    _remembered[url_path] = (pk, model)
    return _find_as_remembered(url_path)


def _is_restricted(page: Page) -> bool:
    hidden = get_portal().restricted
    return bool(hidden) and page.path.startswith(hidden)


def _chain() -> Callable[..., HttpResponse]:
    """Wagtail's chain of on_serve_page hooks; its own one asks for restrictions, which are known here."""
    chain = serve_chain
    for around in reversed(hooks.get_hooks("on_serve_page")):
        if around is not check_view_restrictions:
            chain = around(chain)
    return chain
