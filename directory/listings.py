"""The lists of places: what they fix, and what they leave to the visitor."""

from django.utils.translation import gettext as _

from core.sites import get_portal
from directory.near import NEAR_PANEL
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
        example=_("A place, a trade, a street…"),
        near_panel=NEAR_PANEL,
    )
