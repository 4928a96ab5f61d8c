"""The page of a list: its results, filters, orders, pages and feeds, for templates."""

from dataclasses import dataclass
from functools import cache
from urllib.parse import parse_qsl

from django.http import QueryDict
from django.utils.formats import number_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from core import moments
from core.viewer import Viewer, viewer_of
from search.bars import NEAR, OPENED, VIEW, bar_of, counted_in, opened_in, own_parameters
from search.ends import ARCHIVES, OLD, OLD_ONLY
from search.faces import download_links, face_links
from search.forms import SORT_LABELS, read_form
from search.listings import Listing, held_a_day
from search.nearby import radius_words
from search.nothing import why_nothing
from search.protocol import Search, index
from search.query import BY_DAY, BY_OPEN, PAST, SearchQuery, usual_sort
from search.registry import KIND, facet_labels, facets, type_of_kind
from search.sentences import dates_words, days_words, describe, near_words
from search.services import execute

# Filters chosen together that many may choose; what more do is drawn each time.
MOST_KEPT_FILTERS = 5


@dataclass(frozen=True)
class Chip:
    """One selected filter; `url` is the list without it."""

    label: str
    url: str


def render_context(request, listing, opened=""):
    """Everything that `search/listing.html` and the head of `core/base.html` draw for a visitor; `opened` is
    the filter to open where the address opens none."""
    viewer = viewer_of(request)
    context = list_context(viewer, listing, request.GET, opened)
    context["nothing"] = None if context["results"].total else why_nothing(viewer, context)
    moments.note(request, context["results"].changes_at)
    return context


def list_context(viewer: Viewer, listing: Listing, params: QueryDict, opened: str = "") -> dict:
    """The same without a request: `params` are those of the address. `listing_title`, `feeds`, `downloads`
    and `kept_by_…` may be functions without arguments: templates call them, a kept piece of a page saves
    it."""
    form, opened = read_form(viewer, listing, params), opened_in(listing, params) or opened
    listing = listing.asked(form.query)
    results = execute(
        form.query,
        viewer.scope,
        now=viewer.now,
        fixed=listing.fixed,
        facets=counted_in(listing, opened),
        default_sort=listing.default_sort,
        page_size=listing.page_size,
        days_counted=listing.days_counted,
        counts_radii=opened == NEAR,
    )
    query = results.query
    clear_url = _without_filters(query).url(listing.path)
    bar = bar_of(viewer, listing, results, opened)
    title = cache(lambda: describe(query, viewer.portal, viewer.language, listing))
    chips = _chips(viewer, listing, query)
    frame_state = _frame_state(listing, form, results, bar, chips, params)
    return {
        "listing": listing,
        "query": query,
        "results": results,
        "notices": form.notices,
        "listing_title": title,
        "count_label": _count_label(results.total, query.with_fixed(listing.fixed)),
        "chips": chips,
        "clear_url": clear_url,
        "ways_on": [{"label": _("See the whole list"), "url": clear_url if chips else listing.path}],
        "archives_url": "" if results.total else _archives_url(viewer, listing, query),
        **bar,
        "frame_state": frame_state,
        "head_state": frame_state and (*frame_state, results.total),
        "kept_by_words": lambda: _kept(query, but={"q", "tri"}),
        "kept_by_panel": lambda: _kept(query, but=own_parameters(opened)),
        "sorts": _sorts(listing, query) if results.total > 1 else [],
        "feeds": cache(lambda: face_links(listing, query, title()))
        if viewer.city.settings.offers_feeds
        else [],
        "downloads": cache(lambda: download_links(listing, query, title())) if results.total else [],
        "left_out": _left_out(viewer, listing, query, results.total),
        "canonical": viewer.base_url + query.url(listing.path, near=None),
        "share": {"address": viewer.base_url + query.url(listing.path, page=1), "title": title},
        "noindex": _is_noindex(form, query) or OPENED in params or VIEW in params,
        **results.paging.links(lambda number: query.url(listing.path, page=number)),
    }


