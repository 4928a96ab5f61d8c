"""Answers queries: bitmaps first, then one SQL statement for the cards to draw."""

from dataclasses import dataclass, field, replace
from datetime import datetime
from functools import cached_property
from typing import NamedTuple

from django.utils import timezone

from core.paging import Paging, read_page_number
from core.sites import Scope, get_portal
from search import counting, kept_documents, nearby, snapshot
from search.advice import NOTHING_TO_SAY, Advice, advise
from search.highlight import Marker
from search.hits import Hit
from search.lookup import look_up
from search.models import DocumentText
from search.query import BY_DISTANCE, BY_RELEVANCE, EVERYTHING, PAGE_SIZE, SearchQuery
from search.registry import facet_labels, facets
from search.relevance import page_by_relevance

# A publication may land between bitmaps and cards; under a storm of them the last try is served.
MOST_TRIES = 5


@dataclass(frozen=True)
class Search:
    """One question: a query inside `fixed`, seen from a scope. `facets` names those to count. `is_exact`
    asks for documents with all the words, none of them taken for a beginning."""

    query: SearchQuery
    scope: Scope
    fixed: SearchQuery = EVERYTHING
    facets: tuple[str, ...] = ()
    page_size: int = PAGE_SIZE
    default_sort: str = "date"
    is_exact: bool = False

    @property
    def words(self):
        return self.query.words or self.fixed.words

    @property
    def seen(self):
        """The scope whose documents are looked at."""
        return replace(self.scope, city=None) if self.query.everywhere else self.scope

    @property
    def sort(self):
        """The order of the hits; beside a place, the nearest first unless the visitor chose."""
        if self.query.near and not self.query.sort:
            return BY_DISTANCE
        if self.words:
            return self.query.sort or BY_RELEVANCE
        chosen = self.query.sort or self.fixed.sort
        return self.default_sort if chosen in ("", BY_RELEVANCE) else chosen

    @property
    def sinks(self):
        """Whether documents of negative weight come last."""
        return self.query.sort != "titre" and self.sort != BY_DISTANCE


class FacetValue(NamedTuple):
    """One choice of a facet; a child is drawn under the last one before it that is none."""

    value: str
    label: str
    count: int
    selected: bool
    is_child: bool = False


@dataclass(frozen=True)
class Results:
    """The hits of one page, the exact total, and the counts of every facet asked for; beside a place, how
    many each radius holds. From `changes_at` on, an opening or a closing makes it another answer."""

    query: SearchQuery
    hits: tuple[Hit, ...]
    total: int
    paging: Paging
    version: int
    facets: dict[str, list[FacetValue]] = field(default_factory=dict)
    advice: Advice = NOTHING_TO_SAY
    radii: tuple[FacetValue, ...] = ()
    changes_at: datetime | None = None

    @cached_property
    def is_of_one_kind(self):
        """Whether every hit shown is of the same kind, which then need not be said on each."""
        return len({hit.kind for hit in self.hits}) < 2


def execute(query, scope, *, now=None, **options):
    """Results of one query; options are the fields of `Search`."""
    return execute_many([Search(query, scope, **options)], now=now)[0]


def execute_many(searches, *, now=None):
    """Results of several queries from one version of the index, with one SQL statement for all cards."""
    now = now or timezone.now()
    portal = get_portal()
    held = snapshot.held()
    for attempt in range(MOST_TRIES):
        found = [find(search, held, now) for search in searches]
        numbers = {number for *_, shown in found for number in shown}
        rows, is_current = kept_documents.read(held, numbers)
        if is_current or attempt == MOST_TRIES - 1:
            break
        held = snapshot.refreshed()
    results = []
    for search, (answer, these, paging, shown) in zip(searches, found, strict=True):
        hits = tuple(_hits(search, shown, rows, these, portal, now))
        results.append(
            Results(
                query=replace(search.query, page=paging.number),
                hits=hits,
                total=paging.total,
                paging=paging,
                version=held.version,
                facets=_facets(search, answer, portal),
                advice=NOTHING_TO_SAY if these is None else advise(search, these, held, now, portal),
                radii=tuple(_radii(search, answer)),
                changes_at=next_change(search, hits, held, now),
            )
        )
    return results


