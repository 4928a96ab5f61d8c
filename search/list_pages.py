"""The page of a list: its results, filters, orders, pages and feeds, for templates."""

from dataclasses import dataclass
from urllib.parse import parse_qsl

from django.http import QueryDict
from django.utils.formats import number_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext, pgettext

from core import moments
from core.viewer import Viewer, viewer_of
from search.faces import download_links, face_links
from search.forms import SORT_LABELS, read_form
from search.listings import Listing
from search.phrasing import quoted
from search.query import BY_DAY, BY_DISTANCE, BY_RELEVANCE, EVERYTHING, PAST, SearchQuery
from search.registry import KIND, facet_labels, facets, type_of_kind
from search.sentences import dates_words, days_words, describe, near_words
from search.services import execute


@dataclass(frozen=True)
class Chip:
    """One selected filter; `url` is the list without it."""

    label: str
    url: str


@dataclass(frozen=True)
class FacetView:
    """A facet to draw; see core/components/facets.html. Of one that is folded, `unfold_url` is the list with
    its values."""

    param: str
    label: str
    multiple: bool
    values: list
    unfold_url: str = ""

    @property
    def is_open(self):
        return any(value.selected for value in self.values)


def render_context(request, listing):
    """Everything that `search/listing.html` and the head of `core/base.html` draw for a visitor."""
    context = list_context(viewer_of(request), listing, request.GET)
    moments.note(request, context["results"].changes_at)
    return context


def list_context(viewer: Viewer, listing: Listing, params: QueryDict) -> dict:
    """The same without a request: `params` are those of the address."""
    form = read_form(viewer, listing, params)
    results = execute(
        form.query,
        viewer.scope,
        now=viewer.now,
        fixed=listing.fixed,
        facets=listing.facets,
        default_sort=listing.default_sort,
        page_size=listing.page_size,
        days_counted=listing.days_counted,
    )
    query, shown = results.query, list(_facet_views(results))
    clear_url = _without_filters(listing, query).url(listing.path)
    title = describe(query, viewer.portal, viewer.language, listing)
    return {
        "listing": listing,
        "query": query,
        "results": results,
        "notices": form.notices,
        "listing_title": title,
        "count_label": _count_label(results.total, query.with_fixed(listing.fixed)),
        "chips": _chips(viewer, listing, query),
        "clear_url": clear_url,
        "ways_on": [{"label": _("See the whole list"), "url": clear_url}],
        "facets": shown,
        "kept_by_facets": _kept(query, but={facet.param for facet in shown}),
        "kept_by_sort": _kept(query, but={"tri"}),
        "sorts": _sorts(listing, query) if results.total > 1 else [],
        "feeds": face_links(listing, query, title) if viewer.city.settings.offers_feeds else [],
        "downloads": download_links(listing, query, title) if results.total else [],
        "canonical": viewer.base_url + query.url(listing.path, near=None),
        "noindex": _is_noindex(form, query),
        **results.paging.links(lambda number: query.url(listing.path, page=number)),
    }


def _count_label(total, query):
    """« 30 actualités » where everything is of one kind, else « 49 résultats »; « 60 dates » day by day."""
    if query.dates == BY_DAY:
        return ngettext("%(count)s date", "%(count)s dates", total) % {"count": number_format(total)}
    kinds = query.selected(KIND)
    of_one_kind = type_of_kind(kinds[0]) if len(kinds) == 1 else None
    if of_one_kind and of_one_kind.counted:
        return of_one_kind.counted(total)
    if not total:
        return _("No result")
    return ngettext("%(count)s result", "%(count)s results", total) % {"count": number_format(total)}


def _chips(viewer: Viewer, listing: Listing, query: SearchQuery) -> list[Chip]:
    chips = []
    if query.words and not listing.has_searchbox:
        chips.append(Chip(quoted(query.words), query.url(listing.path, words="", page=1)))
    for name in query.facet_names():
        labels = facet_labels(name, viewer.portal, viewer.language)
        chips += [
            Chip(_chip_label(name, value, labels), query.toggle(name, value).url(listing.path))
            for value in query.selected(name)
        ]
    if days := days_words(query):
        chips.append(Chip(days, query.url(listing.path, start=None, end=None, page=1)))
    if query.dates == PAST:
        chips.append(Chip(_capitalized(dates_words(query)), query.url(listing.path, dates="", page=1)))
    if query.near:
        url = query.url(listing.path, near=None, radius=None, page=1)
        chips.append(Chip(_capitalized(near_words(query)), url))
    return chips


def _chip_label(name, value, labels):
    phrase = facets()[name].phrase
    return _capitalized(phrase(value)) if phrase else str(labels.get(value, value))


def _capitalized(words):
    return words[:1].upper() + words[1:]


def _without_filters(listing, query):
    """What « clear all » leaves: the words, where the page has a box for them, and the view by day."""
    if not listing.has_searchbox:
        return SearchQuery(dates=query.dates) if query.dates == BY_DAY else EVERYTHING
    return SearchQuery(words=query.words, everywhere=query.everywhere)


def _facet_views(results):
    """Those with a choice to make; beside a place, how far comes first."""
    if results.radii:
        distances = pgettext("filter", "Distance")
        yield FacetView("rayon", distances, multiple=False, values=list(results.radii))
    for name, values in results.facets.items():
        if values:
            facet = facets()[name]
            yield FacetView(facet.param, str(facet.label), facet.multiple, values)


def _kept(query, but):
    """(parameter, value) that a form of the page carries along beside its own fields."""
    return [pair for pair in parse_qsl(query.to_querystring(page=1)) if pair[0] not in but]


def _sorts(listing, query):
    chosen = query.sort or (BY_RELEVANCE if query.words else listing.default_sort)
    if query.near and not query.sort:
        chosen = BY_DISTANCE
    offered = {BY_RELEVANCE} if query.words else set()
    offered |= {chosen, *listing.sorts, *([BY_DISTANCE] if query.near else [])}
    return [
        {"value": value, "label": label, "selected": value == chosen}
        for value, label in SORT_LABELS.items()
        if value in offered
    ]


def _is_noindex(form, query):
    """Crawlers index a list and one filter of it, not every combination, order or mistake."""
    dates = int(bool(query.start or query.end))
    return len(query.facet_names()) + dates > 1 or bool(
        query.words or query.everywhere or query.near or query.sort or query.dates == BY_DAY or form.notices
    )
