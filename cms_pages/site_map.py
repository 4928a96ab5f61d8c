"""« Plan du site »: everything that no list shows, so that each public address is
two clicks from the home page."""

from typing import NamedTuple

from django.db.models import Q
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe
from taggit.models import Tag

from cms_pages.models import ContentPage
from core import own_addresses, reads
from core.crumbs import Crumb, home_crumb
from core.navigation import Link
from core.sites import own_pages, scope_of
from core.structure import models_beside
from search.analysis.folding import fold
from search.faces import face_links
from search.protocol import Search, index
from search.query import EVERYTHING, SearchQuery
from search.registry import document_types


class ListOfCity(NamedTuple):
    """A list and the feeds that follow it; `language` is that of a list which the reader's has not."""

    title: str
    url: str
    feeds: list[dict]
    language: str = ""


@require_safe
def site_map(request):
    """The lists with their feeds, the portal's own addresses, topics, audiences and pages."""
    reads.declare(request.city.slug)
    language, title = request.LANGUAGE_CODE, _("Site map")
    pages = _unlisted_pages(request)
    here = reverse("cms_pages:site-map")
    context = {
        "title": title,
        "crumbs": [home_crumb(request), Crumb(title)],
        "canonical": request.city.base_url + here,
        "lists": [_list(page, request) for page in pages if hasattr(page, "get_listing")],
        "pages": [_link(page, request) for page in pages if not hasattr(page, "get_listing")],
        "own": [Link(*pair) for pair in own_addresses.all_of(request.city, language) if pair[1] != here],
        "topics": _terms("topic", request.portal.topics.get(language, {})),
        "audiences": _terms("audience", request.portal.audiences.get(language, {})),
    }
    return render(request, "cms_pages/site_map.html", context)


def _unlisted_pages(request):
    """Lists and content pages of this city as their own types, in the order of the tree: those in the
    reader's language, then those of the first language of the city that are not published in it."""
    listed = [found.model for found in document_types() if found.model is not ContentPage]
    homes, language = request.city.homes, request.LANGUAGE_CODE
    pages = own_pages(request.city).exclude(pk__in=[home.page_id for home in homes.values()])
    alive = pages.filter(Q(expire_at=None) | Q(expire_at__gt=timezone.now())).not_exact_type(
        *listed, *models_beside()
    )
    own = alive.filter(path__startswith=homes[language].path)
    first = request.city.first_home
    if first is None or first is homes[language]:
        return list(own.order_by("path").specific())
    others = alive.filter(path__startswith=first.path).exclude(
        translation_key__in=own.values("translation_key")
    )
    return [*own.order_by("path").specific(), *others.order_by("path").specific()]


@require_safe
def keywords(request):
    """The keywords of published pages that this site shows."""
    reads.declare(request.city.slug)
    title = _("Keywords")
    question = Search(EVERYTHING, scope_of(request), facets=("tag",))
    counts = index().answer([question], timezone.now()).each[0].counts["tag"]
    used = Tag.objects.filter(slug__in=[slug for slug, number in counts.items() if number])
    tags = sorted(used, key=lambda tag: fold(tag.name))
    context = {
        "title": title,
        "crumbs": [home_crumb(request), Crumb(title)],
        "canonical": request.city.base_url + reverse("cms_pages:keywords"),
        "keywords": [Link(tag.name, reverse("cms_pages:tag", args=[tag.slug])) for tag in tags],
    }
    return render(request, "cms_pages/keywords.html", context)


def _list(page, request):
    offers_feeds = request.city.settings.offers_feeds
    path, language = request.portal.path_of(page), _foreign(page, request)
    feeds = face_links(page.get_listing(), SearchQuery()) if offers_feeds and not language else []
    return ListOfCity(page.title, path, feeds, language)


def _link(page, request):
    return Link(page.title, request.portal.path_of(page), page.pk, _foreign(page, request))


def _foreign(page, request):
    """The language of a page, where readers have to be told; else ""."""
    code = request.portal.home_of(page)[1]
    return "" if code == request.LANGUAGE_CODE else code


def _terms(name, terms):
    return [Link(term.title, reverse(f"cms_pages:{name}", args=[term.slug])) for term in terms.values()]
