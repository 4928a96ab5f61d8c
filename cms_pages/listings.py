"""The lists of the editorial pages: what each fixes, and what it leaves to the visitor."""

from django.urls import reverse
from django.utils.translation import gettext as _

from cms_pages.facets import NEWSROOM
from cms_pages.newsrooms import newsroom_value
from core.sites import get_portal
from search.listings import Listing
from search.query import SearchQuery
from search.registry import KIND


def news_listing(page):
    """The news of a newsroom, or all that its site shows."""
    own = {} if page.shows_all else {NEWSROOM: (newsroom_value(page),)}
    fixed = SearchQuery(selections={KIND: ("news",)} | own)
    return _page_listing(page, fixed, (NEWSROOM, "topic", "audience", "year"))


def procedure_listing(page):
    """The procedures of the city, by title."""
    fixed = SearchQuery(selections={KIND: ("procedure",)})
    return _page_listing(page, fixed, ("topic", "audience"), "titre")


def experiment_listing(page):
    """The experiments that the city shows, the first one first: they are read as a story. They are told
    apart by the towns concerned; every town shows them all."""
    fixed = SearchQuery(selections={KIND: ("experiment",)})
    return _page_listing(page, fixed, ("town", "status", "topic", "year"), "ancien", by_city=False)


def city_listing(page):
    """Everything the city shows."""
    return _page_listing(page, SearchQuery(), ("kind", "topic", "audience", "year"))


def topic_listing(viewer, term):
    """Everything about a topic."""
    return _term_listing(viewer, "topic", term, ("kind", "audience", "year"))


def audience_listing(viewer, term):
    """Everything for an audience."""
    return _term_listing(viewer, "audience", term, ("kind", "topic", "year"))


def tag_listing(viewer, term):
    """Everything with a keyword."""
    return _term_listing(viewer, "tag", term, ("kind", "topic", "year"))


def _page_listing(page, fixed, facets, default_sort="date", *, by_city=True):
    portal = get_portal()
    found = portal.home_of(page)
    is_mixed = by_city and bool(found and found[0].is_hub)
    return Listing(
        title=page.title,
        intro=page.introduction,
        fixed=fixed,
        facets=("city", *facets) if is_mixed else facets,
        default_sort=default_sort,
        path=portal.path_of(page) or "/",
    )


def _term_listing(viewer, name, term, facets):
    return Listing(
        title=term.title,
        intro=term.description,
        fixed=SearchQuery(selections={name: (term.slug,)}),
        facets=("city", *facets) if viewer.city.is_hub else facets,
        default_sort="date",
        path=reverse(f"cms_pages:{name}", args=[term.slug]),
    )


def overview_title(name):
    """Title of the page that lists every topic or every audience."""
    return _("Topics") if name == "topics" else _("You are…")
