"""The same page in the other languages of its city: where it is published, for links, the choice of languages
and what search engines are told.

The pages of a city that exist in several languages are held, all in one query, until the city publishes; a
city of one language asks nothing. Items of lists, which are published all day, are held apart from what menus
and texts lead to (core.reads).
"""

from collections.abc import Mapping
from datetime import datetime
from functools import cache, partial
from typing import Any, NamedTuple, Protocol

from django.db.models import CharField, F, Q
from django.db.models.functions import Cast
from wagtail.models import Page

from core import generation
from core.reads import structure_of
from core.sites import City, Portal, get_portal
from core.structure import is_item
from core.translated_words import INCOMPLETE, is_older


class PublishedPage(NamedTuple):
    """A page in one language: where it is, without host, what it is called, when it is over or None.
    `is_outdated`: the words of the original are others than those it was translated from."""

    language: str
    path: str
    title: str
    expire_at: datetime | None = None
    is_outdated: bool = False

    def foreign_to(self, language: str) -> str:
        """Its language, where readers of `language` have to be told; else ""."""
        return "" if self.language == language else self.language

    def is_over_at(self, moment: datetime) -> bool:
        """Whether it is no longer shown."""
        return self.expire_at is not None and self.expire_at <= moment


class LinkedPage(Protocol):
    """What a link knows of the page that it was made to: the row of a Page, published or not."""

    path: str
    url_path: str
    title: str
    content_type_id: int
    live: bool


Languages = Mapping[str, PublishedPage]  # {language: the page in it}
NOWHERE: Languages = {}


def languages_at(city: City, path: str, *, of_items: bool = True) -> Languages:
    """Every language in which the page at an address of the city, published or not, is published, in the
    order of the city; empty where no page is there, or one that exists in one language only. Without
    `of_items`, pages that are items of lists are not looked for."""
    if len(city.homes) < 2:
        return NOWHERE
    found = _held(city, False).get(path)
    return _held(city, True).get(path, NOWHERE) if found is None and of_items else found or NOWHERE


def for_reader(
    portal: Portal, page: LinkedPage, language: str, *, is_noted: bool = True
) -> tuple[City, PublishedPage] | None:
    """What a link to `page` leads a reader of `language` to, and the city that it is in: the page in that
    language where it is published, else in the first language of its city, else as it was chosen; None where
    it is published in none of these. Unless it `is_noted`, the caller says what the answer has read."""
    place, path = portal.home_of(page), portal.path_of(page)
    if place is None or path is None:
        return None
    city, own = place
    has_others = len(city.homes) > 1
    known = _held(city, is_item(page.content_type_id), is_noted).get(path, NOWHERE) if has_others else NOWHERE
    for code in (language, city.languages[0], own):
        if code in known:
            return city, known[code]
    return (city, PublishedPage(own, path, page.title)) if page.live else None


def _held(city: City, items: bool, is_noted: bool = True) -> dict[str, Languages]:
    """{path: languages} of the items of lists of a city, or of its other pages."""
    name = "items in several languages" if items else "pages in several languages"
    scope = city.slug if items else structure_of(city.slug)
    read = partial(_read, city, items)
    return generation.held(f"{name} of {city.slug}", read, [scope], is_noted=is_noted)


def _read(city: City, items: bool) -> dict[str, Languages]:
    by_key: dict[str, list[Page]] = {}
    is_of_list = cache(is_item)
    for page in _pages(city):
        if page.alias_of_id is None and is_of_list(page.content_type_id) == items:
            by_key.setdefault(page.key_as_text, []).append(page)
    portal, held = get_portal(), {}
    for pages in by_key.values():
        paths = {page.pk: portal.path_of(page) or "" for page in pages}
        shown = [page for page in pages if page.live and not page.path.startswith(portal.restricted)]
        by_language = {
            code: page for code in city.homes for page in shown if paths[page.pk].startswith(f"/{code}/")
        }
        original = by_language.get(city.languages[0])
        published = {
            code: PublishedPage(code, paths[page.pk], page.title, page.expire_at, _says_less(page, original))
            for code, page in by_language.items()
        }
        held |= dict.fromkeys(paths.values(), published)
    return held


def _says_less(page: Any, original: Any) -> bool:
    """Whether a translation was made from other words than those of its original (core.translated_words)."""
    is_whole = original is not None and page is not original and page.of_original != INCOMPLETE
    return is_whole and is_older(page.of_original, original.digest)


def _pages(city: City) -> Any:
    """Pages in the later languages of a city, and the same in its first one, published or not."""
    first, *others = city.homes
    later = Q()
    for code in others:
        later |= Q(locale__language_code=code, path__startswith=city.homes[code].path)
    # By their keys alone, which have an index: a condition on `alias_of` would have every page looked at.
    keys = Page.objects.filter(later).order_by().values("translation_key")
    pages = Page.objects.filter(later | Q(path__startswith=city.homes[first].path), translation_key__in=keys)
    names = (
        "alias_of_id",
        "path",
        "url_path",
        "title",
        "live",
        "expire_at",
        "content_type_id",
    )
    # As text: a UUID of each row would cost as much as reading it.
    key = {"key_as_text": Cast("translation_key", CharField())}
    words = {"digest": F("published_words__digest"), "of_original": F("published_words__of_original")}
    # Rows, not pages: making these would cost more than all the rest.
    return pages.order_by().annotate(**key, **words).values_list("pk", *names, *key, *words, named=True)
