"""The bar over a list: what one press gives, the filters, of which one at most is open, and list or map.

The values of a closed filter are neither counted nor drawn, which would be half of what a list costs:
`?filtre=categorie#filtres` is the page with that one open.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field

from django.http import QueryDict
from django.utils.translation import gettext as _

from core.viewer import Viewer
from search.listings import Listing, held_a_day
from search.protocol import Search, index
from search.query import SearchQuery, encoded_pair
from search.registry import facets
from search.services import FacetValue, Results, narrowing

OPENED, VIEW, MAP, NEAR = "filtre", "vue", "carte", "pres"


@dataclass(frozen=True)
class Toggle:
    """What one press gives. `url` chooses it, or gives it up where it `is_chosen`; `is_near` asks the browser
    where it is."""

    label: str
    icon: str
    url: str
    is_chosen: bool
    is_near: bool = False


@dataclass(frozen=True)
class Panel:
    """One filter of the bar. `url` opens it, or closes it where it `is_open`: then `template` draws its
    `values` inside the form."""

    param: str
    label: str
    url: str
    is_open: bool = False
    template: str = ""
    multiple: bool = True
    values: Sequence[FacetValue] = field(default_factory=list)


def opened_in(listing: Listing, params: QueryDict) -> str:
    """The parameter of the filter that an address opens; "" without one, or one that the list lacks."""
    wanted = params.get(OPENED, "")
    known = {facets()[name].param for name in listing.facets}
    return wanted if wanted in known | ({NEAR} if listing.near_panel else set()) else ""


def counted_in(listing: Listing, opened: str) -> tuple[str, ...]:
    """The facets whose values are counted: the one that is open, and those that the list always needs."""
    is_open = [name for name in listing.facets if facets()[name].param == opened]
    return tuple(dict.fromkeys([*listing.counted, *is_open]))


def own_parameters(opened: str) -> set[str]:
    """What the form of an open filter asks itself."""
    if opened == NEAR:
        return {NEAR, "autour", "rayon", "tri"}
    own = {opened}
    return own.union(*(facet.panel_params for facet in facets().values() if facet.param == opened))


def bar_of(viewer: Viewer, listing: Listing, results: Results, opened: str) -> dict:
    """What core/components/bar.html draws: `toggles`, `panels`, the open `panel`, and what its form keeps."""
    query = results.query
    url = query.url(listing.path, page=1)
    panels = [
        _panel(facets()[name], url, results, opened) for name in _offered(viewer, listing, query, opened)
    ]
    panel = next((panel for panel in panels if panel.is_open), None)
    if opened == NEAR:
        panel = Panel(NEAR, _("Near an address"), query.url(listing.path), True, listing.near_panel)
    return {"toggles": _toggles(listing, query), "panels": panels, "panel": panel}


def views_of(listing: Listing, query: SearchQuery, *, is_map: bool) -> list[dict]:
    """List or map, for core/components/views.html."""
    url = query.url(listing.path, page=1)
    return [
        {"label": _("List"), "icon": "list", "url": url, "is_current": not is_map},
        {"label": _("Map"), "icon": "map", "url": with_parameter(url, VIEW, MAP), "is_current": is_map},
    ]


def with_parameter(url: str, name: str, value: str) -> str:
    """An address with one parameter more."""
    return f"{url}{'&' if '?' in url else '?'}{encoded_pair(name, value)}"


def _panel(facet, url, results, opened):
    if facet.param != opened:
        return Panel(facet.param, str(facet.label), with_parameter(url, OPENED, facet.param))
    values = results.facets.get(facet.name, ())
    return Panel(facet.param, str(facet.label), url, True, facet.panel, facet.multiple, values)


def _toggles(listing: Listing, query: SearchQuery) -> list[Toggle]:
    found = []
    for facet in (facets()[name] for name in listing.facets):
        if facet.one_press:
            value, label, icon = facet.one_press
            url = query.toggle(facet.name, value).url(listing.path)
            found.append(Toggle(str(label), icon, url, value in query.selected(facet.name)))
    if listing.near_panel:
        url = with_parameter(query.url(listing.path, page=1), OPENED, NEAR)
        found.append(Toggle(_("Near me"), "map-pin", f"{url}#filtres", bool(query.near), is_near=True))
    return found


def _offered(viewer: Viewer, listing: Listing, query: SearchQuery, opened: str) -> list[str]:
    """The facets that leave something to choose in the whole list, and the one that is open: a filter does
    not come and go with the others."""
    whole = Search(
        SearchQuery(everywhere=query.everywhere),
        viewer.scope,
        fixed=listing.fixed,
        facets=listing.facets,
        page_size=1,
    )

    def with_choices():
        (answer,) = index().answer([whole], viewer.now).each
        return narrowing(whole, answer)

    offered = held_a_day("facets offered", viewer, listing, with_choices, city=whole.seen.city)
    return [name for name in listing.facets if name in offered or facets()[name].param == opened]
