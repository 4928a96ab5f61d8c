"""What a list says where « open now » finds nothing: which of its places opens next."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from django.utils.translation import gettext as _

from core.viewer import Viewer
from directory.facets import NOW
from directory.hours.calendar import as_known
from directory.hours.words import next_words
from search.hits import Hit
from search.listings import Listing
from search.nothing import Nothing
from search.query import SearchQuery
from search.registry import KIND
from search.services import Results, execute

PLACE = "place"
MOST_READ = 500  # places of the list; of more, one or the other is open at any hour


def nothing_open(viewer: Viewer, context: Mapping[str, Any]) -> Nothing | None:
    """What an empty list says (search.list_pages.list_context); None where it was not asked what is open at
    this moment, or where nothing matches at any."""
    listing, query, ways_on = context["listing"], context["query"], context["ways_on"]
    kinds = query.selected(KIND)
    if query.selected("open") != (NOW,) or (kinds and PLACE not in kinds):
        return None
    title, results = _("Nothing is open at this hour"), _whatever_hour(viewer, listing, query)
    if not results.total:
        return None
    if first := _next_to_open(results, viewer.now):
        opens_at, hit = first
        words = {"place": hit.title, "when": next_words(opens_at, viewer.now)}
        way = {"label": hit.title, "url": hit.url}
        return Nothing(title, _("Next opening: %(place)s, %(when)s.") % words, [way, *ways_on])
    return Nothing(title, _("Choose another moment, or look at the whole list."), ways_on)


def _whatever_hour(viewer: Viewer, listing: Listing, query: SearchQuery) -> Results:
    """Its places, without the filter."""
    asked = query.selecting("open", ()).selecting(KIND, (PLACE,))
    return execute(asked, viewer.scope, now=viewer.now, fixed=listing.fixed, page_size=MOST_READ)


def _next_to_open(results: Results, now: datetime) -> tuple[datetime, Hit] | None:
    if results.total > MOST_READ:
        return None
    states = ((as_known(hit.opening, hit.card.get("doubtful_hours"), now), hit) for hit in results.hits)
    opening = [(state.opens_at, hit) for state, hit in states if state and state.opens_at]
    return min(opening, key=lambda pair: (pair[0], pair[1].title), default=None)
