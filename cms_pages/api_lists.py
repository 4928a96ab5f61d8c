"""The lists of a site that its API describes: those of its pages, and by topic, audience and keyword."""

from collections.abc import Iterator

from django.db.models import Q
from django.urls import reverse
from wagtail.models import get_page_models

from cms_pages import listings
from cms_pages.terms import tag_term
from core.sites import own_pages
from core.viewer import Viewer
from search.faces.api.catalogue import SiteList, register_lists
from search.registry import facet_labels, facets

ANY = "_"  # stands for a slug until the template of the address is made


def lists_of_pages(viewer: Viewer) -> Iterator[SiteList]:
    """The pages that are lists, of any app, in the order of the tree."""
    types = [model for model in get_page_models() if hasattr(model, "get_listing")]
    home = viewer.city.homes[viewer.language]
    alive = own_pages(viewer.city).filter(Q(expire_at=None) | Q(expire_at__gt=viewer.now))
    for page in alive.filter(path__startswith=home.path).exact_type(*types).order_by("path").specific():
        yield SiteList(page.get_listing(), page.title)


def lists_of_terms(viewer: Viewer) -> Iterator[SiteList]:
    """One for all topics, one for all audiences, one for all keywords that somebody uses."""
    for name, terms, listing_of in (
        ("topic", viewer.portal.topics, listings.topic_listing),
        ("audience", viewer.portal.audiences, listings.audience_listing),
    ):
        known = terms.get(viewer.language, {})
        if known:
            yield _of_any(name, tuple(known), listing_of(viewer, next(iter(known.values()))))
    tags = tuple(sorted(facet_labels("tag", viewer.portal, viewer.language)))
    first = next(filter(None, (tag_term(tag, viewer.city) for tag in tags)), None)
    if first:
        yield _of_any("tag", tags, listings.tag_listing(viewer, first))


def _of_any(name, values, listing):
    facet = facets()[name]
    template = reverse(f"cms_pages:{name}", args=[ANY]).replace(f"/{ANY}/", f"/{{{facet.param}}}/")
    return SiteList(listing, str(facet.label), template, {facet.param: values})


def register_api_lists() -> None:
    """Called once, when the app is ready."""
    register_lists(lists_of_pages)
    register_lists(lists_of_terms)
