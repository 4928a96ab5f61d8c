"""The lists of places: what they fix, and what they leave to the visitor."""

from core.sites import get_portal
from search.listings import Listing
from search.query import SearchQuery

FACETS = ("open", "category", "district", "access", "service", "payment", "facility")


def place_listing(page):
    """Every place the city has or shows, by name."""
    portal = get_portal()
    found = portal.home_of(page)
    is_mixed = bool(found and found[0].is_hub)
    return Listing(
        title=page.title,
        intro=page.introduction,
        fixed=SearchQuery(kinds=("place",)),
        facets=("city", *FACETS) if is_mixed else FACETS,
        default_sort="titre",
        sorts=("titre", "fraicheur"),
        path=portal.path_of(page) or "/",
    )
