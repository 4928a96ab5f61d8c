"""The lists of places: what they fix, and what they leave to the visitor."""

from urllib.parse import parse_qsl

from core.sites import get_portal
from search.listings import FEEDS, FILES, Listing
from search.query import BY_NAME, BY_OPEN, SearchQuery

FACETS = ("open", "category", "district", "access", "service", "payment", "facility")


def place_listing(page):
    """Every place the city has or shows, those that are open first."""
    portal = get_portal()
    found = portal.home_of(page)
    is_mixed = bool(found and found[0].is_hub)
    facets = tuple(name for name in FACETS if name in page.facets_shown) or FACETS
    return Listing(
        title=page.title,
        intro=page.introduction,
        fixed=SearchQuery(selections={"kind": ("place",)}),
        facets=("city", *facets) if is_mixed else facets,
        default_sort=BY_OPEN,
        sorts=(BY_OPEN, BY_NAME),
        faces=(*FEEDS, *FILES),
        path=portal.path_of(page) or "/",
    )


def kept_open(query):
    """(parameter, value) of the filters that the search for a moment carries along."""
    for name in ("open", "open_at"):
        query = query.selecting(name, ())
    return parse_qsl(query.to_querystring(page=1))
