"""A list that visitors can narrow: what it fixes and what it leaves open; and which list an address is of."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import Any, NamedTuple, TypeVar

from django.http import QueryDict
from django.urls import Resolver404, resolve
from django.utils.translation import override

from core import generation
from core.reads import ANY
from core.viewer import Viewer
from search.days import local_day
from search.protocol import next_expiry
from search.query import BY_NAME, BY_NEXT_DATE, EVERYTHING, PAGE_SIZE, SearchQuery, order_of_list

MOST_LISTS = 500  # of which something is held, by its name and city
T = TypeVar("T")
OF_DAYS = (BY_NEXT_DATE, BY_NAME, "date")  # the orders offered to who asks for days
FEEDS, FILES = ("rss", "atom", "json"), ("geojson", "csv")


@dataclass(frozen=True)
class Listing:
    """A query with some filters fixed and the others left to the visitor.

    `fixed` is never widened from the address; `facets` names those shown, in order; `path` is the
    list's own address without host or query, ending in a slash; `place` says which city its results for words
    are of. `sorts` are the orders offered beside relevance and distance, which depend on the question;
    `faces` the other formats of the list (search.faces); `days_counted` the days of the calendar beside it;
    `counted` the facets whose numbers the page shows although they are closed. `example` stands in the empty
    box for words. `dates_first`: whoever asks for days sees the next dates first. `near_panel`: the template
    that asks for an address to be near to; "" where nothing has a place.
    """

    title: str
    intro: str = ""
    fixed: SearchQuery = EVERYTHING
    facets: tuple[str, ...] = ()
    default_sort: str = "date"
    path: str = ""
    page_size: int = PAGE_SIZE
    place: str = ""
    sorts: tuple[str, ...] = ("date", "ancien", "titre")
    faces: tuple[str, ...] = FEEDS
    days_counted: tuple[date, ...] = ()
    counted: tuple[str, ...] = ()
    example: str = ""
    dates_first: bool = False
    near_panel: str = ""

    def asked(self, query: SearchQuery) -> "Listing":
        """The list in the order that this question usually has."""
        order = order_of_list(query, self.default_sort, self.dates_first)
        return self if order == self.default_sort else replace(self, default_sort=order, sorts=OF_DAYS)


# `find(viewer, params, **kwargs of the address)` gives the Listing of a view, or None.
Find = Callable[..., Listing | None]
_by_view: dict[str, Find] = {}


def register_listing(view_name: str, find: Find) -> None:
    """Tell which list the addresses of a view are of. An app does so in `AppConfig.ready()`."""
    _by_view[view_name] = find


class Held(NamedTuple):
    """What was said, and when it may be something else."""

    said: Any
    until: datetime | None


def held_a_day(name: str, viewer: Viewer, listing: Listing, ask: Callable[[], T], *, city: str | None) -> T:
    """What `ask` says of a list, asked again after a publication in `city` (None: any), once a document of it
    is over, and the next day."""
    kept = generation.held(f"{name} {city}", dict, (city or ANY,))
    key = listing.path, listing.facets, listing.fixed.to_querystring(), viewer.language, local_day(viewer.now)
    if key not in kept or (kept[key].until and kept[key].until <= viewer.now):
        until = next_expiry(viewer.now, frozenset([city or ANY]))
        generation.keep(kept, key, Held(ask(), until), MOST_LISTS)
    return kept[key].said


def listing_at(viewer: Viewer, address: str) -> Listing | None:
    """The list at an address without host, such as /fr/actualites/ or /fr/recherche/?partout=1, as a
    viewer sees it; None where there is none."""
    path, _, query = address.partition("?")
    with override(viewer.language):
        try:
            match = resolve(path)
        except Resolver404:
            return None
        find = _by_view.get(match.view_name)
        return find(viewer, QueryDict(query), *match.args, **match.kwargs) if find else None
