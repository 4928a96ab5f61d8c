"""A list that visitors can narrow: what it fixes, what it leaves open, and the context its page draws."""

from dataclasses import dataclass
from urllib.parse import parse_qsl

from django.utils.formats import number_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext, pgettext

from core import moments
from core.sites import scope_of
from search.faces import FEEDS, download_links, face_links
from search.forms import SORT_LABELS, QueryForm
from search.query import BY_DISTANCE, BY_RELEVANCE, EVERYTHING, SearchQuery
from search.registry import facet_labels, facets, type_of_kind
from search.sentences import near_words
from search.services import PAGE_SIZE, execute


@dataclass(frozen=True)
class Listing:
    """A query with some filters fixed and the others left to the visitor.

    `fixed` is never widened from the address; `facets` names those shown, in order; `path` is the
    list's own address without host or query, ending in a slash; `has_searchbox`
    says that the page draws the words in a box of their own, and `place` which city its results are of.
    `sorts` are the orders offered beside relevance and distance, which depend on the question; `faces` the
    other formats of the list (search.faces).
    """

    title: str
    intro: str = ""
    fixed: SearchQuery = EVERYTHING
    facets: tuple[str, ...] = ()
    default_sort: str = "date"
    path: str = ""
    page_size: int = PAGE_SIZE
    has_searchbox: bool = False
    place: str = ""
    sorts: tuple[str, ...] = ("date", "ancien", "titre")
    faces: tuple[str, ...] = FEEDS


@dataclass(frozen=True)
class Chip:
    """One selected filter; `url` is the list without it."""

    label: str
    url: str


@dataclass(frozen=True)
class FacetView:
    """A facet to draw; see core/components/facets.html."""

    param: str
    label: str
    multiple: bool
    values: list

    @property
    def is_open(self):
        return any(value.selected for value in self.values)


def read_form(request, listing):
    """The form that read this request's query string for a listing."""
    return QueryForm(
        request.GET,
        portal=request.portal,
        language=request.LANGUAGE_CODE,
        fixed=listing.fixed,
        default_sort=listing.default_sort,
    )


def render_context(request, listing):
    """Everything that `search/listing.html` and the head of `core/base.html` draw."""
    form = read_form(request, listing)
    results = execute(
        form.query,
        scope_of(request),
        fixed=listing.fixed,
        facets=listing.facets,
        default_sort=listing.default_sort,
        page_size=listing.page_size,
    )
    query, shown = results.query, list(_facet_views(results))
    moments.note(request, results.changes_at)
    clear_url = _without_filters(listing, query).url(listing.path)
    title = query.describe(request.portal, request.LANGUAGE_CODE, listing)
    return {
        "listing": listing,
        "query": query,
        "results": results,
        "notices": form.notices,
        "listing_title": title,
        "count_label": _count_label(results.total, query.with_fixed(listing.fixed).kinds),
        "chips": _chips(request, listing, query),
        "clear_url": clear_url,
        "ways_on": [{"label": _("See the whole list"), "url": clear_url}],
        "facets": shown,
        "kept_by_facets": _kept(query, but={facet.param for facet in shown}),
        "kept_by_sort": _kept(query, but={"tri"}),
        "sorts": _sorts(listing, query) if results.total > 1 else [],
        "feeds": face_links(listing, query, title) if request.city.settings.offers_feeds else [],
        "downloads": download_links(listing, query, title) if results.total else [],
        "canonical": request.city.base_url + query.url(listing.path, near=None),
        "noindex": _is_noindex(form, query),
        **results.paging.links(lambda number: query.url(listing.path, page=number)),
    }


def _count_label(total, kinds):
    """« 30 actualités » where everything is of one kind, else « 49 résultats »."""
    of_one_kind = type_of_kind(kinds[0]) if len(kinds) == 1 else None
    if of_one_kind and of_one_kind.counted:
        return of_one_kind.counted(total)
    if not total:
        return _("No result")
    return ngettext("%(count)s result", "%(count)s results", total) % {"count": number_format(total)}


def _chips(request, listing, query):
    chips = []
    if query.words and not listing.has_searchbox:
        chips.append(
            Chip(
                pgettext("quoted", "“%(word)s”") % {"word": query.words},
                query.url(listing.path, words="", page=1),
            )
        )
    for name in query.facet_names():
        labels = facet_labels(name, request.portal, request.LANGUAGE_CODE)
        chips += [
            Chip(_chip_label(name, value, labels), query.toggle(name, value).url(listing.path))
            for value in query.selected(name)
        ]
    if query.start or query.end:
        words = SearchQuery(start=query.start, end=query.end).describe(request.portal, request.LANGUAGE_CODE)
        chips.append(Chip(words.partition(", ")[2], query.url(listing.path, start=None, end=None, page=1)))
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
    """What « clear all » leaves: the words, where the page has a box for them."""
    if not listing.has_searchbox:
        return EVERYTHING
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
        query.words or query.everywhere or query.near or query.sort or form.notices
    )
