"""The lists of places: what they fix, and what they leave to the visitor."""

from core.sites import get_portal
from search.listings import Listing
from search.query import SearchQuery


def place_listing(page):
    """Every place the city has or shows, by name."""
    portal = get_portal()
    return Listing(
        title=page.title,
        intro=page.introduction,
        fixed=SearchQuery(kinds=("place",)),
        facets=("topic",),
        default_sort="titre",
        path=portal.path_of(page) or "/",
    )