def _frame_state(listing, form, results, bar, chips, params):
    """What the frame of a list depends on beside its page, where it is the whole list or a few filters of it
    that many choose: it may be kept; else None. The words of the filters are those of pages and keywords,
    which may be renamed; whether there are results decides what may be downloaded."""
    query = results.query
    chosen = [facets()[name] for name in query.facet_names()]
    if (
        form.notices
        or bar["panel"]
        or len(chips) > MOST_KEPT_FILTERS
        or not all(one.choices for one in chosen)
    ):
        return None
    asked = query.to_querystring()
    names = {"tri", "dates", *(facet.param for facet in chosen)}
    # Nothing else stands in the address, and nothing twice: it is among few.
    if not names.issuperset(params) or sorted(parse_qsl(params.urlencode())) != sorted(parse_qsl(asked)):
        return None
    panels = (panel.param for panel in bar["panels"])
    return listing.path, asked, bool(results.total), *(chip.label for chip in chips), *panels


def _archives_url(viewer: Viewer, listing: Listing, query: SearchQuery) -> str:
    """The same question of what is too old for lists, where there is any."""
    if query.selected(ARCHIVES) or not has_archives(viewer, listing):
        return ""
    return query.selecting(ARCHIVES, (OLD,)).url(listing.path)


def has_archives(viewer: Viewer, listing: Listing) -> bool:
    """Whether something is too old for a list. Words are not looked for here: that would ask the database."""
    old, fixed = SearchQuery(selections=OLD_ONLY), listing.fixed.first_page(words="")
    search = Search(old, viewer.scope, fixed, page_size=1)
    return held_a_day(
        "archives",
        viewer,
        listing,
        lambda: bool(index().answer([search], viewer.now).each[0].total),
        city=viewer.scope.city,
    )


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


def _left_out(viewer: Viewer, listing: Listing, query: SearchQuery, shown: int) -> dict | None:
    """What does not stand in a list of what is near, and the way to it; None where nothing lacks. Words are
    not looked for once more."""
    if not query.near or query.words:
        return None
    everywhere = query.first_page(near=None, near_name="", radius=None)
    search = Search(everywhere, viewer.scope, listing.fixed, page_size=1)
    count = index().answer([search], viewer.now).each[0].total - shown
    if count <= 0:
        return None
    said = {"count": number_format(count)}
    words = _("%(count)s left out: without an exact address.")
    if query.radius:
        said["distance"] = radius_words(query.radius)
        words = _("%(count)s left out: further than %(distance)s, or without an exact address.")
    return {"text": words % said, "label": _("See all"), "url": everywhere.url(listing.path)}


def _chips(viewer: Viewer, listing: Listing, query: SearchQuery) -> list[Chip]:
    chips = []
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
    phrase = facets()[name].phrase or str
    return _capitalized(str(labels.get(value) or phrase(value)))


def _capitalized(words):
    return words[:1].upper() + words[1:]


def _without_filters(query):
    """What « clear all » leaves: the words, and the view by day."""
    return SearchQuery(
        words=query.words, everywhere=query.everywhere, dates=BY_DAY if query.dates == BY_DAY else ""
    )


def _kept(query, but):
    """(parameter, value) that a form of the page carries along beside its own fields."""
    return [pair for pair in parse_qsl(query.to_querystring(page=1)) if pair[0] not in but]


def _sorts(listing, query):
    """The orders to choose from, the one that holds first."""
    usual = usual_sort(query.words, query.near, listing.default_sort)
    chosen = query.sort or usual
    offered = {usual, chosen, *listing.sorts}
    others = [value for value in SORT_LABELS if value in offered - {chosen}]
    return [
        {
            "label": _("Open first, then nearest") if value == BY_OPEN and query.near else SORT_LABELS[value],
            "url": query.url(listing.path, sort="" if value == usual else value, page=1),
            "selected": value == chosen,
        }
        for value in (chosen, *others)
    ]


def _is_noindex(form, query):
    """Crawlers index a list and one filter of it, not every combination, order or mistake."""
    dates = int(bool(query.start or query.end))
    return len(query.facet_names()) + dates > 1 or bool(
        query.words or query.everywhere or query.near or query.sort or query.dates == BY_DAY or form.notices
    )