def find(search, index, now):
    """(Answer, Found of its words or None, Paging, the numbers of its documents) from one snapshot."""
    words = look_up(search, index, now) if search.words else None
    answer = counting.count(search, index, now, -1 if words is None else words.bits)
    return answer, words, *_page(search, index, answer, words)


def next_change(search, hits, index, now):
    """The next moment from which the answer is another one: a facet or the card of a hit changes."""
    names = {*search.facets, *search.query.facet_names(), *search.fixed.facet_names()}
    moments = [known.until(index, now) for name in names if (known := facets()[name]).until]
    moments += [hit.changes_at for hit in hits]
    return min(filter(None, moments), default=None)


def _hits(search, numbers, rows, words, portal, now):
    """Hits of the documents that were read; a city made since this request began is for the next one."""
    marker = words and Marker(words, search.scope.language)
    texts = DocumentText.objects.filter(pk__in=numbers if words else ()).values_list("pk", "body")
    bodies = dict(texts)
    for number in numbers:
        if number in rows and rows[number].city_id in portal.by_settings_id:
            body = bodies.get(number, "")
            yield Hit(rows[number], portal, search.scope, marker, body, now=now, near=search.query.near)


def _page(search, index, answer, words):
    """(Paging, the numbers of its documents)."""
    paging = read_page_number(search.query.page, answer.bits.bit_count(), search.page_size)
    sunk = answer.bits & index.bits("sunk", "1") if search.sinks else 0
    afloat = answer.bits & ~sunk
    count = afloat.bit_count()
    spans = ((afloat, 0), (sunk, count)) if sunk else ((afloat, 0),)
    return paging, [
        number
        for bits, before in spans
        for number in _ordered(
            search, index, answer, words, bits, max(paging.start - before, 0), max(paging.stop - before, 0)
        )
    ]


def _ordered(search, index, answer, words, bits, start, stop):
    """Numbers `start` to `stop` of some of the documents found."""
    if start >= stop:
        return []
    if search.sort == BY_DISTANCE and answer.around:
        return answer.around.nearest(bits, start, stop)
    if words is not None and search.sort == BY_RELEVANCE:
        return page_by_relevance(words, bits, index, search.scope.city, start, stop)
    return index.page_of(bits, search.sort, start, stop)


def _radii(search, answer):
    for radius, count in answer.radii.items():
        yield FacetValue(str(radius), nearby.radius_words(radius), count, radius == search.query.radius)


def _facets(search, answer, portal):
    total = answer.bits.bit_count()
    return {name: _values(search, name, counts, total, portal) for name, counts in answer.counts.items()}


def _values(search, name, counts, total, portal):
    """Choices with hits, and those selected; of a tree, the branches that were opened. A facet with one
    choice is no choice, nor is one whose every value holds the whole result."""
    facet, language = facets()[name], search.scope.language
    labels = facet_labels(name, portal, language)
    parents = facet.parents(language) if facet.parents else {}
    selected = search.query.selected(name)
    found = dict.fromkeys(selected, 0) | {value: count for value, count in counts.items() if count}
    found = _opened(found, selected, parents) if parents else found
    values = [
        FacetValue(
            value=value,
            label=str(labels.get(value, value)),
            count=found[value],
            selected=value in selected,
            is_child=value in parents,
        )
        for value in facet.arranged(found, labels)
    ]
    narrows = len(values) > 1 and any(value.count < total for value in values)
    return values if narrows or selected else []


def _opened(found, selected, parents):
    """{value: count} of a tree: its first level, and the branches where something is chosen. A lone branch
    is open."""
    roots = {parents.get(value, value) for value in found}
    opened = {parents.get(value, value) for value in selected} if len(roots) > 1 else roots
    shown = [value for value in (*roots, *found) if parents.get(value) in {None, *opened}]
    return {value: found.get(value, 0) for value in shown}
