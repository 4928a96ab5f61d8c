"""The lists of activities and training: what they fix, and what they leave to the visitor."""

from django.utils.translation import gettext as _

from core.sites import get_portal
from directory.near import NEAR_PANEL
from search.listings import FEEDS, FILES, Listing
from search.query import BY_NEXT_DATE, COMING, SearchQuery

DATES = ("when", "weekday", "part")
FACETS = (
    *DATES,
    "age",
    "price",
    "topic",
    "audience",
    "district",
    "venue",
    "access",
    "attendance",
    "language",
    "availability",
)
WITH_DATES = ("activity", "training")
OF_TRAINING = ("level", "skill")
SORTS = (BY_NEXT_DATE, "titre", "date")
COUNTED = ("when", "weekday", "age", "price")  # the quick choices say how many (events.quick)

LINES = 10  # of a page: each has its hour, place, price and state, and each day its block
PROPOSE = "proposer/"  # below the address of a list


def takes_proposals(page, city):
    """Whether visitors may propose activities for a list: those of a town, which somebody there reads."""
    return "activity" in page.kinds and not city.is_hub


def agenda_listing(page):
    """What is to come, of the kinds and for the ages of a list, in its city and shown there."""
    portal = get_portal()
    found = portal.home_of(page)
    is_mixed = bool(found and found[0].is_hub)
    kinds = tuple(kind for kind in page.kinds if kind in WITH_DATES)
    facets = (*DATES, *OF_TRAINING, *FACETS[len(DATES) :]) if "training" in kinds else FACETS
    facets = ("kind", *facets) if len(kinds) > 1 else facets
    facets = tuple(name for name in facets if name != "age") if page.ages else facets
    return Listing(
        title=page.title,
        intro=page.introduction,
        fixed=SearchQuery(selections={"kind": kinds, "age": page.ages}, dates=COMING),
        facets=("city", *facets) if is_mixed else facets,
        default_sort=BY_NEXT_DATE,
        sorts=SORTS,
        faces=(*FEEDS, "ics", *FILES),
        path=portal.path_of(page) or "/",
        page_size=LINES,
        counted=COUNTED,
        example=_("An activity, a place, an age…"),
        near_panel=NEAR_PANEL,
    )
