"""What an address shows, in each language of its city: for the choice of languages, for search engines, and
for links that editors typed.

A page leads to its published translations. A view of the portal's own exists in every language, unless its
app registers when in `AppConfig.ready()`; one that stands below a page follows it.
"""

from collections.abc import Callable, Mapping
from datetime import datetime

from django.http import HttpRequest
from django.urls import NoReverseMatch, Resolver404, ResolverMatch, resolve, reverse
from django.utils import timezone
from django.utils.translation import override

from core import moments
from core.languages import language_of_path
from core.siblings import NOWHERE, Languages, PublishedPage, languages_at
from core.sites import City, get_portal

PAGE = "wagtail_serve"
DEFAULT = "x-default"
NUMBER = "page"  # the parameter of the page of a list: in another language, other items stand there

# (portal, language, **what the address holds) -> whether the view exists in that language.
Exists = Callable[..., bool]
_exists: dict[str, Exists] = {}


def register(view_name: str, exists: Exists) -> None:
    """Tell when an address of a view exists in a language."""
    _exists[view_name] = exists


def addresses_of(request: HttpRequest, *, is_missing: bool = False) -> dict[str, str]:
    """{language: path} of what `request` shows, its own language included, in the order of the city; empty
    where it exists in one language only. `is_missing`: it shows that there is no such page."""
    city, match, path = request.city, request.resolver_match, request.path_info
    if match is None or len(city.homes) < 2 or (is_missing and match.view_name != PAGE):
        return {}
    pages = _pages(city, path, match)
    for page in pages.values():
        moments.note(request, page.expire_at)
    return _addresses(city, match, pages, timezone.now())


def nearest_above(city: City, path: str, language: str) -> PublishedPage | None:
    """Where a reader of `language` goes on from an address that exists without it: the nearest page above,
    such as the list of an item, that is published in it; None where there is none but the home page."""
    above = path.rstrip("/").rpartition("/")[0] + "/"
    while above.count("/") > 2:
        found = languages_at(city, above, of_items=False).get(language)
        if found and not found.is_over_at(timezone.now()):
            return found
        above = above.rstrip("/").rpartition("/")[0] + "/"
    return None


def newer_original(request: HttpRequest) -> PublishedPage | None:
    """The original of the page that `request` shows, where its words have changed since the translation."""
    city, match = request.city, request.resolver_match
    if match is None or match.view_name != PAGE or city.languages[0] == request.LANGUAGE_CODE:
        return None
    pages = languages_at(city, request.path_info)
    shown = pages.get(request.LANGUAGE_CODE)
    return pages.get(city.languages[0]) if shown and shown.is_outdated else None


def with_default(addresses: Mapping[str, str], city: City) -> dict[str, str]:
    """What search engines are told of {language: address}: with the first language of the city for readers of
    any other; nothing of what exists in one language only."""
    if len(addresses) < 2:
        return {}
    first = city.languages[0]
    return {**addresses, **({DEFAULT: addresses[first]} if first in addresses else {})}


def address_for(url: str, city: City, language: str) -> tuple[str, str]:
    """Where an address that an editor typed leads a reader of `language`, and the language of what is there
    where it is another one, else "": /fr/demarches/?theme=papiers leads to the same list in English."""
    path = url.partition("?")[0].partition("#")[0]
    own = language_of_path(path, city)
    if own in (None, language):
        return url, ""
    try:
        with override(own):
            match = resolve(path)
    except Resolver404:
        return url, own
    pages = _pages(city, path, match, of_items=False)
    found = _addresses(city, match, pages, timezone.now()).get(language)
    return (found + url[len(path) :], "") if found else (url, own)


def _pages(city: City, path: str, match: ResolverMatch, *, of_items: bool = True) -> Languages:
    """The page that an address is of, or stands below, in each language."""
    if match.view_name == PAGE:
        return languages_at(city, path, of_items=of_items)
    below = match.kwargs.get("path")
    code = path.split("/")[1]
    return languages_at(city, f"/{code}/{below}", of_items=of_items) if below else NOWHERE


def _addresses(city: City, match: ResolverMatch, pages: Languages, now: datetime) -> dict[str, str]:
    shown = {code: page.path for code, page in pages.items() if not page.is_over_at(now)}
    if match.view_name == PAGE:
        return shown
    if "path" in match.kwargs:
        return _reversed(match, {code: {"path": path.split("/", 2)[2]} for code, path in shown.items()})
    exists, portal = _exists.get(match.view_name), get_portal()
    return _reversed(
        match,
        {code: {} for code in city.homes if exists is None or exists(portal, code, **match.kwargs)},
    )


def _reversed(match: ResolverMatch, changed: dict[str, dict[str, str]]) -> dict[str, str]:
    addresses = {}
    for code, kwargs in changed.items():
        with override(code):
            try:
                addresses[code] = reverse(match.view_name, args=match.args, kwargs=match.kwargs | kwargs)
            except NoReverseMatch:
                continue
    return addresses
