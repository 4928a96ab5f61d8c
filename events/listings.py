"""The lists of activities and training: what they fix, and what they leave to the visitor."""

from core.sites import get_portal
from search.listings import FEEDS, FILES, Listing
from search.query import SearchQuery

FACETS = ("age", "price", "topic", "audience", "district", "venue", "access", "attendance", "language")
OF_TRAINING = ("level", "skill")


def agenda_listing(page):
    """Everything of the kinds of a list that its city has or shows."""
    portal = get_portal()
    found = portal.home_of(page)
    facets = FACETS if "training" not in page.kinds else (*OF_TRAINING, *FACETS)
    facets = (*facets, "availability")
    return Listing(
        title=page.title,
        intro=page.introduction,
        fixed=SearchQuery(selections={"kind": page.kinds}),
        facets=("city", *facets) if found and found[0].is_hub else facets,
        default_sort="titre",
        sorts=("titre",),
        faces=(*FEEDS, "ics", *FILES),
        path=portal.path_of(page) or "/",
    )
